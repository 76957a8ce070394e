package io.muster.signoff;

import io.muster.notification.TaskNotice;
import io.muster.processfiles.HumanTask;
import io.muster.shared.SubjectId;
import io.muster.step.BusinessKey;
import io.muster.step.Executions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/**
 * The listener of one human task of a diagram, from its creation to its end. The plugin installs it, so that no diagram
 * can omit it and no request can skip it. A refused action is rolled back and recorded.
 */
public final class DecisionListener implements TaskListener {

    /** Our own events of a task, fired by steps that remind and escalate: those who may decide it are told. */
    public static final String EVENT_REMINDED = "musterReminded";

    public static final String EVENT_ESCALATED = "musterEscalated";

    private final HumanTask task;
    private final SignOffService signOffs;

    public DecisionListener(HumanTask task, SignOffService signOffs) {
        this.task = task;
        this.signOffs = signOffs;
    }

    @Override
    public void notify(DelegateTask delegate) {
        var place = Place.of(task, delegate.getExecution());
        switch (delegate.getEventName()) {
            case EVENTNAME_CREATE -> signOffs.lay(place, delegate);
            case EVENTNAME_ASSIGNMENT -> signOffs.assign(place, delegate, EngineActor.current());
            case EVENTNAME_COMPLETE -> signOffs.decide(place, delegate, EngineActor.current());
            case EVENT_REMINDED -> signOffs.announce(place, delegate, TaskNotice.Kind.REMINDED);
            case EVENT_ESCALATED -> signOffs.announce(place, delegate, TaskNotice.Kind.ESCALATED);
            case EVENTNAME_DELETE -> signOffs.remove(place, delegate, EngineActor.current());
            default -> {
                // Changes of due date, priority or name are not decisions.
            }
        }
    }

    /**
     * The task, its process and the subject it is about.
     *
     * @param round the activity instance: a new one each time the process token arrives
     */
    record Place(HumanTask task, SubjectId version, String rootInstance, String round) {

        static Place of(HumanTask task, DelegateExecution execution) {
            return new Place(
                    task,
                    BusinessKey.parse(execution.getProcessBusinessKey()).subject(),
                    Executions.rootInstance(execution),
                    execution.getActivityInstanceId());
        }

        String described(DelegateTask delegate) {
            return "'%s' of %s".formatted(delegate.getName(), version);
        }
    }
}
