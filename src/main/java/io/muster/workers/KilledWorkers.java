package io.muster.workers;

import io.muster.workers.WorkerEnded.Reason;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The artifacts whose worker process was killed from outside. Once may be an accident; a second time is attributed to
 * the artifact: if a container has less memory than a process may claim, the system kills it with the same signal as an
 * operator would, each time.
 */
final class KilledWorkers {

    /** The maximum number remembered; the oldest are forgotten. */
    private static final int MOST = 1_000;

    private final Set<Path> once = new LinkedHashSet<>();

    /** The same end, or its interpretation if it is not the first of its kind. */
    synchronized WorkerEnded judged(WorkerEnded ended, Path artifact) {
        if (ended.reason() != Reason.KILLED) {
            return ended;
        }
        if (!once.add(artifact)) {
            return ended.asOfTheArtifact();
        }
        if (once.size() > MOST) {
            once.remove(once.iterator().next());
        }
        return ended;
    }

    /** Forgets an artifact whose work is finished. */
    synchronized void forget(Path artifact) {
        once.remove(artifact);
    }
}
