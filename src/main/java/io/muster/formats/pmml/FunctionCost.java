package io.muster.formats.pmml;

import io.muster.formats.UnreadableArtifact;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many functions a row applies when every function a document defines is put in place of its name. There are no loops
 * in PMML, but thirty functions that each call the one before twice are a thousand million calls. A derived field is
 * computed once for a row, however often it is named.
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
