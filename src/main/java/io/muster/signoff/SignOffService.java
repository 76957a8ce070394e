package io.muster.signoff;

import io.muster.audit.refusals.RefusalLog;
import io.muster.evidence.Evidence.NewEvidence;
import io.muster.evidence.SignOff;
import io.muster.evidence.SignOff.Quorum;
import io.muster.evidence.lock.VersionLock;
import io.muster.notification.TaskNotice;
import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.Refusal;
import io.muster.signoff.DecisionListener.EngineActor;
import io.muster.signoff.DecisionListener.Place;
import io.muster.signoff.DecisionTerms.Terms;
import io.muster.signoff.Fields.OwnFields;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The service for decisions: shows what is decided on, checks who decides and how, and records the decision. */
@Component
public class SignOffService {

    private static final String NO_ONE_ELIGIBLE = "noEligiblePerson";

    private final SeparationOfDuties separation;
    private final Dossiers dossiers;
    private final ApprovalRound round;
    private final VersionLock locks;
    private final TaskAnnouncer announcer;
    private final DecisionTerms terms;
    private final ConcealedTasks concealed;
    private final RefusalLog refusals;
    private final ObjectProvider<AcceptanceObjection> objections;

    SignOffService(
            SeparationOfDuties separation,
            Dossiers dossiers,
            ApprovalRound round,
            VersionLock locks,
            TaskAnnouncer announcer,
            DecisionTerms terms,
            ConcealedTasks concealed,
            RefusalLog refusals,
            ObjectProvider<AcceptanceObjection> objections) {
        this.separation = separation;
        this.announcer = announcer;
        this.terms = terms;
        this.concealed = concealed;
        this.dossiers = dossiers;
        this.round = round;
        this.locks = locks;
        this.refusals = refusals;
        this.objections = objections;
    }

    /** Makes the form's fields the task's own, so that nothing submitted with it reaches the process. */
    void prepare(Place place, DelegateTask task) {
        for (var field : new String[] {Fields.DECISION, Fields.REASON, Fields.CONDITIONS}) {
            task.setVariableLocal(field, null);
        }
        if (place.task().isSignOff()) {
            OwnFields.prepare(task);
        }
        var context = dossiers.now(place.subject(), place.round());
        dossiers.begin(place.round(), context);
        dossiers.prepare(place.subject(), context, task);
        var groups = separation.groups(place, context);
        leaveTo(groups, task);
        concealed.conceal(place, context, task);
        // The decision of an earlier round does not count.
        DecisionVariables.write(task.getExecution(), place.task().variable(), null);
        var needed = place.task().needsSeveral() ? count(place, context, task) : 1;
        var eligible = announcer.announce(place, context, task, TaskNotice.Kind.OPENED, null);
        if (eligible < needed) {
            task.getExecution()
                    .createIncident(
                            NO_ONE_ELIGIBLE,
                            task.getId(),
                            "%s may decide %s: groups %s, differing from %s"
                                    .formatted(
                                            eligible == 0
                                                    ? "No one"
                                                    : "Only %d of %d people".formatted(eligible, needed),
                                            place.described(task),
                                            groups,
                                            place.task().differsFrom()));
        }
    }

    /** Announces an open task again to those who may decide it now, and to the members of this group. */
    void announce(Place place, DelegateTask task, TaskNotice.Kind kind, @Nullable String group) {
        announcer.announce(place, dossiers.now(place.subject(), place.round()), task, kind, group);
    }

    /** Leaves the task in these groups' lists only. The links are not in the database yet, where the engine would look for them. */
    private static void leaveTo(List<String> groups, DelegateTask task) {
        task.getCandidates().stream()
                .filter(link -> link.getGroupId() != null && !groups.contains(link.getGroupId()))
                .forEach(link -> ((IdentityLinkEntity) link).delete());
    }

    /** @return how many people must still approve */
    private int count(Place place, DecisionContext context, DelegateTask task) {
        var progress = round.progress(place, context);
        round.goOn(place, task);
        task.setName(TaskTitle.reworded(task.getName(), place.subject(), progress::name));
        task.setVariableLocal(Fields.PROGRESS, progress.words());
        return progress.missing();
    }

    /** Whether the sign-off passes on to the next person after a decision. */
    boolean wantsMore(Place place) {
        return round.wantsMore(place);
    }

    /** No one may claim a task for another person. */
    void assign(Place place, DelegateTask task, Optional<Actor> by) {
        if (task.getAssignee() == null) {
            return;
        }
        var assignee = Actor.person(task.getAssignee());
        guarded(place, task, by, "take task", () -> {
            var actor = by.orElseThrow(() -> SignOffProblem.DECISION_REFUSED.refusal(
                    "Task %s cannot be assigned by the system", place.described(task)));
            if (!actor.id().equals(assignee.id())) {
                throw SignOffProblem.DECISION_REFUSED.refusal(
                        "'%s' cannot take task %s in the name of '%s'", actor, place.described(task), assignee);
            }
            requireEligible(place, task, dossiers.now(place.subject(), place.round()), actor);
        });
    }

