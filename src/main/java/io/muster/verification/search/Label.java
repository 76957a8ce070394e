package io.muster.verification.search;

import java.util.List;
import java.util.Map;

/**
 * What happened between two states.
 *
 * @param nodes that were carried out or entered
 * @param values that were written, by variable
 */
record Label(List<Integer> nodes, Map<String, String> values) {

    Label {
        nodes = List.copyOf(nodes);
        values = Map.copyOf(values);
    }
}
