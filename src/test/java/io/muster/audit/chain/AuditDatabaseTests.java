package io.muster.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.audit.AuditTrail;
import io.muster.audit.SomethingHappened;
import io.muster.audit.chain.EventRecorder.NotInTransaction;
import io.muster.audit.refusals.RefusalLog;
import io.muster.audit.refusals.RefusalWriter;
import io.muster.shared.Actor;
import io.muster.testing.MusterModuleTest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

@MusterModuleTest
class AuditDatabaseTests {

    @Autowired
    AuditTrail trail;

    @Autowired
    RefusalLog refusals;

    @Autowired
    Chains chains;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    PlatformTransactionManager transactions;

    private TransactionTemplate transaction;
    private String chain;

    @BeforeEach
    void takeANewChain() {
        transaction = new TransactionTemplate(transactions);
        chain = "model-" + UUID.randomUUID();
    }

    @Test
    void keepsWhatHappenedInOrder() {
        transaction.executeWithoutResult(status -> {
            happens("first");
            happens("second");
        });
        transaction.executeWithoutResult(status -> happens("third"));

        var entries = trail.of(chain, 1, 10);

        assertThat(entries).extracting(AuditEntry::seq).containsExactly(1L, 2L, 3L);
        assertThat(entries.get(0).previous()).isEqualTo("0".repeat(64));
        assertThat(entries.get(2).previous()).isEqualTo(entries.get(1).hash());
        assertThat(entries.get(2).what()).isEqualTo("SomethingHappened");
        assertThat(entries.get(2).payload())
                .isEqualTo("{\"actor\":\"dora\",\"amount\":0.1,\"at\":\"2026-03-02T09:00:00Z\",\"detail\":\"third\"}");
        assertThat(trail.verify(chain)).isEqualTo(ChainVerdict.intact(chain, 3));
    }

    @Test
    void readsFromAnyEntryOn() {
        transaction.executeWithoutResult(status -> IntStream.range(0, 25).forEach(i -> happens("fact " + i)));

        assertThat(trail.of(chain, 11, 5)).extracting(AuditEntry::seq).containsExactly(11L, 12L, 13L, 14L, 15L);
        assertThat(trail.of(chain, 26, 5)).isEmpty();
        assertThat(trail.of("nobody-knows", 1, 5)).isEmpty();
    }

    @Test
    void writesNothingWhenTheTransactionRollsBack() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    happens("never");
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(trail.of(chain, 1, 10)).isEmpty();
    }

    @Test
    void refusesAFactOutsideATransaction() {
        assertThatThrownBy(() -> happens("nowhere"))
                .isInstanceOf(NotInTransaction.class)
                .hasMessageContaining("SomethingHappened about '%s@1'".formatted(chain));
    }

    @Test
    void keepsTheEntriesOfAnInnerTransactionWithIt() {
        var inner = new TransactionTemplate(transactions);
        inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

        transaction.executeWithoutResult(status -> {
            happens("outer, rolled back");
            inner.executeWithoutResult(innerStatus -> happens("inner"));
            status.setRollbackOnly();
        });

        assertThat(trail.of(chain, 1, 10))
                .singleElement()
                .satisfies(entry -> assertThat(entry.payload()).contains("inner"));
    }

    @Test
    void recordsARefusalAfterItsTransactionRolledBack() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    happens("never");
                    refusals.refused(chain, chain + "@1", Actor.person("dora"), "approve", "she is the developer");
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(trail.of(chain, 1, 10)).singleElement().satisfies(entry -> {
            assertThat(entry.what()).isEqualTo("Refused");
            assertThat(entry.actor()).isEqualTo(Actor.person("dora"));
            assertThat(entry.payload()).isEqualTo("{\"what\":\"approve\",\"why\":\"she is the developer\"}");
        });
    }

    @Test
    void recordsARefusalOutsideATransactionAtOnce() {
        refusals.refused(chain, "x".repeat(300), Actor.person("dora"), "approve", "not hers");

        assertThat(trail.of(chain, 1, 10))
                .singleElement()
                .satisfies(entry -> assertThat(entry.subject()).hasSize(255));
    }

    @Test
    void keepsARefusalThatCouldNotBeWrittenAtOnce() throws Exception {
        var writer = new RefusalWriter(chains, new Away(transactions, 2));
        // A refused person learns of the refusal, not of the database's problem.
        new RefusalLog(writer, Clock.systemUTC()).refused(chain, chain, Actor.person("dora"), "go around", "not yours");

        writer.settle();

        assertThat(trail.of(chain, 1, 10)).hasSize(1);
        writer.destroy();
    }

    /** A database that cannot be reached for some transactions. */
    private static final class Away implements PlatformTransactionManager {

        private final PlatformTransactionManager there;
        private final AtomicInteger failures;

        Away(PlatformTransactionManager there, int failures) {
            this.there = there;
            this.failures = new AtomicInteger(failures);
        }

        @Override
        public TransactionStatus getTransaction(TransactionDefinition expected) {
            if (failures.getAndDecrement() > 0) {
                throw new CannotCreateTransactionException("away");
            }
            return there.getTransaction(expected);
        }

        @Override
        public void commit(TransactionStatus status) {
            there.commit(status);
        }

        @Override
        public void rollback(TransactionStatus status) {
            there.rollback(status);
        }
    }

    @Test
    void survivesMoreRefusalsAtOnceThanThePoolHasConnections() throws Exception {
        atOnce(
                60,
                i -> transaction.execute(status -> {
                    refusals.refused(chain, chain + "@1", Actor.person("dora"), "try " + i, "no");
                    status.setRollbackOnly();
                    return null;
                }));

        assertThat(trail.of(chain, 1, 100)).hasSize(60);
        assertThat(trail.verify(chain).isIntact()).isTrue();
    }

    @Test
    void staysOneChainWhenManyWriteToANewOneAtOnce() throws Exception {
        atOnce(
                40,
                i -> transaction.execute(status -> {
                    happens("a" + i);
                    happens("b" + i);
                    return null;
                }));

        assertThat(trail.of(chain, 1, 100))
                .extracting(AuditEntry::seq)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 80).boxed().toList());
        assertThat(trail.verify(chain)).isEqualTo(ChainVerdict.intact(chain, 80));
    }

    @Test
    void neverDeadlocksOnTwoChainsWrittenInEitherOrder() throws Exception {
        var other = chain + "-other";
        atOnce(
                40,
                i -> transaction.execute(status -> {
                    events.publishEvent(SomethingHappened.to(i % 2 == 0 ? chain : other, "first of " + i));
                    events.publishEvent(SomethingHappened.to(i % 2 == 0 ? other : chain, "second of " + i));
                    return null;
                }));

        assertThat(List.of(trail.verify(chain), trail.verify(other)))
                .containsExactly(ChainVerdict.intact(chain, 40), ChainVerdict.intact(other, 40));
    }

    private void happens(String detail) {
        events.publishEvent(SomethingHappened.to(chain, detail));
    }

    private static void atOnce(int threads, IntFunction<?> work) throws Exception {
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var tasks = new ArrayList<Callable<Object>>();
            IntStream.range(0, threads).forEach(i -> tasks.add(() -> work.apply(i)));
            for (var done : pool.invokeAll(tasks)) {
                done.get();
            }
        } finally {
            pool.shutdown();
        }
    }
}
