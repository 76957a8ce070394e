package io.muster.evidence;

import io.muster.shared.Actor;
import io.muster.shared.Digest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's decision, as evidence of kind {@value #KIND}; the person is the evidence's {@code by}.
 *
 * @param control the control it stands for, such as {@code independent-review}
 * @param decision a word of the task's closed set
 * @param accepting whether the decision provides the control; where several people must accept, only the one that makes
 *     them enough does
 * @param reason why; mandatory
 * @param group the role in which it was decided
 * @param dossier digest of the evidence that was shown: a decision counts for nothing else
 * @param task id of the human task
 * @param conditions under which the decision holds
 * @param quorum how many people must accept and who did; null where one is enough
 * @param earlier how many sign-offs on the version there were before the task came up: these were shown
 */
public record SignOff(
        String control,
        String decision,
        boolean accepting,
        String reason,
        String group,
        Digest dossier,
        String task,
        List<String> conditions,
        @Nullable Quorum quorum,
        int earlier) {

    public static final String KIND = "sign-off";

    public SignOff {
        if (reason == null || reason.isBlank()) {
            throw new IllegalArgumentException("A sign-off of '%s' needs a reason".formatted(control));
        }
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
    }

    /** A sign-off for which one person is enough. */
    public SignOff(
            String control,
            String decision,
            boolean accepting,
            String reason,
            String group,
            Digest dossier,
            String task,
            List<String> conditions,
            int earlier) {
        this(control, decision, accepting, reason, group, dossier, task, conditions, null, earlier);
    }

    /**
     * Several people, one after the other.
     *
     * @param wanted how many different ones must accept
     * @param round which asking it was: when they are asked anew, nobody has accepted yet
     * @param accepted who did in this round on the same evidence, in their order, this person included; empty when this
     *     decision accepts nothing
     */
    public record Quorum(int wanted, String round, List<Actor> accepted) {

        public Quorum {
            accepted = List.copyOf(accepted);
        }

        /** Whether this decision is one of those that are counted. */
        public boolean counts() {
            return !accepted.isEmpty();
        }

        public boolean reached() {
            return accepted.size() >= wanted;
        }
    }
}
