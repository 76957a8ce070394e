package io.muster.verification.model;

import io.muster.verification.condition.ValueType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The possible answers of a decision table: a port, because tables are read elsewhere. */
public interface DecisionSemantics {

    String id();

    /** Names of its input variables. */
    Set<String> inputs();

    /** The type of its answers; empty when they are not all of one type. */
    default Optional<ValueType> type() {
        return Optional.of(ValueType.TEXT);
    }

    /** Why its possible answers cannot be determined, without full stop; empty if they can. */
    default Optional<String> objection() {
        return Optional.empty();
    }

    /**
     * @param known values of inputs by name; a missing input may have any value, or none
     * @return all possible answers; never fewer than there really are
     */
    Answers answers(Map<String, String> known);

    /**
     * Possible results.
     *
     * @param values words or numbers, as texts
     * @param orNone whether it is possible that no rule matches, so that the result is null
     */
    record Answers(Set<String> values, boolean orNone) {

        public Answers {
            values = Set.copyOf(values);
        }

        public static Answers of(String... values) {
            return new Answers(Set.of(values), false);
        }
    }
}
