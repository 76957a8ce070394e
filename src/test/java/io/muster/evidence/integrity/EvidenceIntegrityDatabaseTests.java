package io.muster.evidence.integrity;

import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.audit.verification.Damage;
import io.muster.audit.verification.Integrity;
import io.muster.evidence.Certificate;
import io.muster.evidence.Evidence;
import io.muster.evidence.Evidence.NewEvidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.EvidenceProblem;
import io.muster.evidence.EvidenceRows;
import io.muster.evidence.Releases;
import io.muster.evidence.SignOff;
import io.muster.evidence.certificates.CertificateCheck;
import io.muster.evidence.certificates.CertificateCheck.Refused;
import io.muster.evidence.certificates.CertificateCheck.Valid;
import io.muster.evidence.certificates.Certificates;
import io.muster.evidence.register.Revocations;
import io.muster.evidence.register.Seal;
import io.muster.shared.Actor;
import io.muster.shared.CanonicalJson;
import io.muster.shared.Digest;
import io.muster.shared.VersionId;
import io.muster.testing.MusterModuleTest;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes that a person with the database's password can make to evidence, each of which is found. */
@MusterModuleTest
@Import(Releases.class)
class EvidenceIntegrityDatabaseTests {

    @Autowired
    EvidenceIntegrity integrity;

    @Autowired
    Integrity verification;

    @Autowired
    EvidenceLedger ledger;

    @Autowired
    EvidenceRows rows;

    @Autowired
    Seal seal;

    @Autowired
    Certificates certificates;

    @Autowired
    Releases releases;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private VersionId version;
    private Evidence validation;
    private Evidence signOff;
    private Certificate certificate;

    @BeforeEach
    void certifyAVersion() {
        clock.set(SettableClock.START);
        version = releases.version();
        validation = releases.validate(version);
        signOff = releases.signOff(version, TestUsers.APPROVER);
        certificate = certificates.issue(releases.request(version, validation, signOff), Actor.system("lifecycle"));
        assertThat(check()).isInstanceOf(Valid.class);
    }

    /** Leaves no damage for other tests of this database. */
    @AfterEach
    void forgetIt() {
        sql("delete from evidence_record where subject = ?", version.toString());
        sql("delete from evidence_certificate where version = ?", version.toString());
        sql("delete from audit_entry where chain = ?", version.model().name());
        sql("delete from audit_chain where name = ?", version.model().name());
        sql("delete from audit_damage");
    }

    @Test
    void whatIsUntouchedIsSound() {
        assertThat(integrity.damage(version)).isEmpty();
        assertThat(integrity.places(version.model().name())).containsExactly(version.toString());
        assertThat(integrity.contradiction(version.toString())).isEmpty();
    }

    @Test
    void findsEachAlteredField() {
        for (var edit : new String[] {
            "outcome = 'rejected'",
            "body = replace(body, 'Fit for purpose', 'Looks fine')",
            "recorded_by = 'mallory'",
            "kind = 'validation'",
            "artifact = null",
            "process_instance = 'p-2'",
            "recorded_at = recorded_at + interval '1' hour",
            "digest = '" + Digest.ofText("x") + "'"
        }) {
            sql("update evidence_record set " + edit + " where id = ?", signOff.id());
            assertDamaged(signOff.id());
            restore(signOff);
            assertThat(check()).as(edit).isInstanceOf(Valid.class);
        }
    }

    @Test
    void findsWhatCannotBeReadAnyMore() {
        sql("update evidence_record set digest = 'nonsense' where id = ?", signOff.id());
        assertDamaged("can no longer be read");
    }

    @Test
    void findsADeletedSignOff() {
        delete(signOff);
        assertDamaged("evidence %s (sign-off) is missing".formatted(signOff.id()));
    }

    @Test
    void findsAnAlterationWhoseDigestWasMadeToFit() {
        forge(signOff, version, "rejected");
        assertThat(ledger.get(signOff.id()).outcome()).isEqualTo("rejected");
        assertDamaged("is not the one that was recorded according to the audit chain");
    }

    /** The chain itself then breaks, see the audit's tests; the certificate does not. */
    @Test
    void findsAnAlterationWhoseDigestAndFactWereMadeToFitByTheCertificate() {
        var forged = forge(signOff, version, "rejected");
        rewriteFact(signOff, forged);
        assertDamaged("certificate %s rests on evidence %s (sign-off), which is now missing or different"
                .formatted(certificate.serial(), signOff.id()));
    }

    @Test
    void findsAMissingSignOff() {
        var forged = Evidence.seal(
                "0197-forged",
                new NewEvidence(version, Releases.ARTIFACT, SignOff.KIND, "approved", Map.of(), "p-1"),
                signOff.body(),
                TestUsers.APPROVER,
                clock.instant());
        transaction.executeWithoutResult(status -> rows.insert(forged));
        assertDamaged("the audit chain does not know it");
    }

    @Test
    void findsThatTwoVersionsEvidenceChangedPlaces() {
        var other = releases.version();
        var others = releases.validate(other);
        sql("update evidence_record set subject = 'x@1' where id = ?", validation.id());
        sql("update evidence_record set subject = ? where id = ?", version.toString(), others.id());
        sql("update evidence_record set subject = ? where id = ?", other.toString(), validation.id());

        assertDamaged(others.id());
        assertThat(integrity.damage(other)).isPresent();
        // With digests made to fit as well.
        delete(validation);
        delete(others);
        forge(validation, other, validation.outcome());
        forge(others, version, others.outcome());
        assertDamaged(validation.id());
        assertThat(integrity.damage(other)).isPresent();
    }

