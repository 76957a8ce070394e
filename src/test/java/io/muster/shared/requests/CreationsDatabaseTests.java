package io.muster.shared.requests;

import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.shared.Actor;
import io.muster.shared.SharedProblem;
import io.muster.testing.MusterModuleTest;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@MusterModuleTest
class CreationsDatabaseTests {

    private final AtomicInteger created = new AtomicInteger();
    private final Supplier<String> create = () -> "thing-" + created.incrementAndGet();

    @Autowired
    Creations creations;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void forgetEverything() {
        clock.set(SettableClock.START);
        created.set(0);
        jdbc.sql("delete from shared_idempotency_key").update();
    }

    @Test
    void createsOnceHoweverOftenItIsAsked() {
        assertThat(creations.once(creation("key-1", "a"), create)).isEqualTo("thing-1");
        assertThat(creations.once(creation("key-1", "a"), create)).isEqualTo("thing-1");
        assertThat(creations.once(creation("\"key-1\"", "a"), create)).isEqualTo("thing-1");
        assertThat(created).hasValue(1);
    }

    @Test
    void createsEachTimeWithoutAKey() {
        creations.once(creation(null, "a"), create);
        creations.once(creation(null, "a"), create);
        assertThat(created).hasValue(2);
    }

    @Test
    void refusesAKeyForAnotherRequestOrAnotherPath() {
        creations.once(creation("key-1", "a"), create);
        assertThatThrownBy(() -> creations.once(creation("key-1", "b"), create))
                .satisfies(refusedWith(SharedProblem.IDEMPOTENCY_KEY_REUSED))
                .hasMessage("Idempotency-Key 'key-1' was used for another request; a new request needs a new key");
        var elsewhere = new Creation("key-1", TestUsers.DEVELOPER, "POST /elsewhere", Map.of("name", "a"));
        assertThatThrownBy(() -> creations.once(elsewhere, create))
                .satisfies(refusedWith(SharedProblem.IDEMPOTENCY_KEY_REUSED));
    }

    @Test
    void letsEachPersonHaveKeysOfTheirOwn() {
        creations.once(creation("key-1", "a"), create);
        var veras = new Creation("key-1", TestUsers.VALIDATOR, "POST /things", Map.of("name", "b"));
        assertThat(creations.once(veras, create)).isEqualTo("thing-2");
        var dorasToo = new Creation("key-1", Actor.person("DORA"), "POST /things", Map.of("name", "a"));
        assertThat(creations.once(dorasToo, create)).isEqualTo("thing-1");
    }

    @Test
    void whatWasRefusedMayBeTriedAgain() {
        assertThatThrownBy(() -> creations.once(creation("key-1", "a"), () -> {
                    throw SharedProblem.INVALID_PAGING.refusal("not now");
                }))
                .satisfies(refusedWith(SharedProblem.INVALID_PAGING));
        assertThat(creations.once(creation("key-1", "a"), create)).isEqualTo("thing-1");
    }

    @Test
    void preparesNothingForARepeatedRequest() {
        var prepared = new AtomicInteger();
        for (var i = 0; i < 2; i++) {
            creations.once(creation("key-1", "a"), prepared::incrementAndGet, number -> "thing-" + number);
        }
        assertThat(prepared).hasValue(1);
    }

    @Test
    void forgetsAfterADayAndTakesTheRowsAway() {
        creations.once(creation("key-1", "a"), create);
        creations.once(creation("key-2", "a"), create);
        clock.forward(Duration.ofHours(23));
        assertThat(creations.once(creation("key-1", "a"), create)).isEqualTo("thing-1");
        clock.forward(Duration.ofHours(2));
        assertThat(creations.once(creation("key-1", "b"), create)).isEqualTo("thing-3");
        assertThat(jdbc.sql("select request_key from shared_idempotency_key")
                        .query(String.class)
                        .list())
                .containsExactly("key-1");
    }

    @Test
    void createsOnceWhenAskedByManyAtOnce() throws Exception {
        var threads = Executors.newFixedThreadPool(6);
        try {
            var asked = IntStream.range(0, 6)
                    .mapToObj(i -> (Callable<String>) () -> creations.once(creation("key-1", "a"), create))
                    .toList();
            for (var answer : threads.invokeAll(asked)) {
                assertThat(answer.get()).isEqualTo("thing-1");
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(created).hasValue(1);
    }

    @Test
    void wantsAKeyThatCanBeKept() {
        for (var key : List.of("", " ", "a b", "x".repeat(129), "é", "a\0b")) {
            assertThatThrownBy(() -> creation(key, "a"))
                    .as("'%s'", key)
                    .satisfies(refusedWith(SharedProblem.INVALID_IDEMPOTENCY_KEY));
        }
    }

    private static Creation creation(String key, String name) {
        return new Creation(key, TestUsers.DEVELOPER, "POST /things", Map.of("name", name));
    }
}
