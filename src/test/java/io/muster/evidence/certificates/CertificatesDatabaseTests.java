package io.muster.evidence.certificates;

import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.audit.AuditTrail;
import io.muster.audit.chain.AuditEntry;
import io.muster.evidence.Certificate;
import io.muster.evidence.Evidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.EvidenceProblem;
import io.muster.evidence.Releases;
import io.muster.evidence.certificates.CertificateCheck.Refused;
import io.muster.evidence.certificates.CertificateCheck.Valid;
import io.muster.security.keys.SigningKeys;
import io.muster.shared.Actor;
import io.muster.shared.CanonicalJson;
import io.muster.shared.Digest;
import io.muster.shared.VersionId;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

public class CertificatesDatabaseTests extends CertificatesFixture {

    private static final Actor LIFECYCLE = Actor.system("lifecycle");

    @Autowired
    EvidenceLedger ledger;

    @Autowired
    SigningKeys keys;

    @Autowired
    AuditTrail trail;

    @Test
    void allowsExactlyTheseBytesHereUntilThen() {
        var certificate = releases.certify(version);

        assertThat(check()).isEqualTo(new Valid(certificate));
        assertThat(certificate.expiresAt()).isEqualTo(SettableClock.START.plus(Releases.VALIDITY));
        assertThat(certificates.get(certificate.serial())).isEqualTo(certificate);
        assertThat(certificates.current(version)).contains(certificate);
        assertThat(why(certificates.check(version, Digest.ofText("swapped"), "production")))
                .contains("is for artifact " + Releases.ARTIFACT);
        assertThat(why(certificates.check(version, Releases.ARTIFACT, "test")))
                .contains("permits [production], not test");
        assertThat(why(certificates.check(releases.version(), Releases.ARTIFACT, "production")))
                .contains("There is no certificate for");
    }

    @Test
    void expiresToTheMicrosecond() {
        var certificate = releases.certify(version);

        clock.set(certificate.expiresAt().minusNanos(1000));
        assertThat(check()).isInstanceOf(Valid.class);
        clock.set(certificate.expiresAt());
        assertThat(why(check())).contains("expired at " + certificate.expiresAt());
    }

    @Test
    void endsWhenItIsTakenBack() {
        var certificate = releases.certify(version);
        var revoked = certificates.revoke(certificate.serial(), "Data leak", TestUsers.OPERATOR);

        assertThat(revoked.revocation().by()).isEqualTo(TestUsers.OPERATOR);
        assertThat(why(check())).contains("was revoked: Data leak");
        assertThat(certificates.current(version)).isEmpty();
        assertThat(certificates.get(certificate.serial())).isEqualTo(revoked);
        assertThatThrownBy(() -> certificates.revoke(certificate.serial(), "Again", TestUsers.OPERATOR))
                .satisfies(refusedWith(EvidenceProblem.CERTIFICATE_ALREADY_REVOKED));
        assertThatThrownBy(() -> certificates.revoke(certificate.serial(), " ", TestUsers.OPERATOR))
                .satisfies(refusedWith(EvidenceProblem.INVALID_REVOCATION));
        assertThat(trail.of(version.model().name(), 1, 100))
                .extracting(AuditEntry::what)
                .contains("CertificateIssued", "CertificateRevoked");
    }

    @Test
    void givesWayToItsRenewal() {
        var first = releases.certify(version);
        clock.forward(Duration.ofDays(300));
        var again = releases.validate(version);
        var decided = ledger.get(first.evidence().get(1));

        var renewed = certificates.issue(releases.request(version, again, decided), LIFECYCLE);

        assertThat(renewed.renews()).isEqualTo(first.serial());
        assertThat(check()).isEqualTo(new Valid(renewed));
        assertThat(certificates.get(first.serial()).revocation().reason()).contains(renewed.serial());
        clock.forward(Duration.ofDays(100));
        assertThat(check()).isInstanceOf(Valid.class);
    }

    @Test
    void needsASignOffByAPersonOnAllThatWasFound() {
        var validation = releases.validate(version);
        assertNotIssued(releases.request(version, validation), "no person signed off");

        var signOff = releases.signOff(version, TestUsers.APPROVER);
        var late = releases.validate(version);
        assertThatThrownBy(() -> certificates.issue(releases.request(version, validation, signOff, late), LIFECYCLE))
                .satisfies(refusedWith(EvidenceProblem.STALE_DOSSIER));
    }

