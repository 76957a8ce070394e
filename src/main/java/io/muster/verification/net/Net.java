package io.muster.verification.net;

import java.util.List;

/**
 * A process with all it calls.
 *
 * @param process id of the outermost process
 * @param scopes the first is the outermost process
 * @param entries start events by which the process may begin
 */
public record Net(String process, List<Node> nodes, List<Scope> scopes, List<Integer> entries) {

    public Net {
        nodes = List.copyOf(nodes);
        scopes = List.copyOf(scopes);
        entries = List.copyOf(entries);
    }

    public Node node(int index) {
        return nodes.get(index);
    }

    public Scope scope(int index) {
        return scopes.get(index);
    }
}
