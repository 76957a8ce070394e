package io.muster.verification.net;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A process with all it calls, as a net of nodes.
 *
 * @param process id of the outermost process
 * @param scopes the first is the outermost process
 * @param entries start events by which the process may begin
 * @param inside by scope: indexes of the nodes directly in it
 */
public record Net(
        String process, List<Node> nodes, List<Scope> scopes, List<Integer> entries, List<List<Integer>> inside) {

    public Net(String process, List<Node> nodes, List<Scope> scopes, List<Integer> entries) {
        this(process, nodes, scopes, entries, inside(nodes, scopes.size()));
    }

    public Net {
        nodes = List.copyOf(nodes);
        scopes = List.copyOf(scopes);
        entries = List.copyOf(entries);
        inside = inside.stream().map(List::copyOf).toList();
    }

    private static List<List<Integer>> inside(List<Node> nodes, int scopes) {
        var inside = new ArrayList<List<Integer>>();
        for (var scope = 0; scope < scopes; scope++) {
            inside.add(new ArrayList<>());
        }
        nodes.forEach(node -> inside.get(node.scope()).add(node.index()));
        return inside;
    }

    /** Indexes of the nodes directly in a scope; empty for -1. */
    public IntStream inside(int scope) {
        return scope < 0 ? IntStream.empty() : inside.get(scope).stream().mapToInt(Integer::intValue);
    }

    public Node node(int index) {
        return nodes.get(index);
    }

    public Scope scope(int index) {
        return scopes.get(index);
    }

    /**
     * The inside of a process, a sub-process or a multi-instance activity. Its tokens end with it.
     *
     * @param index position in the net
     * @param owner index of the node it is in, or -1 for the outermost process
     * @param process whether it has variables of its own
     * @param starts nodes that begin when it is entered
     * @param eventSubProcesses nodes that may begin while it runs
     */
    public record Scope(int index, int owner, boolean process, List<Integer> starts, List<Integer> eventSubProcesses) {

        public Scope {
            starts = List.copyOf(starts);
            eventSubProcesses = List.copyOf(eventSubProcesses);
        }
    }
}
