package io.muster.lifecycle.diagram;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a diagram says about a task for people, by its {@code camunda:property} values.
 *
 * @param id of the task in the diagram
 * @param groups who may take it
 * @param control what an accepting decision provides; null when it is work and no sign-off
 * @param decisions the closed set of words
 * @param accepts those of them with which the control is provided
 * @param needsConditions those that count only with at least one condition
 * @param variable the process variable that holds the decision; written by the engine plugin alone
 * @param differsFrom who must be somebody else: {@code developer}, {@code starter}, or a control signed off earlier
 * @param onlyBy {@code developer} when nobody else may do it; {@code owner} when of these groups only the one may that
 *     owns the process a change is about; or null
 * @param quorum how many different people must accept, 1 to {@value #MOST_PEOPLE}; 0 when it says something else
 */
public record HumanTask(
        String id,
        List<String> groups,
        @Nullable String control,
        List<String> decisions,
        List<String> accepts,
        List<String> needsConditions,
        String variable,
        List<String> differsFrom,
        @Nullable String onlyBy,
        int quorum) {

    public static final String CONTROL = "muster.control";
    public static final String DECISIONS = "muster.decisions";
    public static final String ACCEPTS = "muster.accepts";
    public static final String NEEDS_CONDITIONS = "muster.needsConditions";
    public static final String VARIABLE = "muster.decisionVariable";
    public static final String DIFFERS_FROM = "muster.differsFrom";
    public static final String ONLY_BY = "muster.onlyBy";
    public static final String QUORUM = "muster.quorum";

    public static final int MOST_PEOPLE = 9;

    public static final String DEVELOPER = "developer";
    public static final String STARTER = "starter";
    public static final String OWNER = "owner";

    static HumanTask of(String id, @Nullable String groups, Map<String, String> properties) {
        return new HumanTask(
                id,
                list(groups),
                properties.get(CONTROL),
                list(properties.get(DECISIONS)),
                list(properties.get(ACCEPTS)),
                list(properties.get(NEEDS_CONDITIONS)),
                properties.getOrDefault(VARIABLE, ""),
                list(properties.get(DIFFERS_FROM)),
                properties.get(ONLY_BY),
                quorum(properties.get(QUORUM)));
    }

    public boolean isLeftToDeveloper() {
        return DEVELOPER.equals(onlyBy);
    }

    public boolean isLeftToOwner() {
        return OWNER.equals(onlyBy);
    }

    public boolean isSignOff() {
        return control != null;
    }

    public boolean wantsSeveral() {
        return quorum > 1;
    }

    public boolean accepting(String decision) {
        return accepts.contains(decision);
    }

    public boolean needsConditions(String decision) {
        return needsConditions.contains(decision);
    }

    private static int quorum(@Nullable String text) {
        if (text == null) {
            return 1;
        }
        return text.strip().matches("[1-" + MOST_PEOPLE + "]") ? Integer.parseInt(text.strip()) : 0;
    }

    private static List<String> list(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .toList();
    }
}
