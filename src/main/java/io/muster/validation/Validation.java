package io.muster.validation;

import io.muster.evidence.Evidence;
import io.muster.evidence.Evidence.NewEvidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.inventory.Inventory;
import io.muster.shared.Actor;
import io.muster.shared.Progress;
import io.muster.shared.Refusal;
import io.muster.validation.ValidationReport.PolicyReference;
import io.muster.validation.checks.CheckReport;
import io.muster.validation.checks.Checks;
import io.muster.validation.checks.MetricIntervals;
import io.muster.validation.evaluation.Evaluator;
import io.muster.validation.evaluation.Subject;
import io.muster.validation.model.ScoredRows;
import io.muster.validation.model.UnusableEvaluationData;
import io.muster.validation.model.UnusableEvaluationPlan;
import io.muster.validation.model.ValidationOrder;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The service that validates versions, and keeps the reports. */
@Service
public class Validation {

    /** The kind of evidence of a report. */
    public static final String EVIDENCE = "validation";

    /** The kind of evidence of a report on data that the version had not seen when it was approved. */
    public static final String ON_FRESH_DATA = "revalidation";

    private final Inventory inventory;
    private final Evaluator evaluator;
    private final Checks checks;
    private final Libraries libraries;
    private final EvidenceLedger ledger;
    private final Clock clock;

    Validation(
            Inventory inventory,
            Evaluator evaluator,
            Checks checks,
            Libraries libraries,
            EvidenceLedger ledger,
            Clock clock) {
        this.inventory = inventory;
        this.evaluator = evaluator;
        this.checks = checks;
        this.libraries = libraries;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Scores a version on its evaluation data, runs the checks of its task and compares the results with the policy.
     * Changes nothing. The same order gives the same report but for its time. Memory is used for a batch of rows, and
     * for one number per row for the outcomes and for each version scored.
     *
     * <p>A version that is not good enough, does not reproduce its golden records or cannot score some rows is not an
     * error but a rejecting report.
     *
     * @param progress receives the progress, and decides whether to stop
     * @throws UnusableEvaluationPlan if the version is not frozen, or its plan names an output it does not have
     * @throws UnusableEvaluationData if the data lacks the target or an input, has no rows or one class only, has an
     *     outcome its task does not know, or is what the version was trained on
     * @throws Refusal {@code DATASET_CHANGED} if the data is not what was registered
     * @throws io.muster.formats.ScoringFailed if the version's model fails on a row
     * @throws io.muster.formats.ScoringUnavailable if no worker process is free or a remote endpoint is unreachable;
     *     trying again may help
     * @throws IllegalStateException in a transaction, which would last as long as the computation
     * @throws InterruptedException if the thread was interrupted
     * @throws CancellationException if {@code progress} threw it
     */
    public ValidationReport validate(ValidationOrder order, Progress progress) throws InterruptedException {
        return validate(order, ScoredRows.IGNORED, progress);
    }

    /** As above, and passes on what the version was asked and answered. */
    public ValidationReport validate(ValidationOrder order, ScoredRows receiver, Progress progress)
            throws InterruptedException {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Validation of '%s' takes too long for a transaction"
                    .formatted(order.version().id()));
        }
        try {
            return report(order, receiver, progress);
        } catch (RuntimeException e) {
            // Libraries react to an interrupt in many ways; here it is always this one.
            if (Thread.interrupted()) {
                throw (InterruptedException) new InterruptedException("Validation was interrupted").initCause(e);
            }
            throw e;
        }
    }

    private ValidationReport report(ValidationOrder order, ScoredRows receiver, Progress progress) {
        var model = inventory.model(order.version().id().model());
        var subject = evaluator.evaluate(model, order, receiver, progress);
        progress.report(0.9, "Computing metrics");
        var findings = checks.examine(subject);
        progress.report(1, "Validated");
        return report(order, subject, findings);
    }

    private ValidationReport report(ValidationOrder order, Subject subject, List<CheckReport> findings) {
        var policy = order.policy();
        var judgement = new Judgement(subject.task(), findings, policy, checks.metrics());
        return new ValidationReport(
                order.version().id(),
                order.version().artifact(),
                subject.task(),
                subject.data().dataset().id(),
                subject.data().dataset().digest(),
                subject.data().rows(),
                order.champion() == null ? null : order.champion().id(),
                new PolicyReference(policy.key(), policy.version(), policy.digest()),
                judgement.isAccepted(),
                judgement.conclusion(),
                judgement.thresholds(),
                findings.stream().map(judgement::result).toList(),
                order.intervals() ? MetricIntervals.of(subject) : Map.of(),
                subject.inputs().described(),
                libraries.of(order.version().format()),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /**
     * Keeps a report as evidence about the artifact it validated, in the caller's transaction or one of its own.
     *
     * @param processInstance the process it was validated for, or null
     */
    public Evidence record(ValidationReport report, @Nullable String processInstance, Actor by) {
        return record(EVIDENCE, report, processInstance, by);
    }

    /** The same as another kind of evidence. */
    public Evidence record(String kind, ValidationReport report, @Nullable String processInstance, Actor by) {
        return ledger.record(
                new NewEvidence(report.version(), report.artifact(), kind, report.outcome(), report, processInstance),
                by);
    }
}
