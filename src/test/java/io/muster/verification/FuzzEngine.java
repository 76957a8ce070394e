package io.muster.verification;

import io.muster.processfiles.DeploymentFile;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.ExternalTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * The real engine with the settings of Muster that its meaning depends on, and stubs in place of steps. It reports
 * everything it does to the current walk. No history, no job executor: the walk executes everything.
 */
final class FuzzEngine implements AutoCloseable {

    static final String SEVERAL = "#multiInstanceBody";

    private final ProcessEngine engine;
    private final Die die = new Die();
    private WalkObserver observer;

    FuzzEngine() {
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        var name = "fuzz-" + UUID.randomUUID();
        configuration.setProcessEngineName(name);
        configuration.setJdbcUrl("jdbc:h2:mem:" + name);
        configuration.setHistory("none");
        configuration.setEnforceHistoryTimeToLive(false);
        configuration.setMetricsEnabled(false);
        configuration.setEnableCmdExceptionLogging(false);
        configuration.setJobExecutorActivate(false);
        // As Muster sets it.
        configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
        configuration.setBeans(beans());
        configuration.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(new Wiring())));
        engine = configuration.buildProcessEngine();
    }

    private Map<Object, Object> beans() {
        var beans = new HashMap<Object, Object>();
        beans.put("die", die);
        beans.put("lay", (TaskListener) task -> observer.laidOut(task));
        Bench.meanings()
                .steps()
                .forEach((id, step) -> beans.put(id, (JavaDelegate) execution -> observer.perform(step, execution)));
        return beans;
    }

    ProcessEngine engine() {
        return engine;
    }

    /** The receiver of all further reports. */
    void observe(WalkObserver next) {
        observer = next;
        die.begin(next.random(), null);
    }

    String deploy(List<DeploymentFile> diagrams) {
        var deployment = engine.getRepositoryService().createDeployment();
        diagrams.forEach(
                diagram -> deployment.addInputStream(diagram.name(), new ByteArrayInputStream(diagram.content())));
        return deployment.deploy().getId();
    }

    void undeploy(String deployment) {
        engine.getRepositoryService().deleteDeployment(deployment, true, true, true);
    }

    @Override
    public void close() {
        engine.close();
    }

    /** Listens everywhere, and saves after people and workers as Muster's wiring does. */
    private final class Wiring extends AbstractBpmnParseListener {

        @Override
        public void parseProcess(Element element, ProcessDefinitionEntity process) {
            process.addListener(ExecutionListener.EVENTNAME_END, (ExecutionListener)
                    execution -> observer.processEnded((ExecutionEntity) execution));
            process.getActivities().forEach(this::wire);
        }

        private void wire(ActivityImpl activity) {
            activity.addListener(ExecutionListener.EVENTNAME_START, (ExecutionListener)
                    execution -> observer.entered((ExecutionEntity) execution, activity));
            if (activity.getId().endsWith(SEVERAL)) {
                activity.addListener(ExecutionListener.EVENTNAME_END, (ExecutionListener)
                        execution -> observer.severalEnded((ExecutionEntity) execution, activity));
            }
            if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior behavior) {
                behavior.getTaskDefinition()
                        .addTaskListener(
                                TaskListener.EVENTNAME_COMPLETE, (DelegateTask task) -> observer.decided(task));
            }
            activity.getActivities().forEach(this::wire);
        }

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
}
