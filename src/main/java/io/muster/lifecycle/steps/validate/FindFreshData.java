package io.muster.lifecycle.steps.validate;

import io.muster.evidence.Evidence.NewEvidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.inventory.Inventory;
import io.muster.inventory.versions.ModelVersion;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.shared.DatasetId;
import io.muster.shared.Progress;
import io.muster.step.LongStep;
import io.muster.step.Step;
import io.muster.step.Step.Input;
import io.muster.step.Step.Outcome;
import io.muster.step.StepContext;
import io.muster.step.StepResult;
import io.muster.validation.fresh.FreshDataReport;
import io.muster.validation.fresh.FreshDataSearch;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

@Step(
        id = "findFreshData",
        title = "Find fresh data",
        description =
                "Finds outcomes that the version has not seen: the newest registered ones of its use case, or the dataset"
                        + " that the variable 'data' names. The period must end after everything it was measured on, and"
                        + " few of its rows may occur there, as fresh-data-policy says.",
        group = Step.Group.VALIDATE,
        inputs =
                @Input(
                        name = "amounts",
                        label = "Decision that says how much data is enough",
                        type = Input.Type.DECISION,
                        proposed = "fresh-data-policy"),
        outcome =
                @Outcome(
                        variable = "freshData",
                        values = {FindFreshData.FOUND, "missing", "unusable"},
                        accepting = FindFreshData.FOUND),
        provides = FreshDataSearch.EVIDENCE,
        retries = {"PT10S", "PT1M", "PT10M"},
        idempotence = "A second search is kept beside the first, and the latest counts.")
class FindFreshData implements LongStep {

    static final String FOUND = "found";

    /** The variable that may name a dataset; see the messages of the revalidation. */
    private static final String DATA = "data";

    private final Inventory inventory;
    private final FreshDataPolicies policies;
    private final FreshDataSearch search;
    private final EvidenceLedger ledger;

    FindFreshData(Inventory inventory, FreshDataPolicies policies, FreshDataSearch search, EvidenceLedger ledger) {
        this.inventory = inventory;
        this.policies = policies;
        this.search = search;
        this.ledger = ledger;
    }

    @Override
    public Conclusion work(StepContext context, Progress progress) {
        var version = inventory.version(context.version());
        var amounts = policies.of(context.input("amounts"), version);
        progress.report(0.1, "Comparing rows with the data that '%s' has seen".formatted(version.id()));
        var report = search.find(version, amounts, named(context));
        return () -> record(context, version, report);
    }

    private static @Nullable DatasetId named(StepContext context) {
        return context.has(DATA) ? new DatasetId(context.text(DATA)) : null;
    }

    private StepResult record(StepContext context, ModelVersion version, FreshDataReport report) {
        var found = report.outcome() == FreshDataReport.Outcome.FOUND;
        ledger.record(
                new NewEvidence(
                        version.id(),
                        version.artifact(),
                        FreshDataSearch.EVIDENCE,
                        found ? OutcomeNames.ACCEPTED : OutcomeNames.REJECTED,
                        report,
                        context.rootInstance()),
                OutcomeNames.SELF);
        return StepResult.outcome(report.outcome().name().toLowerCase(Locale.ROOT));
    }
}