    @Test
    void restsOnEvidenceAboutTheseBytesOnly() {
        var validation = releases.validate(version);
        var signOff = releases.signOff(version, TestUsers.APPROVER);
        var other = releases.validate(releases.version());
        assertNotIssued(releases.request(version, validation, signOff, other), "evidence " + other.id());

        var swapped = releases.request(version, validation, signOff);
        assertNotIssued(
                new CertificateRequest(
                        version,
                        Digest.ofText("swapped"),
                        swapped.evidenceIds(),
                        "release:1:42",
                        Digest.ofText("the diagram"),
                        "p-1",
                        Digest.ofText("proof"),
                        List.of(),
                        swapped.expiresAt(),
                        swapped.environments(),
                        null),
                "is about");
    }

    @Test
    void isNotIssuedOnAlteredEvidence() {
        var validation = releases.validate(version);
        var signOff = releases.signOff(version, TestUsers.APPROVER);
        jdbc.sql("update evidence_record set outcome = 'passed with flying colours' where id = ?")
                .param(validation.id())
                .update();

        assertThatThrownBy(() -> certificates.issue(releases.request(version, validation, signOff), LIFECYCLE))
                .satisfies(refusedWith(EvidenceProblem.EVIDENCE_DAMAGED));
    }

    /** Only to undo a suspension: the same bytes and environments, until the same day, and only the newest. */
    @Test
    void restoresARevokedOneWithNoMoreThanItPermitted() {
        var former = releases.certify(version);
        certificates.revoke(former.serial(), "suspended", LIFECYCLE);
        releases.validate(version);

        assertNotIssued(restoring(former, former.expiresAt().plusSeconds(1), former.environments()), "permit more");
        assertNotIssued(restoring(former, former.expiresAt(), Set.of("production", "elsewhere")), "permit more");
        var restored = certificates.issue(restoring(former, former.expiresAt(), former.environments()), LIFECYCLE);

        assertThat(restored.renews()).isEqualTo(former.serial());
        assertThat(check()).isInstanceOf(Valid.class);
        certificates.revoke(restored.serial(), "suspended again", LIFECYCLE);
        assertNotIssued(restoring(former, former.expiresAt(), former.environments()), "permit more");
    }

    @Test
    void doesNotRestoreWhatAPersonRevoked() {
        var former = releases.certify(version);
        certificates.revoke(former.serial(), "It discriminates", TestUsers.OPERATOR);

        assertNotIssued(restoring(former, former.expiresAt(), former.environments()), "only a new sign-off replaces");
    }

    private CertificateRequest restoring(Certificate former, Instant expires, Set<String> environments) {
        return new CertificateRequest(
                version,
                former.artifact(),
                former.evidence(),
                "emergency:1:42",
                Digest.ofText("the diagram"),
                "p-1",
                null,
                List.of(),
                expires,
                environments,
                former.serial());
    }

    @Test
    void isNotIssuedForThePastOrForNowhere() {
        var grounds = new Evidence[] {releases.validate(version), releases.signOff(version, TestUsers.APPROVER)};
        var request = releases.request(version, grounds);
        clock.set(request.expiresAt());
        assertNotIssued(request, "would have expired");
    }

    @Test
    void aRowAloneOpensNothing() {
        insert(version, "{}");
        assertThat(why(check())).contains("is not valid: ");

        insert(version, "null");
        insert(version, "not even JSON");
        assertThat(check()).isInstanceOf(Refused.class);
        assertThat(certificates.of(version)).isEmpty();
    }

    @Test
    void anotherVersionsCertificateDoesNotCount() {
        var other = releases.certify(releases.version());
        jdbc.sql("update evidence_certificate set version = ? where serial = ?")
                .params(version.toString(), other.serial())
                .update();

        assertThat(why(check())).contains("is for %s, not for %s".formatted(other.version(), version));
        assertThat(certificates.of(version)).isEmpty();
    }

    @Test
    void anEditedEnvelopeIsNotTrusted() {
        var certificate = releases.certify(version);
        var envelope = edit(certificate.envelope(), predicate -> predicate.put("expiresAt", "2099-01-01T00:00:00Z"));
        replace(certificate, envelope);

        assertThat(why(check())).contains("its signature is not by a trusted key over this content");
        assertThatThrownBy(() -> certificates.get(certificate.serial()))
                .satisfies(refusedWith(EvidenceProblem.CERTIFICATE_ALTERED))
                .hasMessageContaining(certificate.serial());
        assertThatThrownBy(() -> certificates.revoke(certificate.serial(), "x", TestUsers.OPERATOR))
                .satisfies(refusedWith(EvidenceProblem.CERTIFICATE_ALTERED));
    }

