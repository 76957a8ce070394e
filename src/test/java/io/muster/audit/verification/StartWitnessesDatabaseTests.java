package io.muster.audit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.audit.AuditTrail;
import io.muster.audit.chain.AuditTampering;
import io.muster.evidence.Evidence;
import io.muster.evidence.Releases;
import io.muster.evidence.certificates.Certificates;
import io.muster.shared.VersionId;
import io.muster.testing.MusterModuleTest;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** A start finds records that contradict the chains, regardless of the last checkpoint and of whether anything serves. */
@MusterModuleTest(module = "evidence")
@Import({AuditTampering.class, Releases.class})
class StartWitnessesDatabaseTests {

    private static final Duration LONG = Duration.ofMinutes(1);

    @Autowired
    AuditTrail trail;

    @Autowired
    AuditTampering tampering;

    @Autowired
    StartVerification atStart;

    @Autowired
    Witnesses witnesses;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Integrity integrity;

    @Autowired
    Certificates certificates;

    @Autowired
    Releases releases;

    @Autowired
    SettableClock clock;

    private VersionId version;
    private Evidence signOff;

    @BeforeEach
    void aReleaseWaitsWithASignOffThatACheckpointHasSeen() throws Exception {
        clock.set(SettableClock.START);
        tampering.startAgain();
        tampering.sql("delete from audit_damage");
        version = releases.version();
        releases.validate(version);
        signOff = releases.signOff(version, TestUsers.APPROVER);
        trail.checkpoint();
    }

    /** Leaves no damage for other tests of this database. */
    @AfterEach
    void forgetIt() throws Exception {
        tampering.sql("delete from evidence_record where subject like ?", version.model() + "@%");
        tampering.sql("delete from evidence_certificate where version = ?", version.toString());
        tampering.sql("delete from evidence_revocation");
        tampering.sql("update evidence_revocation_count set number = 0");
        tampering.sql("delete from audit_damage");
        tampering.startAgain();
    }

    @Test
    void findsNothingInWhatIsUntouched() {
        assertThat(atStart.verify(LONG)).isEmpty();

        assertThat(integrity.damages()).isEmpty();
    }

    @Test
    void findsTheAlteredSignOffOfAReleaseThatWaits() {
        alterSignOff("rejected");

        atStart.verify(LONG);

        assertThat(integrity.damages()).singleElement().satisfies(damage -> {
            assertThat(damage.kind()).isEqualTo(Damage.Kind.RECORD);
            assertThat(damage.place()).isEqualTo(version.toString());
            assertThat(damage.explanation()).contains(signOff.id());
        });
    }

    @Test
    void findsARevocationThatWasTakenOut() {
        var certificate = releases.certify(releases.version());
        certificates.revoke(certificate.serial(), "Data leak", TestUsers.OPERATOR);
        tampering.sql("delete from evidence_revocation");

        atStart.verify(LONG);

        assertThat(integrity.damages()).extracting(Damage::place).contains("revocations");
    }

    @Test
    void strikesOutWhatIsMended() {
        alterSignOff("rejected");
        atStart.verify(LONG);
        alterSignOff(signOff.outcome());

        atStart.verify(LONG);

        assertThat(integrity.damages()).isEmpty();
    }

    @Test
    void saysWhichRecordsItHadNoTimeFor() {
        alterSignOff("rejected");

        assertThat(atStart.verify(Duration.ZERO))
                .contains("@platform", version.model().name());

        assertThat(integrity.damages()).isEmpty();
    }

    @Test
    void strikesNothingOutWhereItsTimeWasUp() {
        alterSignOff("rejected");
        atStart.verify(LONG);
        alterSignOff(signOff.outcome());

        assertThat(ask(() -> true)).isFalse();
        assertThat(integrity.damages()).hasSize(1);

        assertThat(ask(() -> false)).isTrue();
        assertThat(integrity.damages()).isEmpty();
    }

    @Test
    void keepsWhatItFoundBeforeItsTimeWasUp() {
        alterSignOff("rejected");
        releases.validate(releases.draft(version.model()));
        var asked = new AtomicInteger();

        assertThat(ask(() -> asked.getAndIncrement() > 0)).isFalse();

        assertThat(integrity.damages()).extracting(Damage::place).containsExactly(version.toString());
    }

    private boolean ask(BooleanSupplier isTimeUp) {
        return Boolean.TRUE.equals(
                transaction.execute(status -> witnesses.ask(version.model().name(), isTimeUp)));
    }

    private void alterSignOff(String outcome) {
        tampering.sql("update evidence_record set outcome = ? where id = ?", outcome, signOff.id());
    }
}
