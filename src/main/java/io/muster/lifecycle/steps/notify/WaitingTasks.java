package io.muster.lifecycle.steps.notify;

import io.muster.engine.Urgency;
import io.muster.signoff.DecisionListener;
import io.muster.step.BusinessKey;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** The open tasks of a process. */
@Component
class WaitingTasks {

    private final TaskService tasks;

    WaitingTasks(TaskService tasks) {
        this.tasks = tasks;
    }

    /**
     * Raises the open tasks to at least this urgency, and announces them again to those who may decide them.
     *
     * @return names of the open tasks
     */
    List<String> press(BusinessKey key, Urgency urgency) {
        var waiting = tasks.createTaskQuery()
                .processInstanceBusinessKey(key.toString())
                .list();
        waiting.stream()
                .filter(task -> task.getPriority() < urgency.priority())
                .forEach(task -> tasks.setPriority(task.getId(), urgency.priority()));
        waiting.forEach(task -> announce((TaskEntity) task, urgency));
        return waiting.stream().map(Task::getName).toList();
    }

    private static void announce(TaskEntity task, Urgency urgency) {
        switch (urgency) {
            case REMINDED -> task.fireEvent(DecisionListener.EVENT_REMINDED);
            case OVERDUE -> task.fireEvent(DecisionListener.EVENT_ESCALATED);
            case ORDINARY -> {
                // No one is told again of a task that is not urgent.
            }
        }
    }
}
