package io.muster.audit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.audit.AuditTrail;
import io.muster.audit.chain.AuditEntry;
import io.muster.audit.chain.AuditTampering;
import io.muster.audit.chain.ChainVerdict;
import io.muster.audit.checkpoint.CheckpointSettings;
import io.muster.testing.MusterModuleTest;
import io.muster.testing.SettableClock;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A later slice or the next start finds every change of the trail by SQL, and health and metric report it. */
@MusterModuleTest
@Import(AuditTampering.class)
class ContinuousVerificationDatabaseTests {

    private static final String CREDIT = "credit-trees";
    private static final String OTHER = "affordability";
    private static final Duration LONG = Duration.ofMinutes(1);

    /** Time for one step: a page of a chain, or a hundred checkpoints. */
    private static final Duration SHORT = Duration.ZERO;

    private static final Duration PAUSE = Duration.ofSeconds(10);

    @Autowired
    AuditTrail trail;

    @Autowired
    AuditTampering tampering;

    @Autowired
    ContinuousVerification verification;

    @Autowired
    StartVerification atStart;

    @Autowired
    Integrity integrity;

    @Autowired
    CheckpointSettings settings;

    @Autowired
    SettableClock clock;

    @BeforeEach
    void writeTwoChains() throws Exception {
        clock.set(SettableClock.START);
        tampering.startAgain();
        tampering.sql("delete from audit_damage");
        tampering.sql("update audit_verification set checkpoint = 0, checkpoints_done = false, chain = null, seq = 0,"
                + " hash = null, last_chain = '', next_at = timestamp with time zone '1970-01-01 00:00:00+00',"
                + " completed_at = null");
        tampering.happens(CREDIT, 10);
        tampering.happens(OTHER, 3);
        trail.checkpoint();
        tampering.happens(CREDIT, 4);
    }

    @Test
    void findsNothingInAnUntouchedTrailAndSaysWhenItHadSeenAll() {
        round();

        assertThat(integrity.damages()).isEmpty();
        clock.forward(Duration.ofMinutes(5));
        assertThat(integrity.sinceLastRound()).contains(Duration.ofMinutes(5));
    }

    @Test
    void findsAChangedRowInTheMiddle() {
        tampering.sql("update audit_entry set payload = '{}' where chain = ? and seq = 4", CREDIT);
        assertFound(CREDIT, "entry 4 ALTERED");
    }

    @Test
    void findsADeletedRow() {
        tampering.sql("delete from audit_entry where chain = ? and seq = 5", CREDIT);
        assertFound(CREDIT, "entry 5 MISSING");
    }

    @Test
    void findsATailThatIsGone() {
        tampering.sql("delete from audit_entry where chain = ? and seq > 12", CREDIT);
        assertFound(CREDIT, "entry 13 TRUNCATED: the chain's head counts 14 entries");
    }

    @Test
    void findsATailThatIsGoneWithItsHeadByTheCheckpoint() {
        tampering.truncate(CREDIT, 8);
        assertFound(CREDIT, "entry 9 TRUNCATED: checkpoint 1 has 10 entries");
    }

    @Test
    void findsAChainThatWasComputedAgainByTheCheckpoint() {
        tampering.rewrite(CREDIT, 6);
        assertFound(CREDIT, "entry 10 REWRITTEN");
    }

    @Test
    void findsEntriesBeyondTheHead() {
        var head = trail.of(CREDIT, 12, 1).get(0).hash();
        tampering.sql("update audit_chain set entries = 12, head = ? where name = ?", head, CREDIT);
        assertFound(CREDIT, "entry 12 HEAD_ALTERED");
    }

    @Test
    void findsAChainThatIsGoneAsAWhole() {
        tampering.sql("delete from audit_entry where chain = ?", OTHER);
        tampering.sql("delete from audit_chain where name = ?", OTHER);
        assertFound(OTHER, "entry 1 TRUNCATED: checkpoint 1 has 3 entries");
    }

    @Test
    void findsForgedCheckpoints() {
        tampering.sql("update audit_checkpoint set signature = ? where number = 1", AuditTampering.anySignature());
        assertFound(ChainVerdict.CHECKPOINTS, "entry 1 FORGED");
    }

