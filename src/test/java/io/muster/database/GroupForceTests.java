package io.muster.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupForceTests {

    private static final Connection ANY = (Connection) Proxy.newProxyInstance(
            GroupForceTests.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> null);

    private final ExecutorService people = Executors.newCachedThreadPool();
    private final AtomicInteger times = new AtomicInteger();

    @AfterEach
    void sendThemHome() {
        people.shutdownNow();
    }

    @Test
    void whoAsksAloneIsServedEachTime() throws Exception {
        var force = new GroupForce(connection -> times.incrementAndGet());

        force.force(ANY);
        force.force(ANY);

        assertThat(times).hasValue(2);
    }

    @Test
    void thoseWhoAskWhileItIsBusyShareTheNextOne() throws Exception {
        var busy = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var force = new GroupForce(connection -> {
            if (times.incrementAndGet() == 1) {
                busy.countDown();
                await(goOn);
            }
        });
        var first = CompletableFuture.runAsync(() -> ask(force), people);
        assertThat(busy.await(10, TimeUnit.SECONDS)).isTrue();
        var late = new CompletableFuture<?>[5];
        for (var i = 0; i < late.length; i++) {
            late[i] = CompletableFuture.runAsync(() -> ask(force), people);
        }
        while (force.waiting() < late.length) {
            Thread.onSpinWait();
        }
        goOn.countDown();

        first.get(10, TimeUnit.SECONDS);
        CompletableFuture.allOf(late).get(10, TimeUnit.SECONDS);

        // The first had begun before they asked: it does not count for them. One more does for all.
        assertThat(times).hasValue(2);
    }

    private static void ask(GroupForce force) {
        try {
            force.force(ANY);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