    @Test
    void findsADeletedOrExchangedCertificate() {
        sql("update evidence_certificate set envelope = '{}' where serial = ?", certificate.serial());
        assertThat(integrity.damage(version).orElseThrow())
                .isEqualTo("certificate %s is missing or not the one that was issued".formatted(certificate.serial()));
        sql("delete from evidence_certificate where serial = ?", certificate.serial());
        assertThat(integrity.damage(version)).isPresent();
    }

    @Test
    void noCertificateIsIssuedOrRenewedOnDamagedEvidence() {
        var more = releases.validate(version);
        delete(validation);

        var request = releases.request(version, more, signOff);
        assertThatThrownBy(() -> certificates.issue(request, Actor.system("lifecycle")))
                .satisfies(refusedWith(EvidenceProblem.EVIDENCE_DAMAGED))
                .hasMessageContaining(version.toString())
                .hasMessageContaining(validation.id());
    }

    @Test
    void evidenceOfTheRunningTransactionIsNotDamage() {
        transaction.executeWithoutResult(status -> {
            releases.validate(version);
            assertThat(integrity.damage(version)).isEmpty();
        });
        assertThat(integrity.damage(version)).isEmpty();
    }

    @Test
    void theVerificationFindsItOnAnyModel() {
        delete(signOff);

        verifyAll();

        assertThat(damagesHere()).extracting(Damage::kind).containsExactly(Damage.Kind.RECORD);
        restore(signOff);
        verifyAll();
        assertThat(damagesHere()).isEmpty();
    }

    /** A node that saw it uses its memory; one that did not uses the audit chain. */
    @Test
    void aRevocationTakenOutWithItsCountContradictsTheChain() {
        var fact = CanonicalJson.tree("{\"certificate\":\"%s\"}".formatted(certificate.serial()));
        var record = new VersionRecord(List.of(), Map.of(VersionRecord.REVOKED, List.of(fact)), List.of());
        var revocation = new Certificate.Revocation(1, "Data leak", TestUsers.OPERATOR, clock.instant());
        var knows = new Revocations.Known(Map.of(certificate.serial(), revocation), Optional.empty());
        var forgot = new Revocations.Known(Map.of(), Optional.empty());

        assertThat(record.contradiction(seal, knows)).isEmpty();
        assertThat(record.contradiction(seal, forgot).orElseThrow())
                .isEqualTo("certificate %s was revoked, but the list of revocations does not contain it"
                        .formatted(certificate.serial()));
    }

    @Test
    void aDamagedListOfRevocationsIsThePlatforms() {
        certificates.revoke(certificate.serial(), "Data leak", TestUsers.OPERATOR);
        sql("update evidence_revocation_count set number = number + 1");
        try {
            assertThat(integrity.places("@platform")).containsExactly("revocations");
            assertThat(integrity.contradiction("revocations")).isPresent();
        } finally {
            sql("delete from evidence_revocation");
            sql("update evidence_revocation_count set number = 0");
        }
    }

    /** Other tests leave altered rows. */
    private List<Damage> damagesHere() {
        return verification.damages().stream()
                .filter(damage -> damage.place().equals(version.toString()))
                .toList();
    }

    private void verifyAll() {
        do {
            clock.forward(Duration.ofDays(2));
            verification.goOn();
        } while (verification.sinceLastRound().filter(Duration::isZero).isEmpty());
    }

    private CertificateCheck check() {
        return certificates.check(version, Releases.ARTIFACT, "production");
    }

    private void assertDamaged(String how) {
        assertThat(integrity.damage(version).orElseThrow()).contains(how);
        assertThat(((Refused) check()).why())
                .startsWith("The evidence of %s is damaged: ".formatted(version))
                .contains(how);
        assertThat(((Refused) certificates.checkInService(version, Releases.ARTIFACT, "production")).why())
                .contains(how);
        assertThat(integrity.places(version.model().name())).contains(version.toString());
        assertThat(integrity.contradiction(version.toString())).isPresent();
    }

    private Evidence forge(Evidence original, VersionId of, String outcome) {
        var fresh = new NewEvidence(
                of, original.artifact(), original.kind(), outcome, original.body(), original.processInstance());
        var forged = Evidence.seal(original.id(), fresh, original.body(), original.by(), original.at());
        delete(original);
        transaction.executeWithoutResult(status -> rows.insert(forged));
        return forged;
    }

    private void rewriteFact(Evidence original, Evidence forged) {
        sql(
                "update audit_entry set payload = replace(replace(payload, ?, ?), ?, ?) where chain = ?"
                        + " and what = 'EvidenceRecorded'",
                original.digest().toString(),
                forged.digest().toString(),
                "\"outcome\":\"approved\"",
                "\"outcome\":\"rejected\"",
                version.model().name());
    }

    private void restore(Evidence evidence) {
        delete(evidence);
        transaction.executeWithoutResult(status -> rows.insert(evidence));
    }

    private void delete(Evidence evidence) {
        sql("delete from evidence_record where id = ?", evidence.id());
    }

    private void sql(String statement, Object... params) {
        jdbc.sql(statement).params(params).update();
    }
}
