package io.muster.deployment;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.muster.evidence.Certificate;
import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.Releases;
import io.muster.evidence.certificates.Certificates;
import io.muster.formats.onnx.OnnxFiles;
import io.muster.inventory.Inventory;
import io.muster.inventory.artifacts.Artifacts;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import io.muster.inventory.versions.EvaluationPlan;
import io.muster.inventory.versions.NewVersion;
import io.muster.inventory.versions.Origin;
import io.muster.inventory.versions.VersionContent;
import io.muster.scoring.Scoring;
import io.muster.shared.DatasetId;
import io.muster.shared.Digest;
import io.muster.shared.ModelId;
import io.muster.shared.VersionId;
import io.muster.testing.CreditModel;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.boot.test.context.TestComponent;

/** Real models in the inventory, frozen, signed off and certified by the facades that do so in the product. */
@TestComponent
public class CertifiedModels {

    public static final String PRODUCTION = "production";
    public static final Instant EXPIRY = SettableClock.START.plus(Duration.ofDays(30));

    private final Inventory inventory;
    private final Artifacts artifacts;
    private final Scoring scoring;
    private final Releases releases;
    private final Certificates certificates;

    CertifiedModels(
            Inventory inventory,
            Artifacts artifacts,
            Scoring scoring,
            EvidenceLedger ledger,
            Certificates certificates,
            SettableClock clock) {
        this.inventory = inventory;
        this.artifacts = artifacts;
        this.scoring = scoring;
        this.releases = new Releases(inventory, ledger, certificates, clock);
        this.certificates = certificates;
    }

    /** A new model. */
    public ModelId model() {
        return CreditModel.unique("model").register(inventory);
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
        var newVersion =
                new NewVersion(model, Origin.IMPORTED, "onnx", null, plan, artifact, signature, List.of(golden));
        var draft = inventory.draft(newVersion, TestUsers.DEVELOPER);
        var content = new VersionContent(artifact, signature, List.of(golden), Map.of("from", "a test"));
        inventory.freeze(draft.id(), inventory.examine(draft.id(), content), TestUsers.DEVELOPER);
        return draft.id();
    }

    public Certificate certify(VersionId version) {
        return certify(version, EXPIRY, PRODUCTION);
    }

    public Certificate certify(VersionId version, Instant expiry, String environment) {
        var artifact = inventory.version(version).artifact();
        var approval = releases.signOff(version, artifact, TestUsers.APPROVER);
        return certificates.issue(
                Releases.request(version, artifact, expiry, environment, List.of(approval)), TestUsers.APPROVER);
    }

    /** Certified already. */
    public VersionId certifiedTimesVersion(ModelId model, float factor) {
        var version = timesVersion(model, factor);
        certify(version);
        return version;
    }
}
