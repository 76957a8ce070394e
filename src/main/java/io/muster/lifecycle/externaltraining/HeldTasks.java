package io.muster.lifecycle.externaltraining;

import io.muster.audit.refusals.RefusalLog;
import io.muster.engine.Engine;
import io.muster.identity.commands.ExternalWorkers;
import io.muster.inventory.Inventory;
import io.muster.inventory.versions.ModelVersion;
import io.muster.lifecycle.LifecycleProblem;
import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import io.muster.shared.events.DomainEvent;
import io.muster.step.BusinessKey;
import io.muster.step.ExternalTopics;
import java.util.Optional;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.springframework.stereotype.Component;

/** The training tasks that a worker currently holds, on which all access to their data depends. */
@Component
class HeldTasks {

    private final ExternalTaskService externalTasks;
    private final Engine engine;
    private final Inventory inventory;
    private final RefusalLog refusals;

    HeldTasks(ExternalTaskService externalTasks, Engine engine, Inventory inventory, RefusalLog refusals) {
        this.externalTasks = externalTasks;
        this.engine = engine;
        this.inventory = inventory;
        this.refusals = refusals;
    }

    /** @param run id of the training run: the process instance that waits for it */
    record Held(ModelVersion version, String run) {}

    /** @throws Refusal {@code NOT_HELD} unless the task is for external training and the worker's lock on it has not expired */
    Held require(String task, Actor worker) {
        return find(task)
                .filter(found -> ExternalWorkers.isNamedAfter(worker.id(), found.getWorkerId()))
                .flatMap(this::held)
                .orElseThrow(() -> refused(task, worker));
    }

    /** Empty unless the task is about a version, as only versions are trained. */
    private Optional<Held> held(ExternalTask found) {
        return BusinessKey.parse(found.getBusinessKey()).subject() instanceof VersionId version
                ? Optional.of(new Held(inventory.version(version), found.getProcessInstanceId()))
                : Optional.empty();
    }

    private Optional<ExternalTask> find(String task) {
        return Optional.ofNullable(engine.asSystem(() -> externalTasks
                .createExternalTaskQuery()
                .externalTaskId(task)
                .topicName(ExternalTopics.TRAINING)
                .locked()
                .active()
                .singleResult()));
    }

    private Refusal refused(String task, Actor worker) {
        var refusal = LifecycleProblem.NOT_HELD.refusal(
                "'%s' does not hold the lock on training task %s: fetch and lock it, and extend the lock "
                        + "while you work",
                worker.id(), task);
        refusals.refused(DomainEvent.PLATFORM, "external task " + task, worker, "train outside", refusal.getMessage());
        return refusal;
    }
}
