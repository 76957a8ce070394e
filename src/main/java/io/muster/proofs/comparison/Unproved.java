package io.muster.proofs.comparison;

import io.muster.verification.Proof;
import io.muster.verification.Proof.Verdict;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A description of the promises that processes do not keep. */
final class Unproved {

    private Unproved() {}

    /** @return empty if the proof permits them */
    static Optional<String> inWords(Proof proof, Set<String> processes) {
        return proof.permitsDeployment()
                ? Optional.empty()
                : Optional.of("no longer proved: %s (%s)".formatted(String.join(", ", processes), why(proof)));
    }

    private static String why(Proof proof) {
        var broken = proof.properties().stream()
                .filter(result -> result.verdict() != Verdict.PROVEN)
                .map(result -> "%s %s"
                        .formatted(
                                result.property().sentence().replaceAll("\\.$", ""),
                                result.verdict() == Verdict.UNDECIDED
                                        ? "is not decided"
                                        : "is broken in "
                                                + result.violations().stream()
                                                        .map(violation -> "tier " + violation.tier())
                                                        .distinct()
                                                        .collect(Collectors.joining(", "))))
                .collect(Collectors.joining("; "));
        return broken.isEmpty() ? "something in it is not understood" : broken;
    }
}
