package io.muster.verification.search.semantics;

import io.muster.verification.search.state.Token;
import java.util.List;
import java.util.Map;

/**
 * What happened between two states.
 *
 * @param visits in the order in which they happened
 * @param values that were written, by variable
 */
public record Label(List<Visit> visits, Map<String, String> values) {

    public Label {
        visits = List.copyOf(visits);
        values = Map.copyOf(values);
    }

    /**
     * A node on the path.
     *
     * @param interrupted whether it was interrupted, rather than executed or entered
     */
    public record Visit(int node, boolean interrupted) {}

    public boolean leadsOver(int node) {
        return visits.contains(new Visit(node, false));
    }

    /** The node at which the values were written. */
    private int writer() {
        return visits.stream()
                .filter(visit -> !visit.interrupted())
                .findFirst()
                .map(Visit::node)
                .orElse(Token.OUTERMOST);
    }

    /** The values written at a node. */
    public Map<String, String> values(Visit visit) {
        return !visit.interrupted() && visit.node() == writer() ? values : Map.of();
    }
}
