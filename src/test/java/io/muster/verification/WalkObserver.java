package io.muster.verification;

import io.muster.processfiles.HumanTask.HumanTaskProperties;
import io.muster.verification.Observed.Reach;
import io.muster.verification.model.DiagramSemantics.StepSemantics;
import io.muster.verification.model.Guard;
import io.muster.verification.model.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** The records of one walk: the controls that hold, and the promises that the engine was observed to break. */
final class WalkObserver {

    /** More elements in one transaction than any diagram has: it goes round. */
    private static final int MOST_ELEMENTS = 400;

    private static final Pattern ASKED = Pattern.compile("\\$\\{(\\w+) [!=]=.*");

    private final Observed observed;
    private final FuzzDiagram diagram;
    private final Random random;
    private final WalkStyle style;
    private ControlLedger ledger = new ControlLedger();
    private int elements;
    private boolean unclear;
    private boolean failed;

    WalkObserver(Observed observed, FuzzDiagram diagram, Random random, WalkStyle style) {
        this.observed = observed;
        this.diagram = diagram;
        this.random = random;
        this.style = style;
    }

    Random random() {
        return random;
    }

    /** @return what to go back to if the transaction fails */
    ControlLedger begin() {
        elements = 0;
        failed = false;
        return ledger.copy();
    }

    void rollBack(ControlLedger before) {
        ledger = before;
    }

    /** The books cannot be kept any further: an activity that is done several times was begun twice at once. */
    boolean isUnclear() {
        return unclear;
    }

    /** Whether a step failed in this transaction. */
    boolean hasFailed() {
        return failed;
    }

    // --- people ---

    void laidOut(DelegateTask task) {
        var execution = (ExecutionEntity) task.getExecution();
        var variable = property(task, HumanTaskProperties.VARIABLE);
        if (!variable.isEmpty()) {
            // As Muster's listener does: what was decided last time is forgotten.
            execution.getProcessInstance().setVariable(variable, null);
        }
        var control = property(task, HumanTaskProperties.CONTROL);
        if (!control.isEmpty()) {
            ledger.laidOut(control, execution.getProcessInstanceId(), variable);
        }
    }

    void decided(DelegateTask task) {
        var control = property(task, HumanTaskProperties.CONTROL);
        if (!control.isEmpty()) {
            var execution = (ExecutionEntity) task.getExecution();
            var variable = property(task, HumanTaskProperties.VARIABLE);
            var accepts = HumanTaskProperties.list(property(task, HumanTaskProperties.ACCEPTS));
            var accepted = accepts.contains(String.valueOf(task.getVariable(variable)));
            ledger.decided(
                    control, execution.getProcessInstanceId(), variable, accepted, body(execution), people((UserTask)
                            task.getBpmnModelElementInstance()));
        }
    }

    private static String property(DelegateTask task, String name) {
        return WalkingEngine.property((UserTask) task.getBpmnModelElementInstance(), name);
    }

    // --- steps ---

    void perform(StepSemantics step, DelegateExecution delegate) {
        var execution = (ExecutionEntity) delegate;
        begun(step, execution);
        var codes = diagram.errorCodesAt(process(execution), execution.getActivityId());
        if (!codes.isEmpty() && random.nextInt(WalkStyle.ONE_FAILS_OF) == 0) {
            ledger.settle(step.guard(), false);
            failed = true;
            var code = codes.get(random.nextInt(codes.size()));
            observed.note("  %s fails with %s".formatted(execution.getActivityId(), code));
            throw new BpmnError(code);
        }
        execution.setVariables(done(step, execution));
    }

    /** It is carried out, whatever comes of it. */
    void begun(StepSemantics step, ExecutionEntity execution) {
        if (step.guard() != Guard.NONE) {
            reached(step.guard(), execution);
        }
        if (step.voids()) {
            ledger.artifactChanged();
        }
    }

    /** @return what it writes */
    Map<String, Object> done(StepSemantics step, ExecutionEntity execution) {
        var written = new TreeMap<String, Object>();
        step.writes().forEach(each -> written.put(each.variable(), value(each)));
        var accepted = true;
        if (step.outcome() != null) {
            var word = style.outcome(step.outcome(), random);
            written.put(step.outcome().variable(), word);
            accepted = step.outcome().accepting().contains(word);
        }
        if (step.provides() != null) {
            ledger.provided(step.provides(), accepted, body(execution), 1);
        }
        ledger.settle(step.guard(), accepted);
        if (!written.isEmpty()) {
            observed.note("  %s finds %s".formatted(execution.getActivityId(), written));
        }
        return written;
    }

    private Object value(StepSemantics.Written written) {
        if (written.variable().equals("tier")) {
            return (long) observed.tier();
        }
        var values = written.values();
        return values.isEmpty() ? (Object) (999L + random.nextInt(3)) : values.get(random.nextInt(values.size()));
    }

