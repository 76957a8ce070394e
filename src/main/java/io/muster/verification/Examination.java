package io.muster.verification;

import java.util.List;
import java.util.Set;

/**
 * Everything that is known of a deployment.
 *
 * @param guards guarded steps with every set of controls they are reached with
 * @param complete whether all ways were seen; otherwise there may be more
 */
public record Examination(Proof proof, List<GuardReached> guards, boolean complete) {

    public Examination {
        guards = List.copyOf(guards);
    }

    /** Only what is reached from the beginning of these processes. */
    public Examination beginningIn(Set<String> processes) {
        return new Examination(
                proof,
                guards.stream()
                        .filter(guard -> !guard.path().isEmpty()
                                && processes.contains(guard.path().get(0).process()))
                        .toList(),
                complete);
    }
}
