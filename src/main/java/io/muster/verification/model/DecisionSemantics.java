package io.muster.verification.model;

import io.muster.verification.condition.ValueType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a decision table can answer: a port, because tables are read elsewhere. */
public interface DecisionSemantics {

    String id();

    /** Names of the variables it asks. */
    Set<String> inputs();

    /** What its answers are; empty when they are not all of one type. */
    default Optional<ValueType> type() {
        return Optional.of(ValueType.TEXT);
    }

    /** Why nobody can say what it may answer, without full stop; empty when somebody can. */
    default Optional<String> objection() {
        return Optional.empty();
    }

    /**
     * @param known values of inputs by name; an input that is missing may have any value, or none
     * @return everything it may answer then; never less than it really can
     */
    Answers answers(Map<String, String> known);

    /**
     * Possible results.
     *
     * @param values words or numbers, as texts
     * @param orNone whether no rule may match, so that the result is null
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
