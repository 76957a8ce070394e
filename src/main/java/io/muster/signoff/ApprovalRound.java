package io.muster.signoff;

import io.muster.evidence.Evidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.SignOff;
import io.muster.evidence.SignOff.Quorum;
import io.muster.evidence.SignOff.QuorumApprovals;
import io.muster.shared.Actor;
import io.muster.signoff.DecisionListener.Place;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Repository;

/**
 * One request for approval by several people. Approvals are counted from the evidence they left, never from the
 * engine's variables; after rework, for other bytes or other evidence, the count starts again at zero.
 */
@Component
class ApprovalRound {

    private final EvidenceLedger ledger;
    private final HistoryService history;

    ApprovalRound(EvidenceLedger ledger, @Lazy HistoryService history) {
        this.ledger = ledger;
        this.history = history;
    }

    /** The people whose approval counts now. */
    List<Actor> accepted(Place place, DecisionContext context) {
        return context.dossier().stream()
                .flatMap(dossier -> QuorumApprovals.in(context.evidence(), place.round(), dossier.digest()).stream())
                .map(Evidence::by)
                .toList();
    }

    QuorumProgress progress(Place place, DecisionContext context) {
        return new QuorumProgress(place.task().quorum(), accepted(place, context));
    }

    /** The quorum to be recorded with a decision taken now. */
    Quorum with(Place place, DecisionContext context, String decision, Actor by) {
        var accepted = place.task().accepting(decision)
                ? Stream.concat(accepted(place, context).stream(), Stream.of(by))
                        .toList()
                : List.<Actor>of();
        return new Quorum(place.task().quorum(), place.round(), accepted);
    }

    /** Whether the last decision accepted and further approvals are required. */
    boolean wantsMore(Place place) {
        return ledger.of(place.subject()).stream()
                .flatMap(evidence -> evidence.signOff().stream())
                .map(SignOff::quorum)
                .filter(quorum -> quorum != null && place.round().equals(quorum.round()))
                .reduce((earlier, later) -> later)
                .filter(last -> last.counts() && !last.reached())
                .isPresent();
    }

    /** The next person's task gets the dates and the priority of the first one. */
    void goOn(Place place, DelegateTask task) {
        former(place, task).ifPresent(former -> {
            task.setDueDate(former.getDueDate());
            task.setFollowUpDate(former.getFollowUpDate());
            task.setPriority(former.getPriority());
        });
    }

    private Optional<HistoricTaskInstance> former(Place place, DelegateTask task) {
        // The person who decided may not be allowed to read others' history.
        return Context.getCommandContext()
                .runWithoutAuthorization(() -> history
                        .createHistoricTaskInstanceQuery()
                        .activityInstanceIdIn(place.round())
                        .orderByHistoricActivityInstanceStartTime()
                        .desc()
                        .list()
                        .stream())
                .filter(former -> !former.getId().equals(task.getId()))
                .findFirst();
    }

    /**
     * The progress of a sign-off by several people.
     *
     * @param accepted the people whose approval counts, in order
     */
    record QuorumProgress(int required, List<Actor> accepted) {

        static final String STARTED_AGAIN =
                "No one has accepted the evidence shown here. Anyone who accepted before saw less "
                        + "evidence and may decide again.";

        private static final Pattern NAME = Pattern.compile("(.*) \\(\\d of (\\d)\\)");

        QuorumProgress {
            accepted = List.copyOf(accepted);
        }

        int missing() {
            return required - accepted.size();
        }

        /** The name shown in task lists. */
        String name(String task) {
            return "%s (%d of %d)".formatted(task, accepted.size(), required);
        }

        /** The text shown on the form. */
        String words() {
            if (accepted.isEmpty()) {
                return "%d different people must accept; no one has yet.".formatted(required);
            }
            return "%d of %d people have accepted: %s. You would be the next."
                    .formatted(
                            accepted.size(),
                            required,
                            accepted.stream().map(Actor::id).collect(Collectors.joining(", ")));
        }

        /** The task's name with its count reset; other names stay. */
        static String startedAgain(String name) {
            var matcher = NAME.matcher(name);
            return matcher.matches() ? "%s (0 of %s)".formatted(matcher.group(1), matcher.group(2)) : name;
        }

        static boolean isIn(String name) {
            return NAME.matcher(name).matches();
        }
    }

    /**
     * The number of sign-offs on a version when an approval round began. Stored here and not with the task, whose variables
     * its candidates may write.
     */
    @Repository
    static class RoundRows {

        private final JdbcClient jdbc;

        RoundRows(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        /** The next person of the same round is shown the same as the first. */
        void begin(String round, int earlier) {
            if (count(round) == 0) {
                jdbc.sql("insert into signoff_approval_round (round, earlier) values (:round, :earlier)")
                        .param("round", round)
                        .param("earlier", earlier)
                        .update();
            }
        }

        /** @throws IllegalStateException if the round never began */
        int earlier(String round) {
            return jdbc.sql("select earlier from signoff_approval_round where round = :round")
                    .param("round", round)
                    .query(Integer.class)
                    .optional()
                    .orElseThrow(() -> new IllegalStateException("Approval round %s does not exist".formatted(round)));
        }

        private int count(String round) {
            return jdbc.sql("select count(*) from signoff_approval_round where round = :round")
                    .param("round", round)
                    .query(Integer.class)
                    .single();
        }
    }
}