    /** The decision counts if the person who claimed the task completes it, with an outcome of the closed set and a reason. */
    void decide(Place place, DelegateTask task, Optional<Actor> by) {
        guarded(place, task, by, "complete task", () -> {
            var actor = by.orElseThrow(() -> SignOffProblem.DECISION_REFUSED.refusal(
                    "Task %s cannot be completed by the system", place.described(task)));
            if (!actor.id().equals(task.getAssignee())) {
                throw SignOffProblem.DECISION_REFUSED.refusal(
                        "Task %s is taken by %s; '%s' must claim it first",
                        place.described(task),
                        task.getAssignee() == null ? "no one" : "'" + task.getAssignee() + "'",
                        actor);
            }
            // Otherwise one person could complete two tasks at once, and neither transaction would see the other.
            locks.take(place.subject());
            var context = dossiers.now(place.subject(), place.round());
            requireEligible(place, task, context, actor);
            keep(place, task, context, actor);
        });
    }

    /** A task goes away when it is decided, when its process ends by itself, or when an administrator removes it. */
    void remove(Place place, DelegateTask task, Optional<Actor> by) {
        if (by.isPresent() && !EngineActor.isAdministrator()) {
            guarded(place, task, by, "bypass task", () -> {
                throw SignOffProblem.DECISION_REFUSED.refusal(
                        "Task %s waits for a decision, which '%s' cannot bypass", place.described(task), by.get());
            });
        }
    }

    private void requireEligible(Place place, DelegateTask task, DecisionContext context, Actor actor) {
        separation.objection(place, context, actor).ifPresent(why -> {
            throw SignOffProblem.DECISION_REFUSED.refusal(
                    "'%s' may not work on task %s: %s", place.described(task), actor, why);
        });
    }

    private void keep(Place place, DelegateTask task, DecisionContext context, Actor actor) {
        var decision = Fields.text(task, Fields.DECISION);
        if (!place.task().decisions().contains(decision)) {
            throw SignOffProblem.DECISION_REFUSED.refusal(
                    "Task %s was completed with decision '%s': expected one of %s",
                    place.described(task), decision, place.task().decisions());
        }
        var reason = Fields.given(task, Fields.REASON)
                .orElseThrow(() -> SignOffProblem.DECISION_REFUSED.refusal(
                        "Task %s was completed without a reason: expected one", place.described(task)));
        var terms = this.terms.read(place, task, decision);
        requireAcceptable(place, task, decision);
        var quorum = place.task().needsSeveral() ? round.with(place, context, decision, actor) : null;
        if (place.task().isSignOff()) {
            dossiers.keep(signOff(place, task, context, decision, reason, terms, quorum), actor);
        }
        if (isDecided(quorum)) {
            DecisionVariables.write(task.getExecution(), place.task().variable(), decision);
        }
        Fields.clear(task);
    }

    /** One rejection decides for all. */
    private static boolean isDecided(@Nullable Quorum quorum) {
        return quorum == null || !quorum.counts() || quorum.reached();
    }

    private void requireAcceptable(Place place, DelegateTask task, String decision) {
        if (place.task().isSignOff() && place.task().accepting(decision)) {
            objections.stream()
                    .flatMap(all -> all.objection(place.subject(), place.task().control()).stream())
                    .findFirst()
                    .ifPresent(why -> {
                        throw SignOffProblem.DECISION_REFUSED.refusal(
                                "Task %s cannot be completed with '%s' now: %s", place.described(task), decision, why);
                    });
        }
    }

    private NewEvidence signOff(
            Place place,
            DelegateTask task,
            DecisionContext context,
            String decision,
            String reason,
            Terms terms,
            @Nullable Quorum quorum) {
        var shown = Fields.given(task, Fields.DOSSIER)
                .orElseThrow(() -> SignOffProblem.DECISION_REFUSED.refusal(
                        "Task %s was completed without the digest of the evidence shown", place.described(task)));
        var signOff = new SignOff(
                place.task().control(),
                decision,
                place.task().accepting(decision) && isDecided(quorum),
                reason,
                String.join(",", separation.groups(place, context)),
                digest(place, task, shown),
                task.getId(),
                terms.conditions(),
                OwnFields.answers(task),
                quorum,
                context.earlier(),
                terms.validUntil());
        return new NewEvidence(
                place.subject(), context.content().orElse(null), SignOff.KIND, decision, signOff, place.rootInstance());
    }

    private static Digest digest(Place place, DelegateTask task, String text) {
        try {
            return Digest.parse(text);
        } catch (IllegalArgumentException e) {
            throw SignOffProblem.DECISION_REFUSED.refusal(
                    "Task %s was completed with '%s', which is not a digest", place.described(task), text);
        }
    }

    private void guarded(Place place, DelegateTask task, Optional<Actor> by, String what, Runnable check) {
        try {
            check.run();
        } catch (Refusal e) {
            refusals.refused(
                    place.subject().chain(),
                    place.subject().toString(),
                    by.orElse(Actor.system("engine")),
                    "%s '%s'".formatted(what, TaskTitle.asked(task.getName(), place.subject())),
                    String.valueOf(e.getMessage()));
            throw e;
        }
    }
}
