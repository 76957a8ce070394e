package io.muster.formats.pmml;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Facts in a document that the engine does not expose.
 *
 * @param ranges accepted numbers by field, for fields with intervals
 * @param outputs names listed under the model's own Output
 * @param formats whether numbers or dates are written by patterns
 */
record PmmlFacts(Map<String, PmmlRange> ranges, Set<String> outputs, boolean formats) {

    PmmlFacts {
        ranges = Map.copyOf(ranges);
        outputs = Set.copyOf(outputs);
    }

    Optional<PmmlRange> range(String field) {
        return Optional.ofNullable(ranges.get(field));
    }
}
