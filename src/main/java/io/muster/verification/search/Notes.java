package io.muster.verification.search;

import io.muster.verification.Property;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a move came to: for the journal, and for whoever looks for broken promises. */
final class Notes {

    private final List<Integer> nodes = new ArrayList<>();
    private final Set<Integer> entered = new LinkedHashSet<>();
    private final List<Observation> observations = new ArrayList<>();
    private final List<Reached> reached = new ArrayList<>();
    private int acting = Token.OUTERMOST;
    private boolean rescue;
    private boolean stuck;

    /** What is observed from here on is observed at this node. */
    void actAt(int node) {
        acting = node;
    }

    /** The path leads over this node. */
    void pass(int node) {
        nodes.add(node);
    }

    /** A token came to this node. */
    void enter(int node) {
        entered.add(node);
    }

    void reach(@Nullable String origin, Set<String> given) {
        reached.add(new Reached(acting, origin, given));
    }

    void observe(Property property, String why) {
        observations.add(new Observation(property, acting, why));
    }

    /** It ended in an incident instead of a move. */
    void stick() {
        stuck = true;
    }

    /** Somebody outside came to the help of a process that may have been stuck. */
    void rescue() {
        rescue = true;
    }

    List<Integer> nodes() {
        return nodes;
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
