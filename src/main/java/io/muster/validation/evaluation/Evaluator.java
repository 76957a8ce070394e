package io.muster.validation.evaluation;

import io.muster.datasets.Dataset;
import io.muster.datasets.Datasets;
import io.muster.formats.FormatProblem;
import io.muster.formats.ScoringFailed;
import io.muster.inventory.models.Model;
import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.Signature;
import io.muster.inventory.versions.ModelVersion;
import io.muster.scoring.GoldenMismatch;
import io.muster.scoring.ReplayReport;
import io.muster.scoring.Scoring;
import io.muster.scoring.ScoringProblem;
import io.muster.shared.DatasetId;
import io.muster.shared.ProblemType;
import io.muster.shared.Progress;
import io.muster.shared.Refusal;
import io.muster.validation.model.ScoredRows;
import io.muster.validation.model.UnusableEvaluationData;
import io.muster.validation.model.UnusableEvaluationPlan;
import io.muster.validation.model.ValidationOrder;
import io.muster.validation.model.ValidationProblem;
import io.muster.validation.model.ValidationSettings;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The scoring of a version, and of the one it is compared with, on the evaluation data. */
@Component
public class Evaluator {

    /**
     * Problems that make a comparison with the champion impossible, even on retry; any other problem fails the
     * validation.
     */
    private static final Set<ProblemType> NOT_COMPARABLE = Set.of(
            ValidationProblem.UNUSABLE_EVALUATION_DATA,
            ValidationProblem.UNUSABLE_EVALUATION_PLAN,
            ScoringProblem.GOLDEN_MISMATCH,
            ScoringProblem.NO_GOLDEN_RECORDS,
            ScoringProblem.NOTHING_TO_SCORE,
            ScoringProblem.UNKNOWN_FORMAT,
            FormatProblem.UNREADABLE_ARTIFACT,
            ScoringProblem.UNSCORABLE_ARTIFACT,
            FormatProblem.SCORING_FAILED,
            FormatProblem.PREDICTION_OVERDUE);

    private final Datasets datasets;
    private final Scoring scoring;
    private final ValidationSettings settings;

    Evaluator(Datasets datasets, Scoring scoring, ValidationSettings settings) {
        this.datasets = datasets;
        this.scoring = scoring;
        this.settings = settings;
    }

    /**
     * A version that does not reproduce its golden records is not scored any further; that is the finding, not an
     * error.
     *
     * @param receiver of what the version was asked and answered
     * @throws UnusableEvaluationPlan if the plan does not fit the version
     * @throws UnusableEvaluationData if the data does not fit the plan
     * @throws ScoringFailed if the version's model fails on a row
     * @throws io.muster.formats.ScoringUnavailable if no worker process is free or a remote endpoint is unreachable:
     *     trying again may help
     */
    public Subject evaluate(Model model, ValidationOrder order, ScoredRows receiver, Progress progress) {
        var version = order.version();
        var signature = signature(version);
        var output = ComparedOutput.compared(version, signature);
        progress.report(0.01, "Reading outcomes of dataset '%s'".formatted(order.dataset()));
        var dataset = dataset(version, order.dataset());
        var data = new EvaluationData(datasets, dataset, version.evaluation(), output.type(), settings.batchRows());
        var inputs = Inputs.of(version, signature, dataset, version.evaluation().target());
        progress.report(0.05, "Scoring golden records of '%s'".formatted(version.id()));
        var replay = scoring.replay(version);
        var half = order.champion() == null ? 0.9 : 0.5;
        receiver.begin(data.outcomes(), inputs.columnsByInput(), data.naiveError());
        var candidate = candidate(version, replay, data, inputs, receiver, new Share(progress, 0.1, half));
        var champion = champion(order, data, new Share(progress, half, 0.9));
        return new Subject(model, version, replay, data, inputs, candidate, champion, order.cutOff());
    }

    /**
     * What data offers for the validation of a version, without scoring it.
     *
     * @throws UnusableEvaluationPlan if the plan does not fit the version
     * @throws UnusableEvaluationData if the data does not fit the plan: it lacks a column, holds another type, or has
     *     one class only
     */
    public UsableData inspect(ModelVersion version, DatasetId id) {
        var signature = signature(version);
        var output = ComparedOutput.compared(version, signature);
        var dataset = dataset(version, id);
        var inputs = Inputs.of(version, signature, dataset, version.evaluation().target());
        var data = new EvaluationData(datasets, dataset, version.evaluation(), output.type(), settings.batchRows());
        return UsableData.of(data, inputs);
    }

