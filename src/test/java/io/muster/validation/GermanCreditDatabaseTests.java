package io.muster.validation;

import static io.muster.inventory.versions.EvaluationPlan.Task.BINARY_CLASSIFICATION;
import static io.muster.validation.Bench.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.datasets.Dataset;
import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.inventory.versions.EvaluationPlan;
import io.muster.inventory.versions.ModelVersion;
import io.muster.inventory.versions.Origin;
import io.muster.inventory.versions.TrainingPlan;
import io.muster.shared.DatasetId;
import io.muster.shared.Progress;
import io.muster.training.GermanCredit;
import io.muster.training.Training;
import io.muster.validation.model.ClassificationMetrics;
import io.muster.validation.model.CommonMetrics;
import io.muster.validation.model.Threshold;
import io.muster.validation.model.UnusableEvaluationData;
import io.muster.validation.model.ValidationOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Real models on real loans: trained on seven of ten rows, validated on the other three. */
@ValidationTest
class GermanCreditDatabaseTests {

    @Autowired
    Validation validation;

    @Autowired
    Training training;

    @Autowired
    Bench bench;

    @Test
    void acceptsAForestThatRanksLoansItHasNotSeen() throws Exception {
        var version = trained("random-forest", "onnx", Map.of("trees", "200", "seed", "7"));
        var report = validation.validate(
                ValidationOrder.of(
                        version,
                        policy(
                                Threshold.atLeast(ClassificationMetrics.AUC, 0.7),
                                Threshold.atMost(ClassificationMetrics.BRIER, 0.2),
                                Threshold.atLeast(CommonMetrics.ROWS, 300))),
                Progress.IGNORED);

        assertThat(report.conclusion()).isEqualTo("Accepted: all 6 thresholds are met.");
        assertThat(report.metric(ClassificationMetrics.AUC).orElseThrow()).isBetween(0.72, 0.85);
        assertThat(report.metric(CommonMetrics.DETERMINISTIC)).hasValue(1.0);
        assertThat(report.metric(ClassificationMetrics.OBSERVED_RATE).orElseThrow())
                .isBetween(0.25, 0.35);
    }

    @Test
    void measuresAScorecardAndComparesItWithTheForest() throws Exception {
        var forest = trained("random-forest", "onnx", Map.of("trees", "200", "seed", "7"));
        var scorecard = trained("logistic-scorecard", "pmml", Map.of());
        var report = validation.validate(
                ValidationOrder.of(scorecard, policy(Threshold.atLeast(ClassificationMetrics.AUC, 0.7)))
                        .against(forest)
                        .decidingFrom(1 / 6.0),
                Progress.IGNORED);

        assertThat(report.metric(ClassificationMetrics.AUC).orElseThrow()).isBetween(0.70, 0.85);
        assertThat(report.metric(ClassificationMetrics.CHAMPION_AUC_DIFFERENCE).orElseThrow())
                .isBetween(-0.1, 0.1);
        assertThat(report.metric(ClassificationMetrics.CHAMPION_AUC_P).orElseThrow())
                .isBetween(0.01, 1.0);
        // A bad loan granted costs five times a good one refused: cut at 1/6, most of the bad ones are found.
        assertThat(report.metric(ClassificationMetrics.RECALL).orElseThrow()).isGreaterThan(0.75);
        assertThat(report.accepted()).as(report.conclusion()).isTrue();
    }

    @Test
    void doesNotValidateAForestOnTheLoansItLearnedFrom() throws Exception {
        var version = trained("random-forest", "onnx", Map.of("trees", "10", "seed", "7"));
        // Registered again under another name and role: the same bytes.
        var same = bench.data(csv(GermanCredit.training()));

        assertThatThrownBy(() -> validation.validate(
                        ValidationOrder.of(version, policy(Threshold.atLeast(ClassificationMetrics.AUC, 0.7)))
                                .on(same),
                        Progress.IGNORED))
                .isInstanceOf(UnusableEvaluationData.class)
                .hasMessageContaining("was trained on the data on which");
    }

    private ModelVersion trained(String algorithm, String format, Map<String, String> parameters) throws Exception {
        var learned = bench.data(Dataset.Role.TRAINING, csv(GermanCredit.training()));
        var heldOut = bench.data(csv(GermanCredit.heldOut()));
        var draft = bench.draft(format, Origin.TRAINED, plan(algorithm, learned, parameters), evaluation(heldOut));
        try (var model = training.train(draft, draft.id().toString(), Progress.IGNORED)) {
            return bench.freeze(
                    draft,
                    bytes(model.artifact()),
                    model.signature().orElse(null),
                    model.goldenRecords(),
                    model.provenance());
        }
    }

    private static byte[] bytes(java.nio.file.Path artifact) throws IOException {
        return Files.readAllBytes(artifact);
    }

    private static TrainingPlan plan(String algorithm, DatasetId data, Map<String, String> parameters) {
        return new TrainingPlan("embedded", algorithm, data, GermanCredit.TARGET, GermanCredit.features(), parameters);
    }

    private static EvaluationPlan evaluation(DatasetId data) {
        return new EvaluationPlan(
                BINARY_CLASSIFICATION, data, GermanCredit.TARGET, GermanCredit.POSITIVE, "probability");
    }

    private static String csv(ColumnBatch rows) {
        var header = rows.columns().stream().map(Column::name).collect(Collectors.joining(","));
        return IntStream.range(0, rows.rows())
                .mapToObj(row ->
                        rows.columns().stream().map(column -> cell(column, row)).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n", header + "\n", "\n"));
    }

    private static String cell(Column column, int row) {
        return column instanceof Column.Texts texts
                ? '"' + texts.values()[row] + '"'
                : Double.toString(((Column.Numbers) column).values()[row]);
    }
}
