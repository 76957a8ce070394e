package io.muster.formats.pmml;

import io.muster.formats.UnreadableArtifact;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The number of function applications per row when every defined function is expanded. PMML has no loops, but thirty
 * functions that each call the previous one twice are a billion calls. A derived field is computed once per row, even
 * if it is used repeatedly.
 */
final class FunctionCost {

    private final Map<String, Map<String, Integer>> defined = new HashMap<>();
    private final Map<String, Integer> outside = new HashMap<>();
    private final Map<String, Double> costs = new HashMap<>();
    private @Nullable Map<String, Integer> inside;

    void define(String function) {
        inside = defined.computeIfAbsent(function, any -> new HashMap<>());
    }

    void endDefinition() {
        inside = null;
    }

    void apply(String function) {
        (inside == null ? outside : inside).merge(function, 1, Integer::sum);
    }

    /** @throws UnreadableArtifact if a function calls itself, or a row would apply more functions than that */
    void requireAtMost(long operations) {
        var total = cost(outside, new HashSet<>());
        if (!(total <= operations)) {
            throw new UnreadableArtifact(
                    "The PMML's functions call each other so often that a row takes %.0f steps; at most %d are accepted (muster.scoring.max-operations)"
                            .formatted(total, operations));
        }
    }

    private double cost(Map<String, Integer> calls, Set<String> around) {
        var sum = 0.0;
        for (var call : calls.entrySet()) {
            sum += call.getValue() * (1 + cost(call.getKey(), around));
        }
        return sum;
    }

    private double cost(String function, Set<String> around) {
        var body = defined.get(function);
        if (body == null) {
            return 0;
        }
        var known = costs.get(function);
        if (known != null) {
            return known;
        }
        if (!around.add(function)) {
            throw new UnreadableArtifact("The PMML's function '%s' calls itself".formatted(function));
        }
        var cost = cost(body, around);
        around.remove(function);
        costs.put(function, cost);
        return cost;
    }
}
