package io.muster.shared;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The product said no, and says why: which id, what state, what was expected. Its {@link ProblemType} is its public name;
 * HTTP meets refusals once, as RFC 9457 problem details. A class of its own only where it carries data or is caught by name.
 */
public class Refusal extends RuntimeException {

    /** How the refusal is told over HTTP. */
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

    /** By then a worker process that ended has been started again, and a busy one has answered a few. */
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
     * Whether the same request may be answered later without any change. A step repeats only what may; a refusal that
     * will be the same each time goes back to a person.
     */
    public boolean mayWorkLater() {
        return kind() == Kind.UNAVAILABLE || kind() == Kind.TOO_MANY;
    }

    /** When to try the same request again, where that may help. */
    public Optional<Duration> retryAfter() {
        return mayWorkLater() ? Optional.of(SOON) : Optional.empty();
    }

    /** The refusal's name in problem types: {@code version-not-found}. */
    public String slug() {
        return problem.slug();
    }

    /** A short summary, the same for every occurrence. */
    public String title() {
        return problem.title();
    }
}
