package io.muster.verification.search.semantics;

import io.muster.verification.model.Property;
import io.muster.verification.search.semantics.Label.Visit;
import io.muster.verification.search.state.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The effects of a move, for the journal and for the checks of promises. */
public final class TransitionNotes {

    private final List<Visit> visits = new ArrayList<>();
    private final Set<Integer> entered = new LinkedHashSet<>();
    private final List<Observation> observations = new ArrayList<>();
    private final List<Reached> reached = new ArrayList<>();
    private int acting = Token.OUTERMOST;
    private boolean rescue;
    private boolean stuck;
    private boolean gathered;

    /** From here on, observations are attributed to this node. */
    void actAt(int node) {
        acting = node;
    }

    /** The path leads through this node. */
    void pass(int node) {
        visits.add(new Visit(node, false));
    }

    /** This node is no longer being executed, unless it is the interrupting one. */
    void interrupt(int node) {
        if (!visits.contains(new Visit(node, false))) {
            visits.add(new Visit(node, true));
        }
    }

    /** A token reached this node. */
    void enter(int node) {
        entered.add(node);
    }

    void reach(@Nullable String origin, Set<String> given) {
        reached.add(new Reached(acting, origin, given));
    }

    void observe(Property property, String why) {
        observe(property, why, Set.of());
    }

    /** @param controls that it concerns */
    void observe(Property property, String why, Set<String> controls) {
        observations.add(new Observation(property, acting, why, controls));
    }

    /** The move ended in an incident. */
    void stick() {
        stuck = true;
    }

    /** An event from outside moved a process that may have been stuck. */
    void rescue() {
        rescue = true;
    }

    /** A token that may reach a join was added to those that are no longer counted: {@link Counting}. */
    public void gather() {
        gathered = true;
    }

    public boolean isGathered() {
        return gathered;
    }

    /** In their order, but interrupted nodes come before the interrupting one. */
    List<Visit> visits() {
        return visits.stream()
                .sorted(Comparator.comparing(visit -> !visit.interrupted()))
                .toList();
    }

    public Set<Integer> entered() {
        return entered;
    }

    public List<Observation> observations() {
        return observations;
    }

    /** Guarded steps that were executed. */
    public List<Reached> reached() {
        return reached;
    }

    public boolean isStuck() {
        return stuck;
    }

    public boolean isRescue() {
        return rescue;
    }
}
