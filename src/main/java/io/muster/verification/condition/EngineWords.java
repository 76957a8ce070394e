package io.muster.verification.condition;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Names that mean something else to the engine than the variable of that name, or that the engine writes itself. Its order
 * is: words of the language, what the engine resolves, variables, and only then beans. So beans are not among them.
 */
public final class EngineWords {

    private static final Pattern VARIABLE = Pattern.compile("[a-zA-Z][a-zA-Z0-9]*");

    /** What the engine counts instances of one activity with. */
    public static final Set<String> COUNTERS = Set.of("nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances");

    /** Of conditions: {@code org.camunda.bpm.impl.juel.Scanner}. */
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

    /** Of tables: the reserved words of FEEL, and what a cell calls its own input. */
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

    /** {@code VariableScopeElResolver}, {@code VariableContextElResolver}, and the functions beside them. */
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

    /** Written by the engine: the number of an instance of many, and what a table answered. */
    private static final Set<String> WRITTEN = Set.of("loopCounter", "decisionResult");

    private static final Set<String> ALL = Stream.of(CONDITIONS, TABLES, RESOLVED, WRITTEN, COUNTERS)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private EngineWords() {}

    /** Whether a text is a name of letters and digits that the engine takes for nothing else than a variable. */
    public static boolean isVariable(@Nullable String text) {
        return text != null && VARIABLE.matcher(text).matches() && !isTaken(text);
    }

    /** Whether a diagram may not name a variable so. */
    public static boolean isTaken(String name) {
        return ALL.contains(name);
    }

    /** All of them, in the order of the alphabet. */
    public static Set<String> all() {
        return new TreeSet<>(ALL);
    }
}
