package io.muster.validation;

import io.muster.datasets.Dataset;
import io.muster.datasets.Datasets;
import io.muster.inventory.Inventory;
import io.muster.inventory.artifacts.Artifacts;
import io.muster.inventory.models.ModelDescription;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import io.muster.inventory.versions.EvaluationPlan;
import io.muster.inventory.versions.ModelVersion;
import io.muster.inventory.versions.Origin;
import io.muster.inventory.versions.TrainingPlan;
import io.muster.inventory.versions.VersionContent;
import io.muster.scoring.Scoring;
import io.muster.shared.Actor;
import io.muster.shared.DatasetId;
import io.muster.shared.Digest;
import io.muster.testing.CreditModel;
import io.muster.testing.TestUsers;
import io.muster.validation.model.Threshold;
import io.muster.validation.model.ValidationPolicy;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** The set-up of versions and data for validation tests, by the same operations that processes use. */
@TestComponent
class Bench {

    private static final AtomicInteger NEXT = new AtomicInteger();

    /** Without limitations and link. */
    private static final ModelDescription SCANTY = new ModelDescription(
            "Credit score",
            "Ranks applicants",
            TestUsers.OPERATOR,
            List.of("branches"),
            List.of("granting"),
            List.of(),
            List.of("applications"),
            List.of(),
            null);

    private final Inventory inventory;
    private final Artifacts artifacts;
    private final Datasets datasets;
    private final Scoring scoring;

    Bench(Inventory inventory, Artifacts artifacts, Datasets datasets, Scoring scoring) {
        this.inventory = inventory;
        this.artifacts = artifacts;
        this.datasets = datasets;
        this.scoring = scoring;
    }

    DatasetId data(String csv) {
        return data(Dataset.Role.VALIDATION, csv);
    }

    DatasetId data(Dataset.Role role, String csv) {
        var id = new DatasetId("data-" + NEXT.incrementAndGet());
        var content = new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
        datasets.upload(id, role, Dataset.Format.CSV, content, TestUsers.DEVELOPER);
        return id;
    }

    /** A scoring version as {@link PassThrough#score} has it. */
    ModelVersion scores(EvaluationPlan.Task task, DatasetId data) {
        return version(
                PassThrough.score(), plan(task, data, "score"), golden(Map.of("x", 0.25), Map.of("score", 0.25)));
    }

    static EvaluationPlan plan(EvaluationPlan.Task task, DatasetId data, String output) {
        var positive = task == EvaluationPlan.Task.BINARY_CLASSIFICATION ? "bad" : null;
        return new EvaluationPlan(task, data, "y", positive, output);
    }

    static GoldenRecord golden(Map<String, Object> inputs, Map<String, Object> expected) {
        return new GoldenRecord(inputs, expected, 1e-6);
    }

    ModelVersion version(byte[] artifact, EvaluationPlan plan, GoldenRecord... golden) {
        return version("onnx", Origin.IMPORTED, null, artifact, null, plan, List.of(golden));
    }

    ModelVersion version(
            String format,
            Origin origin,
            @Nullable TrainingPlan training,
            byte[] artifact,
            @Nullable Signature signature,
            EvaluationPlan plan,
            List<GoldenRecord> golden) {
        var draft = draft(format, origin, training, plan);
        return freeze(draft, artifact, signature, golden, Map.of("source", "a test"));
    }

    ModelVersion draft(String format, Origin origin, @Nullable TrainingPlan training, EvaluationPlan plan) {
        return CreditModel.unique("model")
                .described(SCANTY)
                .built(origin, format, training, plan)
                .draft(inventory);
    }

    ModelVersion freeze(
            ModelVersion draft,
            byte[] artifact,
            @Nullable Signature signature,
            List<GoldenRecord> golden,
            Map<String, String> provenance) {
        var digest = store(artifact);
        var described =
                signature == null ? scoring.inspect(draft.format(), digest).orElseThrow() : signature;
        var examined = inventory.examine(draft.id(), new VersionContent(digest, described, golden, provenance));
        return inventory.freeze(draft.id(), examined, Actor.system("test"));
    }

    Digest store(byte[] artifact) {
        return artifacts.store(new ByteArrayInputStream(artifact));
    }

    static ValidationPolicy policy(Threshold... thresholds) {
        return new ValidationPolicy("acceptance-policy", 3, Digest.ofText("policy"), List.of(thresholds));
    }
}