    private void reached(Guard guard, ExecutionEntity execution) {
        var instances = instances(execution);
        var origin = instances.get(instances.size() - 1).getVariable("origin");
        observed.reached(new Reach(
                process(execution),
                execution.getActivityId(),
                guard,
                origin == null ? null : origin.toString(),
                Set.copyOf(ledger.held())));
        if (guard != Guard.ROLLBACK && guard != Guard.SUSPEND) {
            instances.forEach(instance -> ledger.unanswered(instance.getId()).stream()
                    .filter(variable -> instance.hasVariable(variable) && instance.getVariable(variable) == null)
                    .forEach(variable -> observed.broken(
                            Property.REJECT_BY_DEFAULT,
                            "'%s' was not answered before %s".formatted(variable, execution.getActivityId()))));
        }
    }

    // --- elements ---

    void entered(ExecutionEntity execution, ActivityImpl activity) {
        if (++elements > MOST_ELEMENTS) {
            throw new ProcessEngineException("it goes round in one transaction");
        }
        observed.entered(process(execution) + "/" + activity.getId().replace(FuzzEngine.SEVERAL, ""));
        if (activity.getId().endsWith(FuzzEngine.SEVERAL)) {
            severalBegan(execution, activity);
        }
        if ("exclusiveGateway".equals(activity.getProperty("type"))) {
            asked(execution, activity);
        }
    }

    /** The condition that is asked first is asked whatever comes of it. */
    private void asked(ExecutionEntity execution, ActivityImpl gateway) {
        if (gateway.getOutgoingTransitions().isEmpty()) {
            return;
        }
        var first = gateway.getOutgoingTransitions().get(0).getProperty(BpmnParse.PROPERTYNAME_CONDITION_TEXT);
        var matcher = ASKED.matcher(String.valueOf(first));
        if (matcher.matches()
                && !diagram.handedOut().contains(matcher.group(1))
                && ledger.isStale(execution.getProcessInstanceId(), matcher.group(1))) {
            observed.broken(Property.FRESHNESS, "%s asks for an old '%s'".formatted(gateway.getId(), matcher.group(1)));
        }
    }

    void processEnded(ExecutionEntity execution) {
        if (execution.getSuperExecution() == null && !execution.isCanceled() && ledger.deploymentFailed()) {
            observed.broken(Property.ROLLBACK, "it ended after a failed deployment");
        }
    }

    // --- several times ---

    private void severalBegan(ExecutionEntity execution, ActivityImpl body) {
        var control = control(execution, body);
        if (control != null) {
            unclear |= ledger.severalBegan(control, key(execution, body.getId()));
        }
    }

    void severalEnded(ExecutionEntity execution, ActivityImpl body) {
        var control = control(execution, body);
        if (control != null) {
            var times = execution.getVariableLocal("nrOfInstances");
            ledger.severalEnded(
                    control,
                    key(execution, body.getId()),
                    times == null ? 0 : (Integer) times,
                    execution.isCanceled(),
                    people(execution, body));
        }
    }

    private static int people(UserTask task) {
        var quorum = WalkingEngine.property(task, HumanTaskProperties.QUORUM);
        return HumanTaskProperties.quorum(quorum.isEmpty() ? null : quorum);
    }

    private static int people(ExecutionEntity execution, ActivityImpl body) {
        return element(execution, body) instanceof UserTask task ? people(task) : 1;
    }

    private static ModelElementInstance element(ExecutionEntity execution, ActivityImpl body) {
        return execution.getBpmnModelInstance().getModelElementById(body.getId().replace(FuzzEngine.SEVERAL, ""));
    }

    private static @Nullable String control(ExecutionEntity execution, ActivityImpl body) {
        var element = element(execution, body);
        if (element instanceof UserTask task) {
            var control = WalkingEngine.property(task, HumanTaskProperties.CONTROL);
            return control.isEmpty() ? null : control;
        }
        if (element instanceof org.camunda.bpm.model.bpmn.instance.ServiceTask task
                && task.getCamundaDelegateExpression() != null) {
            var bean = task.getCamundaDelegateExpression().replaceAll("[${}]", "");
            return Bench.meanings().step(bean).map(StepSemantics::provides).orElse(null);
        }
        return null;
    }

    private static @Nullable String body(ExecutionEntity execution) {
        var around = execution.getActivity().getFlowScope();
        return around.getId().endsWith(FuzzEngine.SEVERAL) ? key(execution, around.getId()) : null;
    }

    private static String key(ExecutionEntity execution, String body) {
        return execution.getProcessInstanceId() + " " + body;
    }

    // --- where ---

    private static String process(ExecutionEntity execution) {
        return execution.getProcessDefinition().getKey();
    }

    /** The instance it runs in, and those that called it, the outermost last. */
    private static List<ExecutionEntity> instances(ExecutionEntity execution) {
        var instances = new ArrayList<ExecutionEntity>();
        for (var at = execution.getProcessInstance(); at != null; ) {
            instances.add(at);
            at = at.getSuperExecution() == null ? null : at.getSuperExecution().getProcessInstance();
        }
        return instances;
    }
}
