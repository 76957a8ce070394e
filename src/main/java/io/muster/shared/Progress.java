package io.muster.shared;

/**
 * Told by long work how far it is. Long work also asks it whether to stop: implementations may throw
 * {@link java.util.concurrent.CancellationException} from {@link #report}.
 */
@FunctionalInterface
public interface Progress {

    Progress IGNORED = (done, message) -> {};

    /**
     * @param done share of the work done, 0 to 1
     * @param message what is going on, for people
     */
    void report(double done, String message);
}
