package io.muster.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.audit.chain.AuditTampering;
import io.muster.shared.Actor;
import io.muster.testing.MusterModuleTest;
import io.muster.testing.SettableClock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

@MusterModuleTest(module = "audit")
@Import(AuditTampering.class)
class SessionEndsDatabaseTests {

    private static final Instant FIRST = SettableClock.START;
    private static final Instant SECOND = FIRST.plusSeconds(1);

    @Autowired
    SessionEnds ends;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void ofTwoFirstPasswordsAtOnceBothAreNotedAndTheSecondCounts() throws Exception {
        var firstNoted = new CountDownLatch(1);
        var first = CompletableFuture.runAsync(() -> transaction.executeWithoutResult(status -> {
            ends.note(passwordSet(FIRST));
            firstNoted.countDown();
            keepOpen();
        }));
        await(firstNoted);

        transaction.executeWithoutResult(status -> ends.note(passwordSet(SECOND)));
        first.get(1, TimeUnit.MINUTES);

        assertThat(ends.last("twice")).contains(SECOND);
    }

    private static UserChanged passwordSet(Instant at) {
        return new UserChanged("twice", UserChanged.Change.PASSWORD_SET, "", Actor.person("admin"), at);
    }

    /** The second waits for the first to commit and gives no sign that it began to wait: this is long enough for that. */
    private static void keepOpen() {
        try {
            assertThat(new CountDownLatch(1).await(1, TimeUnit.SECONDS)).isFalse();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
