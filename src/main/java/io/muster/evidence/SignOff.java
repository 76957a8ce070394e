package io.muster.evidence;

import io.muster.evidence.SignOff.Quorum;
import io.muster.shared.Actor;
import io.muster.shared.Digest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's decision, as evidence of kind {@value #KIND}; the person is the evidence's {@code by}.
 *
 * @param control the control it provides, such as {@code independent-review}
 * @param decision one of the task's closed set of outcomes
 * @param accepting whether the decision provides the control; where several people must accept, only the one that
 *     completes the quorum does
 * @param reason why; mandatory
 * @param group the role in which the person decided
 * @param dossier digest of the evidence that was shown; the decision counts for no other
 * @param task id of the human task
 * @param conditions under which the decision holds
 * @param answers to the fields that the form asks for besides those of a decision, in the order of the form
 * @param quorum how many people must accept and who did; null if one is enough
 * @param earlier how many sign-offs on the version existed before the task was created; these were shown
 * @param validUntil the last day, UTC, that the signer allows a certificate; null for as long as the policy allows
 */
public record SignOff(
        String control,
        String decision,
        boolean accepting,
        String reason,
        String group,
        Digest dossier,
        String task,
        List<Condition> conditions,
        List<Answer> answers,
        @Nullable Quorum quorum,
        int earlier,
        @Nullable LocalDate validUntil) {

    public static final String KIND = "sign-off";

    public SignOff {
        if (reason == null || reason.isBlank()) {
            throw new IllegalArgumentException("A sign-off of '%s' needs a reason".formatted(control));
        }
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
        answers = answers == null ? List.of() : List.copyOf(answers);
    }

    /** A sign-off for which one person is enough, with a form that asks for nothing more. */
    public SignOff(
            String control,
            String decision,
            boolean accepting,
            String reason,
            String group,
            Digest dossier,
            String task,
            List<Condition> conditions,
            int earlier) {
        this(control, decision, accepting, reason, group, dossier, task, conditions, List.of(), null, earlier, null);
    }

    /**
     * The answer to a field of a form.
     *
     * @param field its key
     * @param label as the person read it
     * @param value a text, a number or a boolean
     */
    public record Answer(String field, String label, Object value) {

        /** For people: {@code Residual risk: low}. */
        @Override
        public String toString() {
            return "%s: %s".formatted(label, value);
        }
    }

    /**
     * The requirement of several approvals, given one after the other.
     *
     * @param required how many different people must accept
     * @param round id of the approval round; a new round starts without approvals
     * @param accepted who accepted in this round on the same evidence, in order, including this person; empty if this
     *     decision does not accept
     */
    public record Quorum(int required, String round, List<Actor> accepted) {

        public Quorum {
            accepted = List.copyOf(accepted);
        }

        /** Whether this decision counts towards the quorum. */
        public boolean counts() {
            return !accepted.isEmpty();
        }

        public boolean reached() {
            return accepted.size() >= required;
        }
    }

    /**
     * The approvals that count towards a quorum. Counts each person's own sign-off; a sign-off's list of earlier approvers
     * is never trusted.
     */
    public static final class QuorumApprovals {

        private QuorumApprovals() {}

        /**
         * The accepting sign-offs of one round on the same bytes and the same evidence, one per person, in order.
         *
         * @param all evidence about the version, in order of time
         * @param dossier what they must have been shown; approvals on other evidence do not count
         */
        public static List<Evidence> in(Collection<Evidence> all, String round, Digest dossier) {
            var approvals = new ArrayList<Evidence>();
            for (var evidence : all) {
                var counts = evidence.signOff()
                        .filter(signOff -> dossier.equals(signOff.dossier()))
                        .map(SignOff::quorum)
                        .filter(Quorum::counts)
                        .filter(quorum -> round.equals(quorum.round()))
                        .isPresent();
                if (counts
                        && approvals.stream()
                                .noneMatch(approval -> approval.by().samePersonAs(evidence.by()))) {
                    approvals.add(evidence);
                }
            }
            return approvals;
        }
    }
}