    @Test
    void aStrangersSignatureDoesNotCount() throws Exception {
        var certificate = releases.certify(version);
        replace(certificate, signedByStranger(certificate.envelope(), "0123456789abcdef"));
        assertThat(why(check())).contains("not by a trusted key");

        replace(certificate, signedByStranger(certificate.envelope(), keys.activeKeyId()));
        assertThat(why(check())).contains("not by a trusted key");

        replace(certificate, signedByStranger(certificate.envelope(), null));
        assertThat(why(check())).contains("not by a trusted key");
    }

    @Test
    void ourOwnSignatureOnOtherContentDoesNotCount() {
        var certificate = releases.certify(version);
        certificates.revoke(certificate.serial(), "Data leak", TestUsers.OPERATOR);
        replace(certificate, certificates.revocations().get(0));

        assertThat(why(check())).contains("not 'https://muster.io/attestation/certificate/v1'");
    }

    @Test
    void anExpiredRowMadeYoungAgainStaysExpired() {
        var certificate = releases.certify(version);
        clock.set(certificate.expiresAt());
        jdbc.sql("update evidence_certificate set expires_at = expires_at + interval '400' day where serial = ?")
                .param(certificate.serial())
                .update();

        assertThat(why(check())).contains("expired");
    }

    @Test
    void changedGoldenRecordsAreNotCovered() {
        releases.certify(version);
        jdbc.sql("update inventory_version set golden_records = '[]' where model = ?")
                .param(version.model().name())
                .update();

        assertThat(why(check())).contains("does not cover the format, signature and golden records");
    }

    @Test
    void oneIsInForceHoweverManyAreIssuedAtOnce() throws Exception {
        var first = releases.certify(version);
        var grounds = first.evidence().stream().map(ledger::get).toArray(Evidence[]::new);

        var done = atOnce(8, i -> certificates.issue(releases.request(version, grounds), LIFECYCLE));

        assertThat(done).isEqualTo(8);
        assertThat(certificates.of(version))
                .hasSize(9)
                .filteredOn(each -> !each.isRevoked())
                .hasSize(1);
    }

    @Test
    void oneFirstIsIssuedHoweverManyAskAtOnce() throws Exception {
        var grounds = new Evidence[] {releases.validate(version), releases.signOff(version, TestUsers.APPROVER)};

        atOnce(8, i -> certificates.issue(releases.request(version, grounds), LIFECYCLE));

        assertThat(certificates.of(version))
                .filteredOn(each -> !each.isRevoked())
                .hasSize(1);
    }

    private void assertNotIssued(CertificateRequest request, String why) {
        assertThatThrownBy(() -> certificates.issue(request, LIFECYCLE))
                .satisfies(refusedWith(EvidenceProblem.CERTIFICATE_NOT_ISSUED))
                .hasMessageContaining(why)
                .hasMessageContaining(version.toString());
    }

    private void insert(VersionId of, String envelope) {
        jdbc.sql("""
                insert into evidence_certificate (serial, version, issued_at, expires_at, envelope)
                values (?, ?, current_timestamp, current_timestamp, ?)""")
                .params(java.util.UUID.randomUUID().toString(), of.toString(), envelope)
                .update();
    }

    private void replace(Certificate certificate, String envelope) {
        jdbc.sql("update evidence_certificate set envelope = ? where serial = ?")
                .params(envelope, certificate.serial())
                .update();
    }

    private static String signedByStranger(String envelope, String keyId) throws Exception {
        var outer = (ObjectNode) CanonicalJson.tree(envelope);
        var body = payload(outer);
        var type = "application/vnd.in-toto+json";
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate());
        signature.update("DSSEv1 %d %s %d %s"
                .formatted(type.length(), type, body.getBytes(StandardCharsets.UTF_8).length, body)
                .getBytes(StandardCharsets.UTF_8));
        var made = new java.util.HashMap<String, Object>();
        made.put("sig", Base64.getEncoder().encodeToString(signature.sign()));
        made.put("keyid", keyId);
        return CanonicalJson.text(
                Map.of("payload", outer.path("payload").asText(), "payloadType", type, "signatures", List.of(made)));
    }
}
