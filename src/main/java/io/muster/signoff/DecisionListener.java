package io.muster.signoff;

import io.muster.notification.TaskNotice;
import io.muster.processfiles.HumanTask;
import io.muster.security.Role;
import io.muster.shared.Actor;
import io.muster.shared.SubjectId;
import io.muster.step.BusinessKey;
import io.muster.step.Executions;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.impl.task.TaskDecorator;
import org.jspecify.annotations.Nullable;

/**
 * The listener of one human task of a diagram, from its creation to its end. The plugin installs it, so that no diagram
 * can omit it and no request can skip it. A refused action is rolled back and recorded.
 */
public final class DecisionListener implements TaskListener {

    /** The property of a parsed activity that holds its {@link HumanTask}. */
    public static final String HUMAN_TASK = "muster.humanTask";

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
            case EVENTNAME_CREATE -> signOffs.prepare(place, delegate);
            case EVENTNAME_ASSIGNMENT -> signOffs.assign(place, delegate, EngineActor.current());
            case EVENTNAME_COMPLETE -> signOffs.decide(place, delegate, EngineActor.current());
            case EVENTNAME_DELETE -> signOffs.remove(place, delegate, EngineActor.current());
            default -> {
                // Changes of due date, priority or name are not decisions.
            }
        }
    }

    /** Tells those who may decide that the task is still open. */
    public void remind(DelegateTask delegate) {
        signOffs.announce(Place.of(task, delegate.getExecution()), delegate, TaskNotice.Kind.REMINDED, null);
    }

    /**
     * Tells those who may decide that the task is overdue.
     *
     * @param group whose members are told as well
     */
    public void escalate(DelegateTask delegate, @Nullable String group) {
        signOffs.announce(Place.of(task, delegate.getExecution()), delegate, TaskNotice.Kind.ESCALATED, group);
    }

    /**
     * The task, its process and the subject it is about.
     *
     * @param round the activity instance: a new one each time the process token arrives
     */
    record Place(HumanTask task, SubjectId subject, String rootInstance, String round) {

        static Place of(HumanTask task, DelegateExecution execution) {
            return new Place(
                    task,
                    BusinessKey.parse(execution.getProcessBusinessKey()).subject(),
                    Executions.rootInstance(execution),
                    execution.getActivityInstanceId());
        }

        String described(DelegateTask delegate) {
            return "'%s' of %s".formatted(TaskTitle.asked(delegate.getName(), subject), subject);
        }
    }

    /** The person the engine works for on this thread; empty if a job or worker continues by itself. */
    static final class EngineActor {

        private EngineActor() {}

        static Optional<Actor> current() {
            return authentication().map(authentication -> Actor.person(authentication.getUserId()));
        }

        static boolean isAdministrator() {
            var groups = authentication().map(Authentication::getGroupIds).orElse(List.of());
            return groups != null && groups.contains(Role.ADMINISTRATOR.group());
        }

        private static Optional<Authentication> authentication() {
            return Optional.ofNullable(Context.getCommandContext())
                    .map(command -> command.getAuthentication())
                    .filter(authentication -> authentication.getUserId() != null);
        }
    }

    /**
     * The engine behaviour of a sign-off that several people must give, one after the other. Each gets a task of their own,
     * so that the engine's history has each decision under the name of its author; the process token leaves when enough
     * have accepted or one has not. This is the only place through which every completed task goes, with any request.
     */
    public static final class QuorumTask extends UserTaskActivityBehavior {

        private final HumanTask task;
        private final Supplier<SignOffService> signOffs;

        public QuorumTask(TaskDecorator decorator, HumanTask task, Supplier<SignOffService> signOffs) {
            super(decorator);
            this.task = task;
            this.signOffs = signOffs;
        }

        /**
         * If the task still exists, this is not a decision but an attempt to push the process token past it, which the
         * task's listener refuses.
         */
        @Override
        public void signal(ActivityExecution execution, String signal, Object data) throws Exception {
            var isDecision = ((ExecutionEntity) execution).getTasks().isEmpty();
            if (isDecision && signOffs.get().wantsMore(Place.of(task, execution))) {
                performExecution(execution);
            } else {
                super.signal(execution, signal, data);
            }
        }
    }
}
