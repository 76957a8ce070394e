package io.muster.audit.chain;

import static io.muster.audit.chain.ChainVerdict.CHECKPOINTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.audit.AuditTrail;
import io.muster.audit.chain.AuditEntry.EntryHash;
import io.muster.audit.chain.AuditEntry.NewEntry;
import io.muster.audit.chain.ChainVerdict.Fault;
import io.muster.audit.checkpoint.CheckpointSettings;
import io.muster.security.keys.SigningKeys;
import io.muster.testing.MusterModuleTest;
import io.muster.testing.SettableClock;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** After any change of the trail by SQL, the first bad entry is named. */
@MusterModuleTest
@Import(AuditTampering.class)
class AuditVerificationDatabaseTests {

    private static final String CREDIT = "credit-trees";
    private static final String OTHER = "affordability";

    @Autowired
    AuditTrail trail;

    @Autowired
    AuditTampering tampering;

    @Autowired
    SigningKeys keys;

    @Autowired
    CheckpointSettings settings;

    @Autowired
    SettableClock clock;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void writeTwoChains() throws Exception {
        clock.set(SettableClock.START);
        tampering.startAgain();
        tampering.happens(CREDIT, 10);
        tampering.happens(OTHER, 3);
    }

    @Test
    void anUntouchedTrailIsIntact() {
        trail.checkpoint();
        tampering.happens(CREDIT, 2);

        assertThat(trail.verifyAll())
                .containsExactly(
                        ChainVerdict.intact(OTHER, 3),
                        ChainVerdict.intact(CREDIT, 12),
                        ChainVerdict.intact(CHECKPOINTS, 1));
    }

    @Test
    void namesAChangedPayload() {
        tampering.sql("update audit_entry set payload = '{}' where chain = ? and seq = 4", CREDIT);

        assertBad(CREDIT, 4, Fault.ALTERED, "does not have the hash");
        assertThat(trail.verify(OTHER).isIntact()).isTrue();
    }

    @Test
    void namesAChangedActorTimeOrSubject() {
        tampering.sql("update audit_entry set actor = 'anna' where chain = ? and seq = 7", CREDIT);
        tampering.sql("update audit_entry set at = at + interval '1' second where chain = ? and seq = 6", CREDIT);
        assertBad(CREDIT, 6, Fault.ALTERED, "does not have the hash");

        tampering.sql("update audit_entry set subject = 'other@1' where chain = ? and seq = 5", CREDIT);
        assertBad(CREDIT, 5, Fault.ALTERED, "does not have the hash");
    }

    @Test
    void namesAnEntryWhoseHashWasMadeToFit() {
        var entry = trail.of(CREDIT, 4, 1).get(0);
        var forged = new NewEntry(CREDIT, entry.at(), entry.actor(), entry.what(), entry.subject(), "{}")
                .after(4, entry.previous());
        tampering.sql(
                "update audit_entry set payload = '{}', hash = ? where chain = ? and seq = 4", forged.hash(), CREDIT);

        assertBad(CREDIT, 4, Fault.ALTERED, "entry 5 was chained to hash " + entry.hash());
    }

    @Test
    void namesAMissingEntry() {
        tampering.sql("delete from audit_entry where chain = ? and seq = 5", CREDIT);

        assertBad(CREDIT, 5, Fault.MISSING, "number 6");
    }

    @Test
    void namesAMissingTail() {
        tampering.sql("delete from audit_entry where chain = ? and seq > 8", CREDIT);

        assertBad(CREDIT, 9, Fault.TRUNCATED, "counts 10 entries");
    }

    @Test
    void namesAMissingTailWhoseHeadWasMadeToFitByTheCheckpoint() {
        trail.checkpoint();
        tampering.truncate(CREDIT, 8);

        assertBad(CREDIT, 9, Fault.TRUNCATED, "checkpoint 1 has 10 entries");
    }

    @Test
    void namesAWholeChainThatIsGone() {
        trail.checkpoint();
        tampering.sql("delete from audit_entry where chain = ?", CREDIT);
        tampering.sql("delete from audit_chain where name = ?", CREDIT);

        assertBad(CREDIT, 1, Fault.TRUNCATED, "checkpoint 1 has 10 entries");
    }

