package io.muster.evidence;

import io.muster.evidence.certificates.CertificateRequest;
import io.muster.evidence.certificates.Certificates;
import io.muster.inventory.Inventory;
import io.muster.inventory.models.ModelDescription;
import io.muster.inventory.models.ModelType;
import io.muster.inventory.models.NewModel;
import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import io.muster.inventory.usecases.Materiality;
import io.muster.inventory.usecases.NewUseCase;
import io.muster.inventory.usecases.UseCaseDescription;
import io.muster.inventory.versions.EvaluationPlan;
import io.muster.inventory.versions.EvaluationPlan.Task;
import io.muster.inventory.versions.NewVersion;
import io.muster.inventory.versions.Origin;
import io.muster.shared.Actor;
import io.muster.shared.DatasetId;
import io.muster.shared.Digest;
import io.muster.shared.ModelId;
import io.muster.shared.UseCaseId;
import io.muster.shared.VersionId;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;

/** Walks versions as far as a certificate, the way a release process does. */
@TestComponent
public class Releases {

    public static final byte[] BYTES = {8, 9, 10};
    public static final Digest ARTIFACT = Digest.of(BYTES);
    public static final Duration VALIDITY = Duration.ofDays(365);

    private final Inventory inventory;
    private final EvidenceLedger ledger;
    private final Certificates certificates;
    private final SettableClock clock;

    public Releases(Inventory inventory, EvidenceLedger ledger, Certificates certificates, SettableClock clock) {
        this.inventory = inventory;
        this.ledger = ledger;
        this.certificates = certificates;
        this.clock = clock;
    }

    /** A version of a model of its own. */
    public VersionId version() {
        var useCase = new UseCaseId("credit-" + random());
        var model = new ModelId("credit-trees-" + random());
        inventory.registerUseCase(
                new NewUseCase(
                        useCase,
                        new UseCaseDescription(
                                "Credit", "Lending", TestUsers.DEVELOPER, Materiality.HIGH, true, true, true)),
                TestUsers.DEVELOPER);
        inventory.registerModel(
                new NewModel(
                        model,
                        useCase,
                        ModelType.MACHINE_LEARNING,
                        new ModelDescription(
                                "Trees",
                                "Default in 12 months",
                                TestUsers.DEVELOPER,
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                null)),
                TestUsers.DEVELOPER);
        return draft(model);
    }

    /** One more version of the model. */
    public VersionId draft(ModelId model) {
        return inventory
                .draft(
                        new NewVersion(
                                model,
                                Origin.IMPORTED,
                                "onnx",
                                null,
                                new EvaluationPlan(
                                        Task.BINARY_CLASSIFICATION, new DatasetId("kept-apart"), "class", "bad", "p"),
                                null,
                                new Signature(
                                        List.of(Field.of("age", DataType.DOUBLE)),
                                        List.of(Field.of("p", DataType.DOUBLE))),
                                List.of(new GoldenRecord(Map.of("age", 41), Map.of("p", 0.25), 1e-6))),
                        TestUsers.DEVELOPER)
                .id();
    }

    public Evidence validate(VersionId version) {
        return ledger.record(
                new NewEvidence(version, ARTIFACT, "validation", "passed", Map.of("auc", 0.79, "gini", 0.58), "p-1"),
                Actor.system("validation"));
    }

    public Evidence signOff(VersionId version, Actor by) {
        return signOff(version, by, ledger.dossier(version, ARTIFACT).digest());
    }

    Evidence signOff(VersionId version, Actor by, Digest dossier) {
        var signOff = new SignOff(
                "approval",
                "approved",
                true,
                "Fit for purpose",
                "approver",
                dossier,
                "t-1",
                List.of("Up to 10,000 euros"),
                ledger.signOffs(version).size());
        return ledger.record(new NewEvidence(version, ARTIFACT, SignOff.KIND, "approved", signOff, "p-1"), by);
    }

    public CertificateRequest request(VersionId version, Evidence... grounds) {
        return new CertificateRequest(
                version,
                ARTIFACT,
                List.of(grounds).stream().map(Evidence::id).toList(),
                "release:1:42",
                Digest.ofText("the diagram"),
                "p-1",
                Digest.ofText("proof"),
                List.of("Up to 10,000 euros"),
                clock.instant().plus(VALIDITY),
                Set.of("production"));
    }

    public Certificate certify(VersionId version) {
        var grounds = new ArrayList<Evidence>();
        grounds.add(validate(version));
        grounds.add(signOff(version, TestUsers.APPROVER));
        return certificates.issue(request(version, grounds.toArray(Evidence[]::new)), Actor.system("lifecycle"));
    }

    private static String random() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
