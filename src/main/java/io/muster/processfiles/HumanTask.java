package io.muster.processfiles;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A human task as defined by its {@code camunda:property} values.
 *
 * @param id of the task in the diagram
 * @param groups who may take it
 * @param control provided by an accepting decision; null if the task is not a sign-off
 * @param decisions the words of all decisions that a person can choose from
 * @param accepts those of them that provide the control
 * @param needsConditions those that count only with at least one condition
 * @param variable the process variable that holds the decision; written by the engine plugin alone
 * @param differsFrom people from whom the signer must differ: {@code developer}, {@code starter}, or the signer of an
 *     earlier control
 * @param onlyBy {@code developer} if only the developer may decide; {@code owner} if only one of these groups may: the
 *     one that owns the process being changed; or null
 * @param quorum how many different people must accept, 1 to {@value HumanTaskProperties#MOST_PEOPLE}; 0 if invalid
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

    /**
     * Names of the {@code camunda:property} values that define a human task in a diagram, with the parsing of their texts.
     * The proof and the engine plugin share it, because a property that they read differently could be used to bypass a
     * control.
     */
    public static final class HumanTaskProperties {

        /** The control that an accepting decision provides. */
        public static final String CONTROL = "muster.control";

        /** The words of all decisions that a person can choose from. */
        public static final String DECISIONS = "muster.decisions";

        /** Those of them that provide the control. */
        public static final String ACCEPTS = "muster.accepts";

        /** Those that count only with at least one condition. */
        public static final String NEEDS_CONDITIONS = "muster.needsConditions";

        /** The process variable that holds the decision. */
        public static final String VARIABLE = "muster.decisionVariable";

        /** The people from whom the signer must differ. */
        public static final String DIFFERS_FROM = "muster.differsFrom";

        /** The only person or group who may decide. */
        public static final String ONLY_BY = "muster.onlyBy";

        /** How many different people must accept. */
        public static final String QUORUM = "muster.quorum";

        public static final int MOST_PEOPLE = 9;

        public static final String DEVELOPER = "developer";
        public static final String STARTER = "starter";

        /** Everyone who started a running process about the same version, or signed off its current content. */
        public static final String INVOLVED = "involved";

        public static final String OWNER = "owner";

        /**
         * Words that say no in plain English: a sign-off that counts one of them as acceptance would deceive its signer.
         */
        private static final Set<String> REFUSING = Set.of(
                "no",
                "reject",
                "rejected",
                "refuse",
                "refused",
                "decline",
                "declined",
                "deny",
                "denied",
                "disapprove",
                "disapproved",
                "object",
                "veto",
                "fail",
                "failed",
                "withdraw",
                "withdrawn",
                "return",
                "returned",
                "rework",
                "stop");

        private HumanTaskProperties() {}

        /** The words of a comma-separated list. */
        public static List<String> list(@Nullable String text) {
            return text == null
                    ? List.of()
                    : Arrays.stream(text.split(","))
                            .map(String::strip)
                            .filter(word -> !word.isEmpty())
                            .toList();
        }

        /** Whether a word says no, also as the first of several such as {@code reject-for-rework}. */
        public static boolean isRefusing(String word) {
            return REFUSING.contains(word.split("[-_]|(?<=[a-z])(?=[A-Z])")[0].toLowerCase(Locale.ROOT));
        }

        /** @return 1 to {@value #MOST_PEOPLE}; 1 when it is absent, 0 when it is invalid */
        public static int quorum(@Nullable String text) {
            if (text == null) {
                return 1;
            }
            return text.strip().matches("[1-" + MOST_PEOPLE + "]") ? Integer.parseInt(text.strip()) : 0;
        }
    }
}
