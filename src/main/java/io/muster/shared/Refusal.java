package io.muster.shared;

/**
 * The product said no, and says why: which id, what state, what was wanted. Modules name their refusals as statements
 * ({@code VersionNotFound}); HTTP meets them once, as RFC 9457 problem details.
 */
public abstract class Refusal extends RuntimeException {

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

    private final Problem problem;
    private final Kind kind;

    protected Refusal(String message) {
        super(message);
        this.problem = declared();
        this.kind = problem.kind();
    }

    protected Refusal(String message, Throwable cause) {
        super(message, cause);
        this.problem = declared();
        this.kind = problem.kind();
    }

    /** @param kind instead of the declared one, where one problem is told in several ways */
    protected Refusal(Kind kind, String message) {
        super(message);
        this.problem = declared();
        this.kind = kind;
    }

    private Problem declared() {
        var declared = getClass().getAnnotation(Problem.class);
        if (declared == null) {
            throw new IllegalStateException("%s declares no @Problem".formatted(getClass()), this);
        }
        return declared;
    }

    public Kind kind() {
        return kind;
    }

    /**
     * Whether the same request may be answered later without anybody changing anything. A step repeats only what may; a
     * refusal that will be the same each time goes back to a person.
     */
    public boolean mayWorkLater() {
        return kind == Kind.UNAVAILABLE || kind == Kind.TOO_MANY;
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
