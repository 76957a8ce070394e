package io.muster.verification.model;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A broken property, with the shortest path to it.
 *
 * @param process in which the path begins
 * @param why in plain words, without full stop
 */
public record Violation(
        Property property,
        ProofPolicy.Enforcement enforcement,
        String process,
        int tier,
        String why,
        List<PathStep> path) {

    public Violation {
        path = List.copyOf(path);
    }

    /** Such as {@code Start → Train → Quick fix → Deploy: no approval since the last training}. */
    public String inWords() {
        return inWords(path) + ": " + why;
    }

    /** The names on a path, with the values written at each. */
    public static String inWords(List<PathStep> path) {
        return path.stream()
                .filter(step -> step.name() != null)
                .map(Violation::described)
                .collect(Collectors.joining(" → "));
    }

    /** Ids of the elements on the path. */
    public List<String> elements() {
        return path.stream().map(PathStep::element).toList();
    }

    private static String described(PathStep step) {
        var values = step.values().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(value -> value.getKey() + " = " + value.getValue())
                .collect(Collectors.joining(", "));
        if (step.interrupted()) {
            return step.name() + " (interrupted)";
        }
        return values.isEmpty() ? step.name() : "%s (%s)".formatted(step.name(), values);
    }

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

    /**
     * A part of a diagram that the proof cannot cover.
     *
     * @param element its id
     * @param what it is and why it is not translated, without full stop
     */
    public record Untranslated(String process, String element, String what) {}
}
