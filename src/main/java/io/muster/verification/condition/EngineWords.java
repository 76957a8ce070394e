package io.muster.verification.condition;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Names that mean something other than the variable of that name to the engine, or that the engine writes itself. The
 * engine resolves keywords first, then its own names, then variables, then beans. So beans are not among them.
 */
public final class EngineWords {

    private static final Pattern VARIABLE = Pattern.compile("[a-zA-Z][a-zA-Z0-9]*");

    /** The engine's counters of the instances of one activity. */
    public static final Set<String> COUNTERS = Set.of("nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances");

    /** Keywords in conditions: {@code org.camunda.bpm.impl.juel.Scanner}. */
    private static final Set<String> CONDITIONS = Set.of(
            "null",
            "true",
            "false",
            "empty",
            "div",
            "mod",
            "not",
            "and",
            "or",
            "eq",
            "ne",
            "lt",
            "le",
            "gt",
            "ge",
            "instanceof");

    /** Keywords in tables: the reserved words of FEEL, and the name by which a cell refers to its own input. */
    private static final Set<String> TABLES = Set.of(
            "if",
            "then",
            "else",
            "for",
            "in",
            "return",
            "some",
            "every",
            "satisfies",
            "function",
            "external",
            "between",
            "cellInput");

    /**
     * Names resolved by {@code VariableScopeElResolver}, {@code VariableContextElResolver}, and the functions beside
     * them.
     */
    private static final Set<String> RESOLVED = Set.of(
            "execution",
            "caseExecution",
            "task",
            "externalTask",
            "authenticatedUserId",
            "variableContext",
            "currentUser",
            "currentUserGroups",
            "now",
            "dateTime");

    /** Written by the engine: the number of a multi-instance activity's instance, and a table's result. */
    private static final Set<String> WRITTEN = Set.of("loopCounter", "decisionResult");

    private static final Set<String> ALL = Stream.of(CONDITIONS, TABLES, RESOLVED, WRITTEN, COUNTERS)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private EngineWords() {}

    /** Whether a text is a name of letters and digits that the engine takes for a variable only. */
    public static boolean isVariable(@Nullable String text) {
        return text != null && VARIABLE.matcher(text).matches() && !isTaken(text);
    }

    /** Whether a diagram may not use this name for a variable. */
    public static boolean isTaken(String name) {
        return ALL.contains(name);
    }

    /** All of them, in alphabetical order. */
    public static Set<String> all() {
        return new TreeSet<>(ALL);
    }
}
