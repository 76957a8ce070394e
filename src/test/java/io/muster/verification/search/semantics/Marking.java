package io.muster.verification.search.semantics;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the engine's tokens are, as a tree.
 *
 * @param place id of an element; of the process at the root; with a star for the body of a multi-instance activity
 * @param values of the process that begins here, by variable, without those that are null; null where none begins
 */
public record Marking(String place, @Nullable Map<String, String> values, List<Marking> inside) {

    public Marking {
        inside = List.copyOf(inside);
    }

    /** Places alone, the same for the same places. */
    String shape() {
        return place + inside.stream().map(Marking::shape).sorted().collect(Collectors.joining(" ", "(", ")"));
    }
}
