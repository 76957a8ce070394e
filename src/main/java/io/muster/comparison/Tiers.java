package io.muster.comparison;

import io.muster.verification.model.ProofPolicy;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A description of the tiers to which a difference applies. */
final class Tiers {

    private Tiers() {}

    /** Such as {@code in tiers 1 and 2}; empty if it applies in every tier. */
    static String spoken(Collection<Integer> tiers) {
        var sorted = tiers.stream().distinct().sorted().map(String::valueOf).toList();
        if (sorted.isEmpty() || sorted.size() == ProofPolicy.TIERS.size()) {
            return "";
        }
        return (sorted.size() == 1 ? " in tier " : " in tiers ") + list(sorted);
    }

    static String list(Collection<String> words) {
        var sorted = List.copyOf(words);
        return sorted.size() < 2
                ? String.join("", sorted)
                : sorted.stream().limit(sorted.size() - 1).collect(Collectors.joining(", "))
                        + " and "
                        + sorted.get(sorted.size() - 1);
    }
}
