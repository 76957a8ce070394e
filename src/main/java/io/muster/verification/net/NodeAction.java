package io.muster.verification.net;

import io.muster.verification.model.DiagramSemantics.DecisionSemantics;
import io.muster.verification.model.DiagramSemantics.StepSemantics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The action of a node. */
public sealed interface NodeAction {

    NodeAction NOTHING = new Nothing();

    /** Nothing that affects a property. */
    record Nothing() implements NodeAction {}

    /** An automatic step. */
    record Automatic(StepSemantics step) implements NodeAction {

        public boolean outside() {
            return step.kind() == StepSemantics.Kind.OUTSIDE;
        }
    }

    /**
     * A decision of a person.
     *
     * @param control null when it is work, not a sign-off
     * @param variable empty when it writes none
     * @param people minimum number of different people who must accept, at least 1
     */
    record Human(
            @Nullable String control,
            List<String> decisions,
            List<String> accepts,
            String variable,
            List<String> differsFrom,
            int people)
            implements NodeAction {

        public Human {
            decisions = List.copyOf(decisions);
            accepts = List.copyOf(accepts);
            differsFrom = List.copyOf(differsFrom);
        }
    }

    /**
     * A table that is evaluated.
     *
     * @param result variable it writes; empty when it writes none
     */
    record Table(DecisionSemantics decision, String result) implements NodeAction {}

    /**
     * Values passed in when another process begins and passed out when it ends: pairs, because a source may have
     * several targets.
     */
    record Call(List<Handover> in, List<Handover> out) implements NodeAction {

        public Call {
            in = List.copyOf(in);
            out = List.copyOf(out);
        }
    }

    /** One variable copied to another. */
    record Handover(String source, String target) {}

    /**
     * Runs an activity several times.
     *
     * @param number how many times, or {@link #ANY_NUMBER}
     * @param stopsEarly whether a completion condition may cut it short after any of them
     */
    record Many(int number, boolean sequential, boolean stopsEarly) implements NodeAction {

        static final int ANY_NUMBER = -1;

        public boolean isKnown() {
            return number != ANY_NUMBER;
        }
    }

    /** Throws an error or an escalation. */
    record Throws(@Nullable String code) implements NodeAction {}

    /**
     * Compensates.
     *
     * @param activities nodes whose handlers run, if they were completed
     */
    record Compensates(List<Integer> activities) implements NodeAction {

        public Compensates {
            activities = List.copyOf(activities);
        }
    }

    /** The control it gives, or null. */
    default @Nullable String control() {
        return this instanceof Automatic automatic ? automatic.step().provides() : null;
    }
}
