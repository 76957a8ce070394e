package io.muster.verification.search;

import io.muster.verification.search.semantics.Observation;
import io.muster.verification.search.semantics.Reached;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The result of a search.
 *
 * @param states how many it explored
 * @param complete false when it stopped at the bound, or because it had found enough
 * @param entered nodes that tokens reached, with the shortest path to each
 * @param found broken promises, each with the shortest path
 * @param guards guarded steps, with the shortest path to each with the same controls
 */
public record Exploration(
        int states,
        boolean complete,
        Map<Integer, Supplier<Trail>> entered,
        List<Found> found,
        Map<Reached, Trail> guards) {

    public Exploration {
        entered = Map.copyOf(entered);
        found = List.copyOf(found);
        guards = Collections.unmodifiableMap(new LinkedHashMap<>(guards));
    }

    /** This result with the paths of another search of the same net, where that search found them. */
    public Exploration showing(Exploration other) {
        var ways = new LinkedHashMap<>(entered);
        other.entered.forEach(ways::replace);
        var others = other.found.stream()
                .collect(Collectors.toMap(Found::observation, Function.identity(), (first, second) -> first));
        var shown = found.stream()
                .map(each -> others.getOrDefault(each.observation(), each))
                .toList();
        return new Exploration(states, complete, ways, shown, guards);
    }

    /** A broken promise and the path to it. */
    public record Found(Observation observation, Trail trail) {}

    public BitSet enteredNodes() {
        var nodes = new BitSet();
        entered.keySet().forEach(nodes::set);
        return nodes;
    }
}
