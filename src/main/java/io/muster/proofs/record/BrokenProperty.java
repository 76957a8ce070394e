package io.muster.proofs.record;

import io.muster.proofs.record.ProofReport.PropertyReport;
import io.muster.proofs.record.ProofReport.ViolationReport;
import io.muster.verification.model.PathStep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One violation of a property, listed once for all tiers it occurs in.
 *
 * @param tiers such as {@code tiers 1, 2}
 * @param enforcement warn or enforce, the strictest of these tiers
 */
public record BrokenProperty(String tiers, String enforcement, String inWords, List<PathStep> path) {

    private static final String ENFORCE = "enforce";

    public BrokenProperty {
        path = List.copyOf(path);
    }

    public boolean isEnforced() {
        return enforcement.equals(ENFORCE);
    }

    public static List<BrokenProperty> of(PropertyReport property) {
        return property.violations().stream()
                .collect(Collectors.groupingBy(ViolationReport::inWords, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(BrokenProperty::of)
                .toList();
    }

    private static BrokenProperty of(List<ViolationReport> violations) {
        var first = violations.get(0);
        var enforced = violations.stream()
                .anyMatch(violation -> violation.enforcement().equals(ENFORCE));
        return new BrokenProperty(
                tiers(violations), enforced ? ENFORCE : first.enforcement(), first.inWords(), first.path());
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
