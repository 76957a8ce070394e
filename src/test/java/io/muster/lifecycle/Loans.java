package io.muster.lifecycle;

import io.muster.datasets.Coverage;
import io.muster.datasets.Dataset;
import io.muster.datasets.Datasets;
import io.muster.datasets.NewDataset;
import io.muster.formats.onnx.OnnxFiles;
import io.muster.inventory.Inventory;
import io.muster.inventory.artifacts.Artifacts;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.usecases.Materiality;
import io.muster.inventory.versions.EvaluationPlan;
import io.muster.inventory.versions.NewVersion;
import io.muster.shared.Actor;
import io.muster.shared.DatasetId;
import io.muster.shared.Digest;
import io.muster.shared.VersionId;
import io.muster.testing.CreditModel;
import io.muster.testing.TestUsers;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;

/**
 * Drafts with a known result: the score is a number between 0 and 1, and on the good data the outcome happens exactly
 * as often as the score says; on the bad data as often as it does not.
 */
@TestComponent
public class Loans {

    private static final DatasetId GOOD = new DatasetId("loans-as-scored");
    private static final DatasetId BAD = new DatasetId("loans-against-the-score");
    private static final int ROWS = 400;
    private static final double GOLDEN_RATIO = 0.618033988749895;
    private final Inventory inventory;
    private final Artifacts artifacts;
    private final Datasets datasets;

    public Loans(Inventory inventory, Artifacts artifacts, Datasets datasets) {
        this.inventory = inventory;
        this.artifacts = artifacts;
        this.datasets = datasets;
    }

    /** A draft that passes validation; tier 1 for high materiality, 2 for medium, 3 for low. */
    public VersionId good(Materiality materiality) {
        return draft(materiality, GOOD, 0.5);
    }

    /** A draft that cannot pass validation. */
    public VersionId bad() {
        return draft(Materiality.LOW, BAD, 0.5);
    }

    /** A draft whose golden record is not what its artifact gives. */
    public VersionId broken() {
        return draft(Materiality.LOW, GOOD, 0.9);
    }

    public Digest artifact() {
        return artifacts.store(new ByteArrayInputStream(OnnxFiles.times(1).toByteArray()));
    }

    private VersionId draft(Materiality materiality, DatasetId data, double expected) {
        return draft(model(materiality).evaluated(scores(data, "y")).artifact(artifact(), golden(expected)));
    }

    /** The artifact's output is {@code 0.5}; anything else is wrong. */
    static GoldenRecord golden(double expected) {
        return new GoldenRecord(Map.of("x", 0.5), Map.of("y", expected), 1e-6);
    }

    /** Evaluates an output on the good data. */
    static EvaluationPlan scores(String output) {
        return scores(GOOD, output);
    }

    private static EvaluationPlan scores(DatasetId data, String output) {
        return new EvaluationPlan(EvaluationPlan.Task.BINARY_CLASSIFICATION, data, "outcome", "bad", output);
    }

    /** A model, in a use case, of its own, whose tier follows from the materiality alone. */
    static CreditModel model(Materiality materiality) {
        return CreditModel.unique("loan-score").exposed(materiality, false, false, false);
    }

    VersionId draft(CreditModel model) {
        register();
        return model.draft(inventory).id();
    }

    private synchronized void register() {
        if (datasets.all().stream().noneMatch(dataset -> dataset.id().equals(GOOD))) {
            upload(GOOD, "bad", "good");
            upload(BAD, "good", "bad");
        }
    }

    /**
     * Actual outcomes of a version's use case that it has not seen, of the given day; otherwise as the good data.
     *
     * @param offset of the scores, 0 to 1; 0.5 gives the rows of the good data
     */
    public DatasetId fresh(VersionId version, LocalDate day, double offset, Actor by) {
        return outcomes(version, day, rows(ROWS, offset, "bad", "good"), by);
    }

    /** Any content as actual outcomes of a version's use case. */
    public DatasetId outcomes(VersionId version, LocalDate day, String csv, Actor by) {
        var id = new DatasetId("outcomes-" + UUID.randomUUID());
        var useCase = inventory.model(version.model()).useCase();
        var dataset = NewDataset.uploaded(id, Dataset.Role.OUTCOME, Dataset.Format.CSV, null)
                .covering(new Coverage(useCase, day, day));
        return datasets.upload(dataset, new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), by)
                .id();
    }

    private void upload(DatasetId id, String likely, String unlikely) {
        datasets.upload(
                id,
                Dataset.Role.VALIDATION,
                Dataset.Format.CSV,
                new ByteArrayInputStream(rows(ROWS, 0.5, likely, unlikely).getBytes(StandardCharsets.UTF_8)),
                TestUsers.DEVELOPER);
    }

    static String rows(int rows, double offset, String likely, String unlikely) {
        var csv = new StringBuilder("x,age,income,outcome\n");
        for (var row = 0; row < rows; row++) {
            var score = (row + offset) / rows;
            // Evenly spread, and in no relation to the score.
            var chance = row * GOLDEN_RATIO % 1;
            // A vendor who adds half the age to the income gives the same score.
            csv.append(String.format(Locale.ROOT, "%1$.5f,0,%1$.5f,%2$s%n", score, chance < score ? likely : unlikely));
        }
        return csv.toString();
    }

    /** The next version of a model, submitted again. */
    public VersionId successor(VersionId first) {
        var plan = inventory.version(first);
        var newVersion = new NewVersion(
                first.model(),
                plan.origin(),
                plan.format(),
                null,
                plan.evaluation(),
                artifact(),
                null,
                plan.goldenRecords());
        return inventory.draft(newVersion, TestUsers.DEVELOPER).id();
    }
}
