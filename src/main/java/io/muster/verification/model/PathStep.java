package io.muster.verification.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One element of an offending path.
 *
 * @param name as on the diagram, or null when it has none
 * @param values written there, by variable
 * @param interrupted whether it was interrupted before it completed
 */
public record PathStep(
        String process, String element, @Nullable String name, Map<String, String> values, boolean interrupted) {

    public PathStep {
        values = Map.copyOf(values);
    }

    public PathStep(String process, String element, @Nullable String name, Map<String, String> values) {
        this(process, element, name, values, false);
    }
}
