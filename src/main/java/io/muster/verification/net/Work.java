package io.muster.verification.net;

import io.muster.verification.DecisionMeaning;
import io.muster.verification.StepMeaning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is done at a node. */
public sealed interface Work {

    Work NOTHING = new Nothing();

    /** Nothing that any property asks for. */
    record Nothing() implements Work {}

    /** An automatic step. */
    record Automatic(StepMeaning step) implements Work {

        public boolean outside() {
            return step.kind() == StepMeaning.Kind.OUTSIDE;
        }
    }

    /**
     * A decision of a person.
     *
     * @param control null when it is work and no sign-off
     * @param variable empty when it writes none
     * @param people how many different ones must accept, at least 1
     */
    record Human(
            @Nullable String control,
            List<String> decisions,
            List<String> accepts,
            String variable,
            List<String> differsFrom,
            int people)
            implements Work {

        public Human {
            decisions = List.copyOf(decisions);
            accepts = List.copyOf(accepts);
            differsFrom = List.copyOf(differsFrom);
        }
    }

    /**
     * A table that is asked.
     *
     * @param result variable it writes; empty when it writes none
     */
    record Table(DecisionMeaning decision, String result) implements Work {}

    /** Values handed over when another process begins and ends: target by source is not unique, so pairs. */
    record Call(List<Handover> in, List<Handover> out) implements Work {

        public Call {
            in = List.copyOf(in);
            out = List.copyOf(out);
        }
    }

    /** One variable that becomes another. */
    record Handover(String source, String target) {}

    /**
     * Runs an activity several times.
     *
     * @param number how many times, or {@link #ANY_NUMBER}
     * @param stopsEarly whether a completion condition may cut it short after any of them
     */
    record Many(int number, boolean sequential, boolean stopsEarly) implements Work {

        static final int ANY_NUMBER = -1;

        public boolean isKnown() {
            return number != ANY_NUMBER;
        }
    }

    /** Throws an error or an escalation. */
    record Throws(@Nullable String code) implements Work {}

    /**
     * Compensates.
     *
     * @param activities nodes whose handlers run, if they were completed
     */
    record Compensates(List<Integer> activities) implements Work {

        public Compensates {
            activities = List.copyOf(activities);
        }
    }

    /** The control it gives, or null. */
    default @Nullable String control() {
        return this instanceof Automatic automatic ? automatic.step().provides() : null;
    }
}
