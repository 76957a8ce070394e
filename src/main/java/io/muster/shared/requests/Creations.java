package io.muster.shared.requests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.Refusal;
import io.muster.shared.SharedProblem;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Creation at most once per {@code Idempotency-Key}. The key is taken before anything is created, and its answer is
 * stored in the same transaction: a refused request leaves no trace and may be repeated, and of two concurrent requests
 * the second waits for the first.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The Idempotency-Key HTTP
 *     Header Field</a>
 */
@Component
public class Creations {

    private final CreationAnswers answers;
    private final TransactionTemplate transaction;
    private final ObjectMapper json;
    private final Clock clock;
    private final AtomicReference<Instant> tidied = new AtomicReference<>(Instant.MIN);

    Creations(CreationAnswers answers, TransactionTemplate transaction, ObjectMapper json, Clock clock) {
        this.answers = answers;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    /** The same with nothing to prepare. */
    public String once(Creation creation, Supplier<String> create) {
        return once(creation, () -> creation, prepared -> create.get());
    }

    /**
     * @param prepare long work without side effects: runs outside the transaction, and not for a repeated request
     * @param create creates the object and returns its id, up to 255 characters
     * @return that id, or the one stored by the first request
     * @throws Refusal {@code IDEMPOTENCY_KEY_REUSED} if the key was used for another request
     * @throws Refusal {@code SAME_REQUEST_RUNNING} if the first request does not finish in time
     */
    public <T> String once(Creation creation, Supplier<T> prepare, Function<T, String> create) {
        if (creation.key() == null) {
            return create.apply(prepare.get());
        }
        tidy();
        var key = creation.key();
        var request = digest(creation);
        return known(key, request, creation.by())
                .orElseGet(() -> first(key, request, creation.by(), prepare.get(), create));
    }

    private <T> String first(String key, Digest request, Actor by, T prepared, Function<T, String> create) {
        try {
            return transaction.execute(status -> {
                answers.take(key, request, by);
                var id = create.apply(prepared);
                answers.keep(key, by, id);
                return id;
            });
        } catch (KeyTaken e) {
            return known(key, request, by)
                    .orElseThrow(() -> SharedProblem.SAME_REQUEST_RUNNING.refusal(
                            "A request with Idempotency-Key '%s' is still running; repeat this one later", key));
        }
    }

    private Optional<String> known(String key, Digest request, Actor by) {
        return answers.find(key, by).map(answer -> {
            if (!answer.request().equals(request)) {
                throw SharedProblem.IDEMPOTENCY_KEY_REUSED.refusal(
                        "Idempotency-Key '%s' was used for another request; a new request needs a new key", key);
            }
            return answer.id();
        });
    }

    /** From time to time one request deletes the expired answers. */
    private void tidy() {
        var now = clock.instant();
        var before = tidied.get();
        if (before.isBefore(now.minusSeconds(3600)) && tidied.compareAndSet(before, now)) {
            answers.forget();
        }
    }

    private Digest digest(Creation creation) {
        try {
            return Digest.ofText(creation.what() + ' ' + json.writeValueAsString(creation.content()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A request has no JSON form", e);
        }
    }

    /** Another request has the key; the transaction must be rolled back. */
    static final class KeyTaken extends RuntimeException {

        KeyTaken(@Nullable Throwable cause) {
            super(cause);
        }
    }
}
