package io.muster.verification.model;

import io.muster.verification.condition.ValueType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The semantics of all automatic steps and decisions that diagrams may name. */
public record DiagramSemantics(Map<String, StepSemantics> steps, Map<String, DecisionSemantics> decisions) {

    public DiagramSemantics {
        steps = Map.copyOf(steps);
        decisions = Map.copyOf(decisions);
    }

    public static DiagramSemantics of(
            Collection<StepSemantics> steps, Collection<? extends DecisionSemantics> decisions) {
        return new DiagramSemantics(
                steps.stream().collect(Collectors.toMap(StepSemantics::id, Function.identity())),
                decisions.stream().collect(Collectors.toMap(DecisionSemantics::id, Function.identity())));
    }

    public Optional<StepSemantics> step(String id) {
        return Optional.ofNullable(steps.get(id));
    }

    public Optional<DecisionSemantics> decision(String id) {
        return Optional.ofNullable(decisions.get(id));
    }

    /**
     * The semantics of an automatic step, as the proof needs it.
     *
     * @param id as diagrams name it: bean of a short step, topic of any other
     * @param outcome the variable a gateway may test, or null
     * @param provides the control it gives when its outcome is an accepting one, or always without an outcome; or null
     * @param guard its effect if it must not be reached without controls
     * @param voids whether it makes or changes the artifact, so that all controls given before no longer count
     * @param writes variables it writes besides its outcome
     */
    public record StepSemantics(
            String id,
            Kind kind,
            @Nullable Outcome outcome,
            @Nullable String provides,
            Guard guard,
            boolean voids,
            List<Written> writes) {

        public StepSemantics {
            writes = List.copyOf(writes);
        }

        /** Where a step is executed. */
        public enum Kind {
            /** Inside the engine's transaction. */
            SHORT,
            /** By a worker of Muster's own, with a lock that it renews. */
            LONG,
            /** By an external worker: the process waits for it, so it needs a deadline. */
            OUTSIDE
        }

        /** A variable with all the texts it can hold, and those with which a control is provided. */
        public record Outcome(String variable, List<String> values, List<String> accepting) {

            public Outcome {
                values = List.copyOf(values);
                accepting = List.copyOf(accepting);
            }
        }

        /**
         * A variable that is written.
         *
         * @param values all it can hold; empty for any
         */
        public record Written(String variable, ValueType type, List<String> values) {

            public Written {
                values = List.copyOf(values);
            }
        }

        /** Whether this outcome counts as success: every outcome does if none is marked as accepting. */
        public boolean accepts(String word) {
            return outcome == null || outcome.accepting().contains(word);
        }
    }

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
}
