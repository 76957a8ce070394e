package io.muster.verification.search;

import io.muster.verification.model.Property;
import io.muster.verification.search.Exploration.Found;
import io.muster.verification.search.model.SearchModel;
import io.muster.verification.search.semantics.Label;
import io.muster.verification.search.semantics.Observation;
import io.muster.verification.search.semantics.Reached;
import io.muster.verification.search.semantics.Transition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an exploration met: nodes, guards and observations, each with the first and therefore shortest way to it. */
final class ExplorationLog {

    private final SearchModel model;
    private final Journal journal;
    private final Map<Integer, Way> entered = new LinkedHashMap<>();
    private final List<Observed> found = new ArrayList<>();
    private final Map<Reached, Way> guards = new LinkedHashMap<>();
    private final Map<List<Object>, Set<String>> seen = new HashMap<>();

    ExplorationLog(SearchModel model, Journal journal) {
        this.model = model;
        this.journal = journal;
    }

    /**
     * As far as it must be kept.
     *
     * @param last what happened after that state; null at the end of the path
     */
    private record Way(int state, @Nullable Label last) {

        Trail toldTo(int node, Journal journal) {
            return last == null ? journal.trail(state) : journal.trail(state, last, node);
        }
    }

    private record Observed(Observation observation, Way way) {

        Found found(Journal journal) {
            return new Found(observation, way.toldTo(observation.node(), journal));
        }
    }

    /**
     * Adds what a move from a state met.
     *
     * @return the observations among it that are new
     */
    Stream<Observation> add(int from, Transition run) {
        run.notes().entered().forEach(node -> entered.computeIfAbsent(node, any -> new Way(from, run.label())));
        run.notes().reached().forEach(reached -> add(reached, from, run));
        var added = run.notes().observations().stream()
                .filter(observation -> isPossible(observation, run))
                .filter(this::isNew)
                .toList();
        added.forEach(observation -> found.add(new Observed(observation, new Way(from, run.label()))));
        return added.stream();
    }

    private void add(Reached reached, int from, Transition run) {
        if (!run.state().hasUnknown(model.vocabulary())) {
            guards.computeIfAbsent(reached, any -> new Way(from, run.label()));
        }
    }

    /** Adds what was observed of a state at the end of a path. */
    void add(Observation observation, int state) {
        found.add(new Observed(observation, new Way(state, null)));
    }

    /** After an impossible outcome only its consequences are of interest. */
    private boolean isPossible(Observation observation, Transition run) {
        return !run.state().hasUnknown(model.vocabulary()) || observation.property() == Property.REJECT_BY_DEFAULT;
    }

    /** The first at its place, or one that concerns a control that none before it named. */
    private boolean isNew(Observation observation) {
        var place = List.<Object>of(observation.property(), observation.node());
        var isFirst = !seen.containsKey(place);
        return seen.computeIfAbsent(place, any -> new HashSet<>()).addAll(observation.controls()) || isFirst;
    }

    boolean has(Property property) {
        return found.stream().anyMatch(each -> each.observation().property() == property);
    }

    Exploration exploration(int states, boolean complete) {
        return new Exploration(
                states,
                complete,
                entered(),
                found.stream().map(each -> each.found(journal)).toList(),
                guards());
    }

    /** Computed on demand: there are as many as elements, each as long as the process. */
    private Map<Integer, Supplier<Trail>> entered() {
        var trails = new LinkedHashMap<Integer, Supplier<Trail>>();
        entered.forEach((node, way) -> trails.put(node, () -> way.toldTo(node, journal)));
        return trails;
    }

    private Map<Reached, Trail> guards() {
        var trails = new LinkedHashMap<Reached, Trail>();
        guards.forEach((reached, way) -> trails.put(reached, way.toldTo(reached.node(), journal)));
        return trails;
    }
}