    @Test
    void namesEntriesInAnotherOrder() {
        tampering.sql("update audit_entry set seq = 99 where chain = ? and seq = 3", CREDIT);
        tampering.sql("update audit_entry set seq = 3 where chain = ? and seq = 6", CREDIT);
        tampering.sql("update audit_entry set seq = 6 where chain = ? and seq = 99", CREDIT);

        assertBad(CREDIT, 3, Fault.REORDERED, "written after entry 5");
    }

    @Test
    void namesAnInsertedEntry() {
        LongStream.iterate(10, seq -> seq > 4, seq -> seq - 1)
                .forEach(seq -> tampering.sql(
                        "update audit_entry set seq = ? where chain = ? and seq = ?", seq + 1, CREDIT, seq));
        var before = trail.of(CREDIT, 4, 1).get(0);
        insert(new NewEntry(CREDIT, before.at(), before.actor(), "Forged", CREDIT + "@1", "{}")
                .after(5, before.hash()));
        tampering.sql("update audit_chain set entries = 11 where name = ?", CREDIT);

        assertBad(CREDIT, 6, Fault.REORDERED, "written after entry 4");
    }

    @Test
    void namesAnEntryAddedBehindTheHead() {
        var last = trail.of(CREDIT, 10, 1).get(0);
        insert(new NewEntry(CREDIT, last.at(), last.actor(), "Forged", CREDIT + "@1", "{}").after(11, last.hash()));

        assertBad(CREDIT, 11, Fault.HEAD_ALTERED, "names entry 10");
    }

    @Test
    void namesAWhollyRecomputedChainByTheCheckpoint() {
        trail.checkpoint();
        tampering.happens(CREDIT, 5);
        trail.checkpoint();
        tampering.rewrite(CREDIT, 12);

        assertBad(CREDIT, 15, Fault.REWRITTEN, "an entry from 11 to here was rewritten");
        assertThat(trail.verify(CREDIT).entries()).isEqualTo(10);
    }

    @Test
    void cannotTellARecomputedChainThatNoCheckpointSaw() {
        tampering.rewrite(CREDIT, 2);

        assertThat(trail.verify(CREDIT).isIntact())
                .as("why checkpoints are taken")
                .isTrue();
    }

    @Test
    void namesAnAlteredCheckpoint() {
        takeThree();
        tampering.sql("update audit_checkpoint set root = ? where number = 2", EntryHash.GENESIS);

        assertBad(CHECKPOINTS, 2, Fault.FORGED, "not by a known key");
    }

    @Test
    void namesACheckpointWithAnUnknownSigner() {
        takeThree();
        tampering.sql("update audit_checkpoint set signature = ? where number = 3", AuditTampering.anySignature());

        assertBad(CHECKPOINTS, 3, Fault.FORGED, "not by a known key");
    }

    @Test
    void namesACheckpointWhoseHeadsWereAltered() {
        takeThree();
        tampering.rewrite(CREDIT, 2);
        var head = trail.of(CREDIT, 10, 1).get(0).hash();
        tampering.sql("update audit_checkpoint_head set hash = ? where checkpoint = 1 and chain = ?", head, CREDIT);

        assertBad(CHECKPOINTS, 1, Fault.FORGED, "not those it signed");
    }

    @Test
    void namesAMissingCheckpoint() {
        takeThree();
        tampering.sql("delete from audit_checkpoint where number = 2");

        assertBad(CHECKPOINTS, 2, Fault.MISSING, "number 3");
    }

    @Test
    void namesCheckpointsTakenOffTheEnd() {
        takeThree();
        tampering.sql("delete from audit_checkpoint where number = 3");
        tampering.sql("delete from audit_checkpoint_head where checkpoint = 3");

        assertBad(CHECKPOINTS, 3, Fault.TRUNCATED, "3 checkpoints were taken");
    }

    @Test
    void remembersCheckpointsTakenOffTheEndWithoutATrace() {
        takeThree();
        tampering.rewrite(CREDIT, 12);
        tampering.takeOffCheckpoints(1);

        assertBad(CHECKPOINTS, 2, Fault.TRUNCATED, "this node has seen checkpoint 3");
    }

    @Test
    void remembersWhatItSawWhenOthersAreSignedInItsPlace() throws Exception {
        takeThree();
        tampering.rewrite(CREDIT, 12);
        tampering.takeOffCheckpoints(1);
        var seen = Files.readString(settings.checkpointMemory());
        tampering.happens(OTHER, 1);
        trail.checkpoint();
        tampering.happens(OTHER, 1);
        trail.checkpoint();
        Files.writeString(settings.checkpointMemory(), seen);

        assertBad(CHECKPOINTS, 3, Fault.FORGED, "this node has seen a different checkpoint");
    }

