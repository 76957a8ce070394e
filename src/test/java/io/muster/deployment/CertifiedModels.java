package io.muster.deployment;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.muster.evidence.Certificate;
import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.NewEvidence;
import io.muster.evidence.SignOff;
import io.muster.evidence.certificates.CertificateRequest;
import io.muster.evidence.certificates.Certificates;
import io.muster.formats.onnx.OnnxFiles;
import io.muster.inventory.Inventory;
import io.muster.inventory.artifacts.Artifacts;
import io.muster.inventory.models.ModelDescription;
import io.muster.inventory.models.ModelType;
import io.muster.inventory.models.NewModel;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import io.muster.inventory.usecases.Materiality;
import io.muster.inventory.usecases.NewUseCase;
import io.muster.inventory.usecases.UseCaseDescription;
import io.muster.inventory.versions.EvaluationPlan;
import io.muster.inventory.versions.NewVersion;
import io.muster.inventory.versions.Origin;
import io.muster.inventory.versions.VersionContent;
import io.muster.scoring.Scoring;
import io.muster.shared.DatasetId;
import io.muster.shared.Digest;
import io.muster.shared.ModelId;
import io.muster.shared.UseCaseId;
import io.muster.shared.VersionId;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;

/** Real models in the inventory, frozen, signed off and certified by the facades that do so in the product. */
@TestComponent
public class CertifiedModels {

    public static final String PRODUCTION = "production";
    public static final Instant EXPIRY = SettableClock.START.plus(Duration.ofDays(30));

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final Inventory inventory;
    private final Artifacts artifacts;
    private final Scoring scoring;
    private final EvidenceLedger ledger;
    private final Certificates certificates;

    CertifiedModels(
            Inventory inventory,
            Artifacts artifacts,
            Scoring scoring,
            EvidenceLedger ledger,
            Certificates certificates) {
        this.inventory = inventory;
        this.artifacts = artifacts;
        this.scoring = scoring;
        this.ledger = ledger;
        this.certificates = certificates;
    }

    /** A model nobody used before. */
    public ModelId model() {
        var number = NEXT.incrementAndGet();
        var useCase = new UseCaseId("use-case-" + number);
        inventory.registerUseCase(
                new NewUseCase(
                        useCase,
                        new UseCaseDescription(
                                "Credit", "Decides", TestUsers.DEVELOPER, Materiality.HIGH, true, true, true)),
                TestUsers.DEVELOPER);
        var model = new ModelId("model-" + number);
        inventory.registerModel(
                new NewModel(
                        model,
                        useCase,
                        ModelType.MACHINE_LEARNING,
                        new ModelDescription(
                                "Model",
                                "Scores",
                                TestUsers.DEVELOPER,
                                List.of("clerks"),
                                List.of("credit"),
                                List.of("none known"),
                                List.of("made up"),
                                List.of(),
                                null)),
                TestUsers.DEVELOPER);
        return model;
    }

    /** The next version of a model, which multiplies by {@code factor}: frozen, not yet certified. */
    public VersionId timesVersion(ModelId model, float factor) {
        var golden = new GoldenRecord(Map.of("x", 2), Map.of("y", 2.0 * factor), 1e-6);
        return version(model, OnnxFiles.times(factor), golden);
    }

    public Digest store(InputStream artifact) {
        return artifacts.store(artifact);
    }

    public VersionId version(ModelId model, ModelProto onnx, GoldenRecord golden) {
        var artifact = store(new ByteArrayInputStream(onnx.toByteArray()));
        return version(model, artifact, scoring.inspect("onnx", artifact).orElseThrow(), golden);
    }

    public VersionId version(ModelId model, Digest artifact, Signature signature, GoldenRecord golden) {
        var plan = new EvaluationPlan(EvaluationPlan.Task.REGRESSION, new DatasetId("kept-apart"), "target", null, "y");
        var wish = new NewVersion(model, Origin.IMPORTED, "onnx", null, plan, artifact, signature, List.of(golden));
        var draft = inventory.draft(wish, TestUsers.DEVELOPER);
        var content = new VersionContent(artifact, signature, List.of(golden), Map.of("from", "a test"));
        inventory.freeze(draft.id(), inventory.examine(draft.id(), content), TestUsers.DEVELOPER);
        return draft.id();
    }

    public Certificate certify(VersionId version) {
        return certify(version, EXPIRY, PRODUCTION);
    }

    public Certificate certify(VersionId version, Instant expiry, String environment) {
        var artifact = inventory.version(version).artifact();
        var dossier = ledger.dossier(version, artifact).digest();
        var signOff = new SignOff(
                "approval",
                "approved",
                true,
                "It is good",
                "approver",
                dossier,
                "task",
                List.of(),
                ledger.signOffs(version).size());
        var evidence = ledger.record(
                new NewEvidence(version, artifact, SignOff.KIND, "approved", signOff, null), TestUsers.APPROVER);
        return certificates.issue(
                new CertificateRequest(
                        version,
                        artifact,
                        List.of(evidence.id()),
                        "release:1",
                        Digest.ofText("diagram"),
                        "instance",
                        Digest.ofText("proof"),
                        List.of(),
                        expiry,
                        Set.of(environment)),
                TestUsers.APPROVER);
    }

    /** Certified already. */
    public VersionId certifiedTimesVersion(ModelId model, float factor) {
        var version = timesVersion(model, factor);
        certify(version);
        return version;
    }
}
