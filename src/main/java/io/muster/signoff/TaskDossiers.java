package io.muster.signoff;

import io.muster.shared.Refusal;
import io.muster.shared.SubjectId;
import io.muster.signoff.ProcessSubject.ProcessSubjects;
import io.muster.step.BusinessKey;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The reader of what open tasks are decided on. */
@Component
public class TaskDossiers {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final HistoryService history;
    private final Dossiers dossiers;
    private final ProcessSubjects subjects;

    TaskDossiers(
            @Lazy TaskService tasks,
            @Lazy RuntimeService runtime,
            @Lazy HistoryService history,
            Dossiers dossiers,
            ProcessSubjects subjects) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.history = history;
        this.dossiers = dossiers;
        this.subjects = subjects;
    }

    /**
     * Refuses unless the task is open and the person for whom the engine works now may see it. Says the same in both
     * cases, so that no one learns of a task by asking.
     *
     * @throws Refusal {@code TASK_NOT_FOUND}
     */
    public void requireVisible(String task) {
        if (tasks.createTaskQuery().taskId(task).count() == 0) {
            throw SignOffProblem.TASK_NOT_FOUND.refusal(
                    "Task '%s' was completed, does not exist, or is not among the tasks you may see", task);
        }
    }

    /** Reads as the system; call {@link #requireVisible} for the reader first. */
    public TaskDossier read(String id) {
        var task = tasks.createTaskQuery().taskId(id).singleResult();
        var subject = subject(task);
        var context = dossiers.now(subject, round(task));
        return new TaskDossier(
                TaskTitle.asked(task.getName(), subject),
                subject,
                subjects.of(subject).page(subject),
                context.dossier().orElse(null),
                context.evidence(),
                context.findings());
    }

    private SubjectId subject(Task task) {
        var instance = runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
        return BusinessKey.parse(instance.getBusinessKey()).subject();
    }

    private String round(Task task) {
        return history.createHistoricTaskInstanceQuery()
                .taskId(task.getId())
                .singleResult()
                .getActivityInstanceId();
    }
}
