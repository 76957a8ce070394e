package io.muster.evidence;

import io.muster.evidence.Evidence.NewEvidence;
import io.muster.evidence.certificates.CertificateRequest;
import io.muster.evidence.certificates.Certificates;
import io.muster.inventory.Inventory;
import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import io.muster.inventory.versions.EvaluationPlan;
import io.muster.inventory.versions.EvaluationPlan.Task;
import io.muster.shared.Actor;
import io.muster.shared.DatasetId;
import io.muster.shared.Digest;
import io.muster.shared.ModelId;
import io.muster.shared.VersionId;
import io.muster.testing.CreditModel;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.test.context.TestComponent;

/** Walks versions as far as a certificate, the way a release process does. */
@TestComponent
public class Releases {

    public static final byte[] BYTES = {8, 9, 10};
    public static final Digest ARTIFACT = Digest.of(BYTES);
    public static final Duration VALIDITY = Duration.ofDays(365);

    private static final List<String> LIMITS = List.of("Up to 10,000 euros");

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
        var model = CreditModel.unique("credit-trees").register(inventory);
        return draft(model);
    }

    /** One more version of the model. */
    public VersionId draft(ModelId model) {
        var version = CreditModel.of(model)
                .evaluated(new EvaluationPlan(
                        Task.BINARY_CLASSIFICATION, new DatasetId("kept-apart"), "class", "bad", "p"))
                .artifact(
                        null,
                        new Signature(
                                List.of(Field.of("age", DataType.DOUBLE)), List.of(Field.of("p", DataType.DOUBLE))),
                        new GoldenRecord(Map.of("age", 41), Map.of("p", 0.25), 1e-6))
                .version();
        return inventory.draft(version, TestUsers.DEVELOPER).id();
    }

    public Evidence validate(VersionId version) {
        return ledger.record(
                new NewEvidence(version, ARTIFACT, "validation", "passed", Map.of("auc", 0.79, "gini", 0.58), "p-1"),
                Actor.system("validation"));
    }

    public Evidence signOff(VersionId version, Actor by) {
        return signOff(version, ARTIFACT, by);
    }

    /** On the dossier as it is now. */
    public Evidence signOff(VersionId version, Digest artifact, Actor by) {
        return signOff(version, artifact, by, ledger.dossier(version, artifact).digest());
    }

    Evidence signOff(VersionId version, Actor by, Digest dossier) {
        return signOff(version, ARTIFACT, by, dossier);
    }

    private Evidence signOff(VersionId version, Digest artifact, Actor by, Digest dossier) {
        var signOff = new SignOff(
                "approval",
                "approved",
                true,
                "Fit for purpose",
                "approver",
                dossier,
                "t-1",
                LIMITS.stream().map(Condition::limit).toList(),
                ledger.signOffs(version).size());
        return ledger.record(new NewEvidence(version, artifact, SignOff.KIND, "approved", signOff, "p-1"), by);
    }

    public CertificateRequest request(VersionId version, Evidence... grounds) {
        return request(version, ARTIFACT, clock.instant().plus(VALIDITY), "production", List.of(grounds));
    }

    public static CertificateRequest request(
            VersionId version, Digest artifact, Instant expiry, String environment, List<Evidence> grounds) {
        return new CertificateRequest(
                version,
                artifact,
                grounds.stream().map(Evidence::id).toList(),
                "release:1:42",
                Digest.ofText("the diagram"),
                "p-1",
                Digest.ofText("proof"),
                LIMITS,
                expiry,
                Set.of(environment),
                null);
    }

    public Certificate certify(VersionId version) {
        var grounds = new ArrayList<Evidence>();
        grounds.add(validate(version));
        grounds.add(signOff(version, TestUsers.APPROVER));
        return certificates.issue(request(version, grounds.toArray(Evidence[]::new)), Actor.system("lifecycle"));
    }
}
