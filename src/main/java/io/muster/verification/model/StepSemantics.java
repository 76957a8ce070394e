package io.muster.verification.model;

import io.muster.verification.condition.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the proof must know of an automatic step.
 *
 * @param id what diagrams name: bean of a short step, topic of any other
 * @param outcome the variable a gateway may ask, or null
 * @param provides the control it gives when its outcome is an accepting one, or always without an outcome; or null
 * @param guard what must not be reached without controls
 * @param voids whether it makes or changes the artifact, so that every control given before counts no more
 * @param writes what it writes besides its outcome
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

    /** Who carries a step out. */
    public enum Kind {
        /** Inside the engine's transaction. */
        SHORT,
        /** A worker of ours, with a lock that it renews. */
        LONG,
        /** Somebody else's worker: the process waits for it, so it needs a deadline. */
        OUTSIDE
    }

    /** A variable with all words it can hold, which are texts, and those with which a control is provided. */
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

    /** Whether this outcome counts as success: every one does where none is said to be. */
    public boolean accepts(String word) {
        return outcome == null || outcome.accepting().contains(word);
    }
}
