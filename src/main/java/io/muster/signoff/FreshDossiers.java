package io.muster.signoff;

import io.muster.evidence.Dossier;
import io.muster.evidence.EvidenceLedger.EvidenceRecorded;
import io.muster.evidence.SignOff;
import io.muster.evidence.findings.FindingEvent;
import io.muster.shared.SubjectId;
import io.muster.signoff.ApprovalRound.QuorumProgress;
import io.muster.step.BusinessKey;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Refreshes the forms of open sign-offs, and who sees them, when new evidence is recorded. A form that was opened before
 * still carries the old digest and is refused.
 */
@Component
class FreshDossiers {

    private final TaskService tasks;
    private final HistoryService history;
    private final Dossiers dossiers;
    private final ConcealedTasks.Renewal concealment;

    FreshDossiers(TaskService tasks, HistoryService history, Dossiers dossiers, ConcealedTasks.Renewal concealment) {
        this.tasks = tasks;
        this.history = history;
        this.dossiers = dossiers;
        this.concealment = concealment;
    }

    @EventListener
    void on(EvidenceRecorded recorded) {
        // Sign-offs given while a task is open are not part of its dossier.
        renew(recorded.about(), !recorded.kind().equals(SignOff.KIND));
    }

    @EventListener
    void on(FindingEvent event) {
        renew(event.about(), true);
    }

    private void renew(SubjectId subject, boolean changesDossiers) {
        inNobodysName(() -> {
            var open = waiting(subject);
            if (changesDossiers) {
                open.forEach(task -> renew(task, subject));
            }
            concealment.renew(open, subject);
        });
    }

    private void renew(Task task, SubjectId subject) {
        dossiers.now(subject, round(task))
                .dossier()
                .filter(dossier -> isOther(task, dossier))
                .ifPresent(dossier -> renew(task, subject, dossier.digest().toString(), dossiers.summary(dossier)));
    }

    /** Evidence that says nothing about the version, such as an overdue decision, does not change its forms. */
    private boolean isOther(Task task, Dossier dossier) {
        return !dossier.digest().toString().equals(tasks.getVariableLocal(task.getId(), Fields.DOSSIER));
    }

    private String round(Task task) {
        return history.createHistoricTaskInstanceQuery()
                .taskId(task.getId())
                .singleResult()
                .getActivityInstanceId();
    }

    /** Runs without authorization: the user whose request recorded the evidence may not see or rename all affected tasks. */
    private static void inNobodysName(Runnable renewal) {
        var command = Context.getCommandContext();
        if (command == null) {
            renewal.run();
            return;
        }
        command.runWithoutAuthorization(() -> {
            renewal.run();
            return null;
        });
    }

    private List<Task> waiting(SubjectId subject) {
        return tasks.createTaskQuery()
                .or()
                .processInstanceBusinessKey(BusinessKey.of(subject).toString())
                .processInstanceBusinessKeyLike(BusinessKey.everyPeriodOf(subject))
                .endOr()
                .list();
    }

    private void renew(Task task, SubjectId subject, String digest, String summary) {
        if (QuorumProgress.isIn(TaskTitle.asked(task.getName(), subject))) {
            startAgain(task, subject);
        }
        tasks.setVariableLocal(task.getId(), Fields.DOSSIER, digest);
        tasks.setVariableLocal(task.getId(), Fields.SUMMARY, summary);
    }

    /** Resets the approvals, which were given on other evidence. Rename the task before setting variables, which bump its revision. */
    private void startAgain(Task task, SubjectId subject) {
        if (tasks.getVariableLocal(task.getId(), Fields.PROGRESS) != null) {
            task.setName(TaskTitle.reworded(task.getName(), subject, QuorumProgress::startedAgain));
            tasks.saveTask(task);
            tasks.setVariableLocal(task.getId(), Fields.PROGRESS, QuorumProgress.STARTED_AGAIN);
        }
    }
}
