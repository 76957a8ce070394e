package io.muster.verification.model;

import io.muster.verification.condition.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
