package io.muster.verification;

import java.util.List;

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
}
