package io.muster.evidence.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.evidence.EvidenceSettings;
import io.muster.evidence.certificates.CertificateCheck.Refused;
import io.muster.evidence.certificates.CertificateCheck.Valid;
import io.muster.evidence.register.RevocationMemory;
import io.muster.testing.TestUsers;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Certificates taken back: a revocation stays in force whatever happens to its row. */
class RevocationsDatabaseTests extends CertificatesFixture {

    @Autowired
    EvidenceSettings settings;

    @Test
    void deletedRevocationsStayInForceHere() {
        var certificate = releases.certify(version);
        certificates.revoke(certificate.serial(), "Data leak", TestUsers.OPERATOR);
        assertThat(check()).isInstanceOf(Refused.class);

        jdbc.sql("delete from evidence_revocation").update();
        assertThat(why(check()))
                .contains("list of revocations is damaged")
                .contains("0 entries, but its stored length is 1");

        jdbc.sql("update evidence_revocation_count set number = 0").update();
        assertThat(why(check())).contains("was revoked: Data leak");
    }

    @Test
    void deletedRevocationsStayInForceAfterARestart() {
        var certificate = releases.certify(version);
        certificates.revoke(certificate.serial(), "Data leak", TestUsers.OPERATOR);
        assertThat(check()).isInstanceOf(Refused.class);

        var restarted = new RevocationMemory(settings);

        assertThat(restarted.entries()).containsAll(certificates.revocations());
    }

    @Test
    void aTornLineInTheMemoryHidesNothing() throws Exception {
        var certificate = releases.certify(version);
        Files.writeString(settings.revocationMemory(), "{\"payload\":\"torn", java.nio.file.StandardOpenOption.APPEND);
        certificates.revoke(certificate.serial(), "Data leak", TestUsers.OPERATOR);
        assertThat(check()).isInstanceOf(Refused.class);

        assertThat(new RevocationMemory(settings).entries()).containsAll(certificates.revocations());
    }

    @Test
    void aRevocationTakenOutOfTheMiddleClosesEverything() {
        var one = releases.certify(releases.version());
        var two = releases.certify(releases.version());
        releases.certify(version);
        certificates.revoke(one.serial(), "Leak", TestUsers.OPERATOR);
        certificates.revoke(two.serial(), "Leak", TestUsers.OPERATOR);
        assertThat(check()).isInstanceOf(Valid.class);

        jdbc.sql("delete from evidence_revocation where number = 1").update();
        assertThat(why(check())).contains("list of revocations is damaged").contains("entry 2 does not follow entry 0");
    }

    @Test
    void anEditedRevocationClosesEverything() {
        var one = releases.certify(releases.version());
        releases.certify(version);
        certificates.revoke(one.serial(), "Leak", TestUsers.OPERATOR);
        jdbc.sql("update evidence_revocation set envelope = ?")
                .param(edit(certificates.revocations().get(0), predicate -> predicate.put("certificate", "another")))
                .update();

        assertThat(why(check())).contains("list of revocations is damaged");
    }

    @Test
    void anEntryEditedInTheMiddleOpensNothingAndIsNoticedWhenTheWholeListIsReadAgain() {
        var certificate = releases.certify(version);
        var other = releases.certify(releases.version());
        certificates.revoke(certificate.serial(), "Leak", TestUsers.OPERATOR);
        certificates.revoke(other.serial(), "Leak", TestUsers.OPERATOR);
        assertThat(why(check())).contains("was revoked: Leak");

        jdbc.sql("update evidence_revocation set envelope = ? where number = 1")
                .param(edit(certificates.revocations().get(0), predicate -> predicate.put("certificate", "another")))
                .update();
        assertThat(why(check())).contains("was revoked: Leak");

        clock.forward(settings.readRevocations());
        assertThat(why(check())).contains("list of revocations is damaged");
    }

    @Test
    void theListIsReadAgainWhenItGrewOnly() {
        var certificate = releases.certify(version);
        var before = revocations.known();
        assertThat(revocations.known()).isSameAs(before);

        certificates.revoke(certificate.serial(), "Leak", TestUsers.OPERATOR);
        assertThat(revocations.known().of(certificate.serial())).isPresent();
    }

    @Test
    void aRevocationIsRememberedAsSoonAsItIsCommitted() {
        var certificate = releases.certify(version);
        certificates.revoke(certificate.serial(), "Leak", TestUsers.OPERATOR);

        assertThat(new RevocationMemory(settings).entries()).containsAll(certificates.revocations());
    }

    @Test
    void aRevocationThatWasRolledBackNeverWas() {
        var certificate = releases.certify(version);
        var transaction = new org.springframework.transaction.support.TransactionTemplate(transactions);
        transaction.executeWithoutResult(status -> {
            certificates.revoke(certificate.serial(), "Data leak", TestUsers.OPERATOR);
            assertThat(check()).isInstanceOf(Refused.class);
            status.setRollbackOnly();
        });

        assertThat(check()).isInstanceOf(Valid.class);
    }

    @Autowired
    org.springframework.transaction.PlatformTransactionManager transactions;

    @Test
    void isTakenBackOnceHoweverManyTry() throws Exception {
        var certificate = releases.certify(version);

        var done = atOnce(8, i -> certificates.revoke(certificate.serial(), "by " + i, TestUsers.OPERATOR));

        assertThat(done).isEqualTo(1);
        assertThat(certificates.revocations()).hasSize(1);
        assertThat(revocations.known().damage()).isEmpty();
    }
}
