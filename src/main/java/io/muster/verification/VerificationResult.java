package io.muster.verification;

import io.muster.verification.model.GuardReached;
import java.util.List;
import java.util.Set;

/**
 * Everything that is known about a deployment.
 *
 * @param guards guarded steps with every set of controls they are reached with
 * @param complete whether all paths were seen; otherwise there may be more guards
 */
public record VerificationResult(Proof proof, List<GuardReached> guards, boolean complete) {

    public VerificationResult {
        guards = List.copyOf(guards);
    }

    /** Only what is reached from the start of these processes. */
    public VerificationResult beginningIn(Set<String> processes) {
        return new VerificationResult(
                proof,
                guards.stream()
                        .filter(guard -> !guard.path().isEmpty()
                                && processes.contains(guard.path().get(0).process()))
                        .toList(),
                complete);
    }
}