    @Test
    void doesNotSignWhatDoesNotContinueWhatItSigned() {
        trail.checkpoint();
        tampering.happens(CREDIT, 3);
        tampering.rewrite(CREDIT, 8);
        tampering.happens(OTHER, 1);

        var checkpoint = trail.checkpoint().orElseThrow();

        assertThat(checkpoint.number()).isEqualTo(2);
        assertBad(CREDIT, 10, Fault.REWRITTEN, "checkpoint 1 has hash");
        assertThat(trail.verifyAll()).contains(ChainVerdict.intact(OTHER, 4), ChainVerdict.intact(CHECKPOINTS, 2));
    }

    @Test
    void aCheckpointCoversAllChainsAndFollowsTheOneBefore() {
        var first = trail.checkpoint().orElseThrow();
        tampering.happens(CREDIT, 1);
        var second = trail.checkpoint().orElseThrow();

        assertThat(first.chains()).isEqualTo(2);
        assertThat(first.previous()).isEqualTo(EntryHash.GENESIS);
        assertThat(second.previous()).isEqualTo(first.hash());
        assertThat(second.isSignedBy(keys::verify)).isTrue();
        assertThat(trail.checkpoints(1, 10)).containsExactly(first, second);
        assertThat(trail.checkpoints(2, 10)).containsExactly(second);
    }

    @Test
    void takesNoCheckpointWhenNothingHappened() {
        var first = trail.checkpoint();

        assertThat(trail.checkpoint()).isEqualTo(first);
        assertThat(trail.checkpoints(1, 10)).hasSize(1);
    }

    @Test
    void takesOneOnTheIntervalWhicheverNodeLooks() {
        trail.checkpointIfDue(Duration.ofMinutes(10));
        tampering.happens(CREDIT, 1);
        clock.forward(Duration.ofMinutes(9));
        trail.checkpointIfDue(Duration.ofMinutes(10));
        assertThat(trail.checkpoints(1, 10)).hasSize(1);

        clock.forward(Duration.ofMinutes(1));
        trail.checkpointIfDue(Duration.ofMinutes(10));
        assertThat(trail.checkpoints(1, 10)).hasSize(2);
    }

    @Test
    void signsOnlyWhatIsCommitted() {
        transaction.executeWithoutResult(status -> {
            tampering.happens(CREDIT, 1);
            trail.checkpoint();
            status.setRollbackOnly();
        });

        assertThat(trail.verifyAll()).contains(ChainVerdict.intact(CREDIT, 10), ChainVerdict.intact(CHECKPOINTS, 1));
    }

    @Test
    void staysOneChainOfCheckpointsWhileManyWriteAndManySign() throws Exception {
        var pool = Executors.newFixedThreadPool(16);
        try {
            var tasks = new ArrayList<Callable<Object>>();
            IntStream.range(0, 48)
                    .forEach(i -> tasks.add(() -> {
                        tampering.happens("model-" + i % 5, 2);
                        return trail.checkpoint();
                    }));
            for (var done : pool.invokeAll(tasks)) {
                done.get();
            }
        } finally {
            pool.shutdown();
        }

        trail.checkpoint();
        assertThat(trail.verifyAll()).allMatch(ChainVerdict::isIntact).hasSize(8);
    }

    private void takeThree() {
        trail.checkpoint();
        tampering.happens(CREDIT, 3);
        trail.checkpoint();
        tampering.happens(OTHER, 1);
        trail.checkpoint();
    }

    private void insert(AuditEntry entry) {
        tampering.sql(
                "insert into audit_entry (chain, seq, at, actor, what, subject, payload, previous, hash)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                entry.chain(),
                entry.seq(),
                entry.at().atOffset(java.time.ZoneOffset.UTC),
                entry.actor().id(),
                entry.what(),
                entry.subject(),
                entry.payload(),
                entry.previous(),
                entry.hash());
    }

    private void assertBad(String chain, long seq, Fault fault, String explanation) {
        assertThat(trail.verifyAll())
                .filteredOn(verdict -> verdict.chain().equals(chain))
                .singleElement()
                .extracting(ChainVerdict::firstBad)
                .satisfies(bad -> {
                    assertThat(bad.fault()).isEqualTo(fault);
                    assertThat(bad.seq()).isEqualTo(seq);
                    assertThat(bad.explanation()).contains(explanation);
                });
    }
}
