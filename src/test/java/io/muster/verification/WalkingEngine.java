package io.muster.verification;

import io.muster.processfiles.DeploymentFile;
import io.muster.verification.search.semantics.Marking;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.ExternalTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;

/** The real engine, with nothing of Muster in it but the settings that its meaning depends on. */
final class WalkingEngine implements AutoCloseable {

    private static final String ROUTING = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="tables" name="tables" namespace="http://muster.io/test">
              <decision id="routing" name="routing">
                <decisionTable id="table" hitPolicy="FIRST">
                  <input id="in"><inputExpression id="asked" typeRef="string"><text>origin</text></inputExpression></input>
                  <output id="out" name="needed" typeRef="string"/>
                  <rule id="r1"><inputEntry id="i1"><text>"vendor"</text></inputEntry><outputEntry id="o1"><text>"two"</text></outputEntry></rule>
                  <rule id="r2"><inputEntry id="i2"><text></text></inputEntry><outputEntry id="o2"><text>"one"</text></outputEntry></rule>
                </decisionTable>
              </decision>
              <decision id="sizing" name="sizing">
                <decisionTable id="table2" hitPolicy="FIRST">
                  <input id="in2"><inputExpression id="asked2" typeRef="string"><text>size</text></inputExpression></input>
                  <output id="out2" name="needed" typeRef="string"/>
                  <rule id="r3"><inputEntry id="i3"><text>"1000000"</text></inputEntry><outputEntry id="o3"><text>"two"</text></outputEntry></rule>
                  <rule id="r4"><inputEntry id="i4"><text></text></inputEntry><outputEntry id="o4"><text>"one"</text></outputEntry></rule>
                </decisionTable>
              </decision>
            </definitions>
            """;

    private final ProcessEngine engine;
    private final Map<Object, Object> beans = new HashMap<>();

    WalkingEngine(Die die) {
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("walking");
        configuration.setJdbcUrl("jdbc:h2:mem:walking;DB_CLOSE_DELAY=1000");
        configuration.setHistory("none");
        configuration.setEnforceHistoryTimeToLive(false);
        configuration.setMetricsEnabled(false);
        configuration.setEnableCmdExceptionLogging(false);
        configuration.setJobExecutorActivate(false);
        // As Muster sets it.
        configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
        beans.put("lay", (TaskListener) WalkingEngine::lay);
        beans.put("die", die);
        Bench.meanings()
                .steps()
                .forEach((id, step) -> beans.put(id, (JavaDelegate) execution -> die.perform(step, execution)));
        configuration.setBeans(beans);
        configuration.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(new SavePoints())));
        engine = configuration.buildProcessEngine();
    }

    /** As Muster's wiring does: what people and workers did is kept. */
    private static final class SavePoints extends AbstractBpmnParseListener {

        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            activity.setAsyncAfter(true);
        }

        @Override
        public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            if (activity.getActivityBehavior() instanceof ExternalTaskActivityBehavior) {
                activity.setAsyncAfter(true);
            }
        }
    }

    ProcessEngine engine() {
        return engine;
    }

    /** As Muster's listener does: what was decided last time is forgotten. */
    private static void lay(DelegateTask task) {
        var variable = property(task.getBpmnModelElementInstance(), "muster.decisionVariable");
        if (!variable.isEmpty()) {
            ((ExecutionEntity) task.getExecution()).getProcessInstance().setVariable(variable, null);
        }
    }

    static String property(UserTask task, String name) {
        return task.getModelInstance().getModelElementsByType(CamundaProperty.class).stream()
                .filter(property -> task.equals(
                        property.getParentElement().getParentElement().getParentElement()))
                .filter(property -> name.equals(property.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                // Of an empty value the model says nothing.
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    String deploy(List<DeploymentFile> diagrams) {
        var deployment = engine.getRepositoryService().createDeployment().addString("routing.dmn", ROUTING);
        diagrams.forEach(
                diagram -> deployment.addInputStream(diagram.name(), new ByteArrayInputStream(diagram.content())));
        return deployment.deploy().getId();
    }

    void undeploy(String deployment) {
        engine.getRepositoryService().deleteDeployment(deployment, true);
    }

    /** @return null when it has ended */
    Marking marking(String process, String instance) {
        var root = engine.getRuntimeService().getActivityInstance(instance);
        return root == null ? null : new Marking(process, values(instance), inside(root));
    }

    private List<Marking> inside(ActivityInstance instance) {
        var inside = new ArrayList<Marking>();
        for (var child : instance.getChildActivityInstances()) {
            inside.add(marking(child));
        }
        for (var child : instance.getChildTransitionInstances()) {
            job(child).ifPresent(job -> inside.add(new Marking(place(child, job), null, List.of())));
        }
        return inside;
    }

    private Marking marking(ActivityInstance instance) {
        var called = "callActivity".equals(instance.getActivityType()) ? called(instance) : null;
        if (called != null) {
            var root = engine.getRuntimeService().getActivityInstance(called.getId());
            return new Marking(name(instance.getActivityId()), values(called.getId()), inside(root));
        }
        return new Marking(name(instance.getActivityId()), null, inside(instance));
    }

    private ProcessInstance called(ActivityInstance call) {
        var executions = List.of(call.getExecutionIds());
        return engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .superProcessInstanceId(call.getProcessInstanceId())
                .list()
                .stream()
                .filter(instance -> executions.contains(((ExecutionEntity) instance).getSuperExecutionId()))
                .findFirst()
                .orElse(null);
    }

    private static String name(String activity) {
        return activity.replace("#multiInstanceBody", "*");
    }

    /** Finished instances of a multi-instance activity are shown as if at a save point, but nothing will go on there. */
    private Optional<JobEntity> job(TransitionInstance instance) {
        return engine.getManagementService().createJobQuery().executionId(instance.getExecutionId()).list().stream()
                .map(JobEntity.class::cast)
                .filter(each -> "async-continuation".equals(each.getJobHandlerType()))
                .findFirst();
    }

    /** Where a token at a save point goes on. */
    private String place(TransitionInstance instance, JobEntity job) {
        var handler = String.valueOf(job.getJobHandlerConfigurationRaw());
        if (!handler.startsWith("transition-notify-listener-take")) {
            return name(instance.getActivityId());
        }
        if (!handler.contains("$")) {
            return instance.getActivityId();
        }
        var flow = handler.substring(handler.indexOf('$') + 1);
        SequenceFlow taken = engine.getRepositoryService()
                .getBpmnModelInstance(job.getProcessDefinitionId())
                .getModelElementById(flow);
        var target = taken.getTarget();
        var many = !target.getChildElementsByType(
                        org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics.class)
                .isEmpty();
        return target.getId() + (many ? "*" : "");
    }

    private Map<String, String> values(String instance) {
        var values = new HashMap<String, String>();
        engine.getRuntimeService().getVariables(instance).forEach((name, value) -> {
            if (value != null) {
                values.put(name, Die.word(value));
            }
        });
        return values;
    }

    @Override
    public void close() {
        engine.close();
    }
}
