package io.muster.evidence.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.evidence.Evidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.Releases;
import io.muster.shared.VersionId;
import io.muster.testing.MusterModuleTest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The readings that a transaction keeps while it holds a version's lock, and when it discards them. */
@MusterModuleTest
@Import(Releases.class)
class VersionLockDatabaseTests {

    @Autowired
    VersionLock lock;

    @Autowired
    EvidenceLedger ledger;

    @Autowired
    Releases releases;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private VersionId version;

    @BeforeEach
    void draftAVersion() {
        version = releases.version();
    }

    @Test
    void isTakenOnceATransaction() {
        for (var transaction = 1; transaction <= 2; transaction++) {
            inTransaction(() -> {
                lock.take(version);
                lock.take(version);
            });
            assertThat(timesTaken()).isEqualTo(transaction);
        }
    }

    @Test
    void isTakenAgainAfterATakingThatWasUndone() {
        inTransaction(() -> lock.take(version));
        inTransaction(() -> {
            undone(() -> lock.take(version));
            assertThat(timesTaken()).isEqualTo(1);

            lock.take(version);

            assertThat(timesTaken()).isEqualTo(2);
        });
    }

    @Test
    void isBegunAgainAfterABeginningThatWasUndone() {
        inTransaction(() -> {
            undone(() -> lock.take(version));
            lock.take(version);
        });
        assertThat(timesTaken()).isEqualTo(1);
    }

    @Test
    void evidenceIsReadOnceWhileTheLockIsHeld() {
        inTransaction(() -> {
            lock.take(version);
            assertThat(ledger.of(version)).isSameAs(ledger.of(version));
        });
    }

    @Test
    void showsWhatTheTransactionItselfRecords() {
        inTransaction(() -> {
            lock.take(version);
            assertThat(ledger.of(version)).isEmpty();
            var first = releases.validate(version);
            assertThat(ledger.of(version)).containsExactly(first);
            var second = releases.validate(version);
            assertThat(ledger.of(version)).containsExactly(first, second);
        });
    }

    @Test
    void nextTransactionReadsAgain() {
        inTransaction(() -> {
            lock.take(version);
            assertThat(ledger.of(version)).isEmpty();
        });
        var recorded = releases.validate(version);
        inTransaction(() -> {
            lock.take(version);
            assertThat(ledger.of(version)).containsExactly(recorded);
        });
    }

    @Test
    void readsAgainWithoutTheLock() {
        inTransaction(() -> {
            assertThat(ledger.of(version)).isEmpty();
            var recorded = beside(() -> releases.validate(version));
            assertThat(ledger.of(version)).containsExactly(recorded);
        });
    }

    @Test
    void theLockOfAnotherVersionDoesNotCount() {
        inTransaction(() -> {
            lock.take(releases.version());
            assertThat(ledger.of(version)).isEmpty();
            var recorded = beside(() -> releases.validate(version));
            assertThat(ledger.of(version)).containsExactly(recorded);
        });
    }

    @Test
    void evidenceReadBeforeTheLockIsReadAgainAfterIt() {
        inTransaction(() -> {
            assertThat(ledger.of(version)).isEmpty();
            var recorded = beside(() -> releases.validate(version));
            lock.take(version);
            assertThat(ledger.of(version)).containsExactly(recorded);
        });
    }

    @Test
    void transactionInsideReadsForItself() {
        inTransaction(() -> {
            lock.take(version);
            var recorded = releases.validate(version);
            assertThat(ledger.of(version)).containsExactly(recorded);

            var inside = new TransactionTemplate(transactions);
            inside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

            assertThat(inside.<List<Evidence>>execute(status -> ledger.of(version)))
                    .as("nothing of it is committed")
                    .isEmpty();
            assertThat(ledger.of(version)).containsExactly(recorded);
        });
    }

    @Test
    void forgetsEvidenceThatWasUndone() {
        inTransaction(() -> {
            lock.take(version);
            undone(() -> {
                releases.validate(version);
                assertThat(ledger.of(version)).hasSize(1);
            });
            assertThat(ledger.of(version)).isEmpty();
        });
    }

    @Test
    void isHeldNoLongerThanTheLock() {
        var held = new AtomicReference<Boolean>();
        inTransaction(() -> {
            lock.take(version);
            assertThat(VersionLock.isHeld(version)).isTrue();
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    held.set(VersionLock.isHeld(version));
                }
            });
        });
        assertThat(held.get()).isFalse();
    }

    private void inTransaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
    }

    /** Goes back to where it began, while the transaction around it goes on. */
    private void undone(Runnable work) {
        var nested = new TransactionTemplate(transactions);
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        nested.executeWithoutResult((TransactionStatus status) -> {
            work.run();
            status.setRollbackOnly();
        });
    }

    private static <T> T beside(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work).join();
    }

    private int timesTaken() {
        return jdbc.sql("select taken from evidence_lock where subject = ?")
                .param(version.toString())
                .query(Integer.class)
                .single();
    }
}
