package io.muster.engine.execution;

import io.muster.step.BusinessKey;
import io.muster.step.Executions;
import io.muster.step.StepContract;
import io.muster.step.StepRegistry;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The bean that a diagram refers to; it runs one short step in the engine's transaction. */
final class ShortStepDelegate implements JavaDelegate {

    private final StepContract contract;
    private final StepRegistry steps;

    ShortStepDelegate(StepContract contract, StepRegistry steps) {
        this.contract = contract;
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var key = BusinessKey.parse(execution.getProcessBusinessKey());
        var context = new VariableContext(
                contract,
                key,
                Executions.rootInstance(execution),
                execution.getProcessInstanceId(),
                "%s/%s".formatted(key, execution.getActivityInstanceId()),
                execution::getVariable,
                execution::getVariableLocal);
        var result = steps.shortStep(contract.id()).perform(context);
        var process = execution.getProcessInstance();
        // Set on the instance, where gateways read them; the step's own scope ends with it.
        contract.variables(result).forEach(process::setVariable);
    }
}
