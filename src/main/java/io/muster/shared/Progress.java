package io.muster.shared;

/**
 * A progress listener for long work, which may also cancel it: implementations may throw
 * {@link java.util.concurrent.CancellationException} from {@link #report}.
 */
@FunctionalInterface
public interface Progress {

    Progress IGNORED = (done, message) -> {};

    /**
     * @param done share of the work done, 0 to 1
     * @param message the current activity, for people
     */
    void report(double done, String message);
}
