package io.muster.lifecycle.proof;

import io.muster.lifecycle.proof.ProofReport.PropertyReport;
import io.muster.lifecycle.proof.ProofReport.ViolationReport;
import io.muster.verification.PathStep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One way in which a promise is broken, once for all tiers in which it is.
 *
 * @param tiers such as {@code tiers 1, 2}
 * @param enforcement warn or enforce, the strictest of these tiers
 */
public record Offence(String tiers, String enforcement, String inWords, List<PathStep> path) {

    private static final String ENFORCE = "enforce";

    public Offence {
        path = List.copyOf(path);
    }

    public boolean isEnforced() {
        return enforcement.equals(ENFORCE);
    }

    public static List<Offence> of(PropertyReport property) {
        return property.violations().stream()
                .collect(Collectors.groupingBy(ViolationReport::inWords, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(Offence::of)
                .toList();
    }

    private static Offence of(List<ViolationReport> violations) {
        var first = violations.get(0);
        var enforced = violations.stream()
                .anyMatch(violation -> violation.enforcement().equals(ENFORCE));
        return new Offence(tiers(violations), enforced ? ENFORCE : first.enforcement(), first.inWords(), first.path());
    }

    private static String tiers(List<ViolationReport> violations) {
        var tiers = violations.stream()
                .map(ViolationReport::tier)
                .distinct()
                .sorted()
                .map(String::valueOf)
                .toList();
        return (tiers.size() == 1 ? "tier " : "tiers ") + String.join(", ", tiers);
    }
}
