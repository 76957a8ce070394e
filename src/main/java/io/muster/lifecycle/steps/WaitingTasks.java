package io.muster.lifecycle.steps;

import io.muster.lifecycle.BusinessKey;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** What a process waits for. */
@Component
class WaitingTasks {

    private final TaskService tasks;

    WaitingTasks(TaskService tasks) {
        this.tasks = tasks;
    }

    List<String> names(BusinessKey key) {
        return tasks.createTaskQuery().processInstanceBusinessKey(key.toString()).list().stream()
                .map(Task::getName)
                .toList();
    }
}
