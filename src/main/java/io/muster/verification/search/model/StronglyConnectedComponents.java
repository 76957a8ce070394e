package io.muster.verification.search.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The strongly connected components of a graph (Tarjan, Depth-first search and linear graph algorithms, 1972). It does
 * not use recursion, so a path of thousands of nodes does not exhaust the stack.
 */
public final class StronglyConnectedComponents {

    private static final int NONE = -1;

    private final List<List<Integer>> next = new ArrayList<>();
    private final List<List<Integer>> components = new ArrayList<>();
    private final BitSet cycles = new BitSet();
    private final int[] order;
    private final int[] low;
    private final BitSet open = new BitSet();
    private final ArrayList<Integer> stack = new ArrayList<>();
    private int counter;

    public StronglyConnectedComponents(int nodes, IntFunction<List<Integer>> following) {
        order = new int[nodes];
        low = new int[nodes];
        Arrays.fill(order, NONE);
        for (var node = 0; node < nodes; node++) {
            next.add(following.apply(node));
        }
        for (var node = 0; node < nodes; node++) {
            if (order[node] == NONE) {
                visit(node);
            }
        }
    }

    /** Groups of nodes that lead to each other; each component after those it leads to. */
    public List<List<Integer>> components() {
        return components;
    }

    boolean isOnCycle(int node) {
        return cycles.get(node);
    }

    private record Visit(int node, int[] position) {}

    private void visit(int root) {
        var path = new ArrayList<Visit>();
        path.add(enter(root));
        while (!path.isEmpty()) {
            var visit = path.get(path.size() - 1);
            var following = next.get(visit.node());
            if (visit.position()[0] < following.size()) {
                var target = following.get(visit.position()[0]++);
                if (order[target] == NONE) {
                    path.add(enter(target));
                } else if (open.get(target)) {
                    low[visit.node()] = Math.min(low[visit.node()], order[target]);
                }
            } else {
                path.remove(path.size() - 1);
                close(visit.node());
                if (!path.isEmpty()) {
                    var before = path.get(path.size() - 1).node();
                    low[before] = Math.min(low[before], low[visit.node()]);
                }
            }
        }
    }

    private Visit enter(int node) {
        order[node] = counter;
        low[node] = counter++;
        stack.add(node);
        open.set(node);
        return new Visit(node, new int[1]);
    }

    private void close(int node) {
        if (low[node] != order[node]) {
            return;
        }
        var component = new ArrayList<Integer>();
        int member;
        do {
            member = stack.remove(stack.size() - 1);
            open.clear(member);
            component.add(member);
        } while (member != node);
        components.add(component);
        if (component.size() > 1 || next.get(node).contains(node)) {
            component.forEach(cycles::set);
        }
    }
}
