package io.muster.engine.execution;

import io.muster.signoff.FormFields;
import io.muster.step.HistoryGuard;
import io.muster.step.StepContract;
import io.muster.step.StepRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** The plugin that installs our rules in the engine: the beans a diagram may use, and who decides. */
@Component
class LifecyclePlugin extends AbstractProcessEnginePlugin {

    private final StepRegistry steps;
    private final Wiring wiring;
    private final DecisionTablePolicy tables;
    private final List<HistoryGuard> guards;
    private final ApplicationContext context;

    LifecyclePlugin(
            StepRegistry steps,
            Wiring wiring,
            DecisionTablePolicy tables,
            List<HistoryGuard> guards,
            ApplicationContext context) {
        this.steps = steps;
        this.wiring = wiring;
        this.tables = tables;
        this.guards = guards;
        this.context = context;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        var beans = beans();
        configuration.setBeans(beans);
        // The starter may have already created its expression manager, with other beans.
        configuration.setExpressionManager(new SpringExpressionManager(context, beans));
        var listeners = configuration.getCustomPreBPMNParseListeners();
        var ours = new ArrayList<BpmnParseListener>(listeners == null ? List.of() : listeners);
        ours.add(wiring);
        configuration.setCustomPreBPMNParseListeners(ours);
        tables.register(configuration);
        FormFields.guard(configuration);
        configuration.getCustomHistoryEventHandlers().add(new GuardedHistory(guards));
        // Otherwise an uncaught BPMN error at a task would silently end its process token.
        configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
    }

    /**
     * Adds our parse listeners last, because the engine's own fills in the installation's retry list. The engine
     * created a second, inaccessible set of deployers for its cache; this makes it use the first.
     */
    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        configuration.getDeployers().stream()
                .filter(BpmnDeployer.class::isInstance)
                .map(deployer -> ((BpmnDeployer) deployer).getBpmnParser())
                .forEach(parser -> parser.getParseListeners().add(new StepRetries(steps)));
        configuration.getDeploymentCache().setDeployers(configuration.getDeployers());
    }

    /** Only steps, so that a diagram cannot use any other bean of the application. */
    private Map<Object, Object> beans() {
        var beans = new HashMap<Object, Object>();
        steps.all().stream()
                .filter(step -> !step.isLong())
                .map(StepContract::id)
                .forEach(
                        id -> beans.put(id, new ShortStepDelegate(steps.find(id).orElseThrow(), steps)));
        return beans;
    }
}
