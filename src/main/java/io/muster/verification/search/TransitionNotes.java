package io.muster.verification.search;

import io.muster.verification.model.Property;
import io.muster.verification.search.Label.Visit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a move came to: for the journal, and for whoever looks for broken promises. */
final class TransitionNotes {

    private final List<Visit> visits = new ArrayList<>();
    private final Set<Integer> entered = new LinkedHashSet<>();
    private final List<Observation> observations = new ArrayList<>();
    private final List<Reached> reached = new ArrayList<>();
    private int acting = Token.OUTERMOST;
    private boolean rescue;
    private boolean stuck;
    private boolean gathered;

    /** What is observed from here on is observed at this node. */
    void actAt(int node) {
        acting = node;
    }

    /** The path leads over this node. */
    void pass(int node) {
        visits.add(new Visit(node, false));
    }

    /** What was being done at this node is not done any more, unless it is what interrupts. */
    void interrupt(int node) {
        if (!visits.contains(new Visit(node, false))) {
            visits.add(new Visit(node, true));
        }
    }

    /** A token came to this node. */
    void enter(int node) {
        entered.add(node);
    }

    void reach(@Nullable String origin, Set<String> given) {
        reached.add(new Reached(acting, origin, given));
    }

    void observe(Property property, String why) {
        observe(property, why, Set.of());
    }

    /** @param controls that it is about */
    void observe(Property property, String why, Set<String> controls) {
        observations.add(new Observation(property, acting, why, controls));
    }

    /** It ended in an incident instead of a move. */
    void stick() {
        stuck = true;
    }

    /** Somebody outside came to the help of a process that may have been stuck. */
    void rescue() {
        rescue = true;
    }

    /** A token that may come to a join was added to those that are not counted any more: {@link Counting}. */
    void gather() {
        gathered = true;
    }

    boolean isGathered() {
        return gathered;
    }

    /** In their order; but what is interrupted comes before what interrupts it. */
    List<Visit> visits() {
        return visits.stream()
                .sorted(Comparator.comparing(visit -> !visit.interrupted()))
                .toList();
    }

    Set<Integer> entered() {
        return entered;
    }

    List<Observation> observations() {
        return observations;
    }

    /** Guarded steps that were carried out. */
    List<Reached> reached() {
        return reached;
    }

    boolean isStuck() {
        return stuck;
    }

    boolean isRescue() {
        return rescue;
    }
}