    @Test
    void findsCheckpointsThatWereTakenOff() {
        trail.checkpoint();
        tampering.takeOffCheckpoints(1);
        assertFound(ChainVerdict.CHECKPOINTS, "entry 2 TRUNCATED: this node has seen checkpoint 2");
    }

    @Test
    void strikesOutWhatIsMended() {
        var payload = trail.of(CREDIT, 4, 1).get(0).payload();
        tampering.sql("update audit_entry set payload = '{}' where chain = ? and seq = 4", CREDIT);
        round();
        tampering.sql("update audit_entry set payload = ? where chain = ? and seq = 4", payload, CREDIT);
        round();

        assertThat(integrity.damages()).isEmpty();
        assertThat(trail.of("@platform", 1, 10))
                .extracting(AuditEntry::what)
                .containsExactly("DamageFound", "DamageGone");
    }

    @Test
    void reportsADamageOnce() {
        tampering.sql("update audit_entry set payload = '{}' where chain = ? and seq = 4", CREDIT);
        round();
        round();
        round();

        assertThat(trail.of("@platform", 1, 10)).extracting(AuditEntry::what).containsExactly("DamageFound");
    }

    @Test
    void continuesWhereItStoppedAndDoesNotTakeConcurrentWritesForDamage() {
        tampering.happens(CREDIT, 1200);
        var slices = 0;
        while (integrity.sinceLastRound().isEmpty()) {
            assertThat(verification.slice(SHORT, PAUSE)).isTrue();
            tampering.happens(CREDIT, 3);
            clock.forward(PAUSE);
            slices++;
            assertThat(slices).isLessThan(50);
        }

        // Checkpoints, three pages of 1,214 entries, the other chain, and the steps from one to the next.
        assertThat(slices).isGreaterThan(6);
        assertThat(integrity.damages()).isEmpty();
    }

    @Test
    void findsInALaterSliceWhatWasAlteredBehindItOnlyInTheNextRound() {
        tampering.happens(CREDIT, 600);
        while (!hasReached(CREDIT, 500)) {
            verification.slice(SHORT, Duration.ZERO);
        }
        tampering.sql("update audit_entry set payload = '{}' where chain = ? and seq = 4", CREDIT);

        round();
        round();

        assertThat(integrity.damages()).extracting(Damage::place).containsExactly(CREDIT);
    }

    @Test
    void oneNodeAtATimeGoesOn() {
        assertThat(verification.slice(SHORT, PAUSE)).isTrue();
        assertThat(verification.slice(SHORT, PAUSE)).isFalse();
        clock.forward(PAUSE);
        assertThat(verification.slice(SHORT, PAUSE)).isTrue();
    }

    @Test
    void aStartFindsWhatWasDoneSinceTheLastCheckpointAndToIt() {
        tampering.sql("update audit_entry set payload = '{}' where chain = ? and seq = 12", CREDIT);
        tampering.sql("delete from audit_entry where chain = ? and seq = 3", OTHER);

        assertThat(atStart.verify(LONG)).isEmpty();

        assertThat(integrity.damages()).extracting(Damage::place).containsExactly(OTHER, CREDIT);
    }

    @Test
    void aStartFindsThatTheCheckpointThisNodeRemembersIsGone() {
        trail.checkpoint();
        tampering.takeOffCheckpoints(1);

        atStart.verify(LONG);

        assertThat(integrity.damages()).extracting(Damage::place).containsExactly(ChainVerdict.CHECKPOINTS);
    }

    @Test
    void aStartWithoutTimeSaysWhatItLeft() {
        assertThat(atStart.verify(Duration.ZERO)).containsExactly(OTHER, CREDIT, "@platform");
        assertThat(Files.exists(settings.checkpointMemory())).isTrue();
    }

    private boolean hasReached(String chain, long seq) {
        return integrity
                .progress()
                .filter(at -> at.chain().equals(chain) && at.entries() >= seq)
                .isPresent();
    }

    private void assertFound(String place, String explanation) {
        round();

        assertThat(integrity.damages()).singleElement().satisfies(damage -> {
            assertThat(damage.place()).isEqualTo(place);
            assertThat(damage.kind()).isEqualTo(Damage.Kind.TRAIL);
            assertThat(damage.explanation()).startsWith(explanation);
        });
    }

    /** Continues from the current position to the end of the round. */
    private void round() {
        clock.forward(Duration.ofMinutes(1));
        verification.slice(LONG, Duration.ZERO);
    }
}
