package io.muster.shared;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that the product refuses, with the reason: which id, what state, what was expected. Its {@link ProblemType}
 * is its public name; over HTTP it becomes RFC 9457 problem details in one place. It has subclasses only where they
 * carry data or are caught by name.
 */
public class Refusal extends RuntimeException {

    /** The meaning of the refusal over HTTP. */
    public enum Kind {
        INVALID(400),
        FORBIDDEN(403),
        NOT_FOUND(404),
        CONFLICT(409),
        STALE(412),
        TOO_LARGE(413),
        UNPROCESSABLE(422),
        PRECONDITION_REQUIRED(428),
        TOO_MANY(429),
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    /** Long enough for a terminated worker process to restart, or for a busy one to answer a few requests. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private final transient ProblemType problem;

    public Refusal(ProblemType problem, String message) {
        super(message);
        this.problem = problem;
    }

    public Refusal(ProblemType problem, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    public ProblemType problem() {
        return problem;
    }

    public Kind kind() {
        return problem.kind();
    }

    /**
     * Whether the same request may succeed later without any change. A step retries only such refusals; a permanent one
     * goes back to a person.
     */
    public boolean mayWorkLater() {
        return kind() == Kind.UNAVAILABLE || kind() == Kind.TOO_MANY;
    }

    /** When to retry the same request, if that may help. */
    public Optional<Duration> retryAfter() {
        return mayWorkLater() ? Optional.of(SOON) : Optional.empty();
    }

    /** The last part of the problem type: {@code version-not-found}. */
    public String slug() {
        return problem.slug();
    }

    /** A short summary, the same for every occurrence. */
    public String title() {
        return problem.title();
    }
}