    private static Signature signature(ModelVersion version) {
        if (version.artifact() == null || version.signature() == null) {
            throw new UnusableEvaluationPlan(
                    "Version '%s' in stage %s has no artifact or no signature yet: expected a frozen version"
                            .formatted(version.id(), version.stage()));
        }
        return version.signature();
    }

    private Dataset dataset(ModelVersion version, DatasetId id) {
        var dataset = datasets.dataset(id);
        HoldoutCheck.require(version, dataset, datasets);
        if (dataset.rows() > settings.maxRows()) {
            throw new UnusableEvaluationData(
                    ("Dataset '%s' has %d rows: expected at most %d (muster.validation.max-rows); a sample "
                                    + "gives the same information")
                            .formatted(dataset.id(), dataset.rows(), settings.maxRows()));
        }
        return dataset;
    }

    private ScoringOutcome candidate(
            ModelVersion version,
            ReplayReport replay,
            EvaluationData data,
            Inputs inputs,
            ScoredRows receiver,
            Share share) {
        if (replay.records().isEmpty()) {
            return ScoringOutcome.notScored("there are no golden records, and without them no version is scored");
        }
        if (!replay.matches()) {
            return ScoringOutcome.notScored("the golden records are not reproduced, so no row was scored");
        }
        try {
            return ScoringOutcome.scored(score(version, data, inputs, receiver, share));
        } catch (GoldenMismatch e) {
            // They were reproduced a moment ago, so the model is not deterministic, which is a finding, too.
            return ScoringOutcome.notScored("golden records are reproduced only sometimes: " + e.getMessage());
        }
    }

    private Predictions score(
            ModelVersion version, EvaluationData data, Inputs inputs, ScoredRows receiver, Share share) {
        share.report(0, "Loading '%s'".formatted(version.id()));
        try (var scorer = scoring.open(version)) {
            return ScoringRun.of(
                    scorer,
                    version.evaluation(),
                    data,
                    inputs,
                    receiver,
                    rows -> share.report(
                            (double) rows / data.rows(),
                            "Scored %d of %d rows by '%s'".formatted(rows, data.rows(), version.id())));
        }
    }

    private ScoringOutcome champion(ValidationOrder order, EvaluationData data, Share share) {
        var champion = order.champion();
        if (champion == null) {
            return ScoringOutcome.notScored("there is no version in service to compare with");
        }
        if (champion.id().equals(order.version().id())) {
            return ScoringOutcome.notScored("the version in service is the one that is validated");
        }
        try {
            HoldoutCheck.require(champion, data.dataset(), datasets);
            var signature = signature(champion);
            requireComparable(order.version(), champion, ComparedOutput.compared(champion, signature));
            var inputs =
                    Inputs.of(champion, signature, data.dataset(), data.plan().target());
            return ScoringOutcome.scored(score(champion, data, inputs, ScoredRows.IGNORED, share));
        } catch (Refusal e) {
            if (!NOT_COMPARABLE.contains(e.problem())) {
                throw e;
            }
            return ScoringOutcome.notScored(described(champion, e));
        }
    }

    private static String described(ModelVersion champion, Refusal why) {
        return "no comparison with '%s', which is in service: %s".formatted(champion.id(), why.getMessage());
    }

    private static void requireComparable(ModelVersion version, ModelVersion champion, Field itsOutput) {
        var mine = version.evaluation();
        var theirs = champion.evaluation();
        var myOutput = ComparedOutput.compared(version, signature(version));
        if (isWord(myOutput) != isWord(itsOutput)) {
            throw new UnusableEvaluationPlan("it gives %s values, not %s".formatted(itsOutput.type(), myOutput.type()));
        }
        if (mine.task() != theirs.task() || !Objects.equals(mine.positive(), theirs.positive())) {
            throw new UnusableEvaluationPlan("its plan is for %s with positive value '%s', not for %s with '%s'"
                    .formatted(theirs.task(), theirs.positive(), mine.task(), mine.positive()));
        }
    }

    private static boolean isWord(Field output) {
        return output.type() == DataType.TEXT;
    }

    /** A part of the overall progress. */
    private record Share(Progress progress, double from, double to) {

        void report(double done, String message) {
            progress.report(from + (to - from) * done, message);
        }
    }
}
