package io.muster.processfiles;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A human task as defined by its {@code camunda:property} values.
 *
 * @param id of the task in the diagram
 * @param groups who may take it
 * @param control provided by an accepting decision; null when it is work, not a sign-off
 * @param decisions the closed set of words
 * @param accepts those of them that provide the control
 * @param needsConditions those that count only with at least one condition
 * @param variable the process variable that holds the decision; written by the engine plugin alone
 * @param differsFrom people from whom the signer must differ: {@code developer}, {@code starter}, or the signer of an
 *     earlier control
 * @param onlyBy {@code developer} when only the developer may do it; {@code owner} when of these groups only the one
 *     may that owns the process being changed; or null
 * @param quorum how many different people must accept, 1 to {@value HumanTaskProperties#MOST_PEOPLE}; 0 when it is
 *     invalid
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

    public static HumanTask of(String id, @Nullable String groups, Map<String, String> properties) {
        return new HumanTask(
                id,
                HumanTaskProperties.list(groups),
                properties.get(HumanTaskProperties.CONTROL),
                HumanTaskProperties.list(properties.get(HumanTaskProperties.DECISIONS)),
                HumanTaskProperties.list(properties.get(HumanTaskProperties.ACCEPTS)),
                HumanTaskProperties.list(properties.get(HumanTaskProperties.NEEDS_CONDITIONS)),
                properties.getOrDefault(HumanTaskProperties.VARIABLE, ""),
                HumanTaskProperties.list(properties.get(HumanTaskProperties.DIFFERS_FROM)),
                properties.get(HumanTaskProperties.ONLY_BY),
                HumanTaskProperties.quorum(properties.get(HumanTaskProperties.QUORUM)));
    }

    public boolean isLeftToDeveloper() {
        return HumanTaskProperties.DEVELOPER.equals(onlyBy);
    }

    public boolean isLeftToOwner() {
        return HumanTaskProperties.OWNER.equals(onlyBy);
    }

    public boolean isSignOff() {
        return control != null;
    }

    public boolean needsSeveral() {
        return quorum > 1;
    }

    public boolean accepting(String decision) {
        return accepts.contains(decision);
    }

    public boolean needsConditions(String decision) {
        return needsConditions.contains(decision);
    }
}
