package io.muster.lifecycle.triggers;

import io.muster.datasets.Dataset;
import io.muster.datasets.DatasetRegistered;
import io.muster.engine.Decisions;
import io.muster.engine.Engine;
import io.muster.evidence.Evidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.findings.FindingEvent.FindingOpened;
import io.muster.inventory.Inventory;
import io.muster.inventory.versions.ModelVersion;
import io.muster.inventory.versions.Stage;
import io.muster.lifecycle.RevalidationReason;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.lifecycle.steps.plan.RevalidationPlan;
import io.muster.shared.VersionId;
import io.muster.validation.fresh.FreshDataSearch;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The reasons, beside its date, for which a version in service is validated again: its planned date is moved to now where
 * the table {@value Decisions#REVALIDATION_TRIGGERS} says so, so that the scheduler starts it.
 */
@Component
class RevalidationTriggers {

    private static final String NOW = "now";

    private final Inventory inventory;
    private final EvidenceLedger ledger;
    private final Decisions decisions;
    private final Engine engine;
    private final RevalidationPlan plan;

    RevalidationTriggers(
            Inventory inventory, EvidenceLedger ledger, Decisions decisions, Engine engine, RevalidationPlan plan) {
        this.inventory = inventory;
        this.ledger = ledger;
        this.decisions = decisions;
        this.engine = engine;
        this.plan = plan;
    }

    /** Only versions for which no usable data was found last time wait for some. */
    @EventListener
    void on(DatasetRegistered registered) {
        if (registered.covers() == null || registered.role() != Dataset.Role.OUTCOME) {
            return;
        }
        inventory.models(registered.covers().useCase()).stream()
                .flatMap(model -> inventory.inService(model.id()).stream())
                .filter(version -> waitsForData(version.id()))
                .forEach(version -> consider(
                        version,
                        RevalidationReason.DATA,
                        null,
                        "Dataset '%s' was registered".formatted(registered.dataset())));
    }

    /** What a process itself opens is not news to it. */
    @EventListener
    void on(FindingOpened opened) {
        if (opened.actor().isPerson() && opened.about() instanceof VersionId version) {
            consider(
                    inventory.version(version),
                    RevalidationReason.FINDING,
                    opened.severity().name(),
                    "%s opened the finding '%s'".formatted(opened.actor(), opened.title()));
        }
    }

    private boolean waitsForData(VersionId version) {
        return Evidence.last(ledger.of(version), evidence -> evidence.kind().equals(FreshDataSearch.EVIDENCE))
                .filter(last -> OutcomeNames.REJECTED.equals(last.outcome()))
                .isPresent();
    }

    private void consider(ModelVersion version, RevalidationReason reason, @Nullable String severity, String why) {
        if (version.stage() == Stage.IN_SERVICE && startsNow(version, reason, severity)) {
            plan.bringForward(version.id(), why);
        }
    }

    private boolean startsNow(ModelVersion version, RevalidationReason reason, @Nullable String severity) {
        var inputs = new HashMap<String, Object>();
        inputs.put("reason", reason.word());
        inputs.put("severity", severity);
        inputs.put(OutcomeNames.TIER, version.tier().tier());
        // A person's request must not depend on what that person may read in the engine.
        var rows = engine.asSystem(
                () -> decisions.ask(Decisions.REVALIDATION_TRIGGERS, inputs).rows());
        return rows.stream().anyMatch(row -> NOW.equals(row.get("start")));
    }
}
