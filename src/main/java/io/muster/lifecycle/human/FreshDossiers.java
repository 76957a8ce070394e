package io.muster.lifecycle.human;

import io.muster.evidence.EvidenceRecorded;
import io.muster.evidence.SignOff;
import io.muster.lifecycle.BusinessKey;
import io.muster.shared.VersionId;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * When something is found out while a sign-off waits, its form shows it from now on. A form that was opened before
 * still carries the old digest, and is refused.
 */
@Component
class FreshDossiers {

    private final TaskService tasks;
    private final Dossiers dossiers;

    FreshDossiers(TaskService tasks, Dossiers dossiers) {
        this.tasks = tasks;
        this.dossiers = dossiers;
    }

    @EventListener
    void on(EvidenceRecorded recorded) {
        if (recorded.kind().equals(SignOff.KIND)) {
            return;
        }
        dossiers.now(recorded.version())
                .dossier()
                .ifPresent(dossier -> inNobodysName(() -> waiting(recorded.version())
                        .forEach(task -> renew(task, dossier.digest().toString(), dossiers.summary(dossier)))));
    }

    /** Whoever's request it was found out in may see fewer tasks than there are, and rename none. */
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

    private List<Task> waiting(VersionId version) {
        return tasks.createTaskQuery()
                .or()
                .processInstanceBusinessKey(BusinessKey.of(version).toString())
                .processInstanceBusinessKeyLike(version + "#%")
                .endOr()
                .list();
    }

    private void renew(Task task, String digest, String summary) {
        if (Tally.isIn(task.getName())) {
            startAgain(task);
        }
        tasks.setVariableLocal(task.getId(), Fields.DOSSIER, digest);
        tasks.setVariableLocal(task.getId(), Fields.SUMMARY, summary);
    }

    /** Whoever accepted did so on other evidence. The name first: what is written beside it makes it another revision. */
    private void startAgain(Task task) {
        if (tasks.getVariableLocal(task.getId(), Fields.PROGRESS) != null) {
            task.setName(Tally.startedAgain(task.getName()));
            tasks.saveTask(task);
            tasks.setVariableLocal(task.getId(), Fields.PROGRESS, Tally.STARTED_AGAIN);
        }
    }
}
