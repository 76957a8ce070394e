package io.muster.evidence.findings;

import io.muster.shared.Actor;
import io.muster.shared.SubjectId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A finding: a weakness of a version, or of a proposed process change.
 *
 * @param owner who must resolve it
 * @param due the day by which it must be closed, UTC
 * @param evidence id of the supporting evidence, or null
 * @param treatment what was done about it so far
 * @param closing null while it is open
 */
public record Finding(
        String id,
        SubjectId subject,
        Severity severity,
        String title,
        String description,
        Actor owner,
        LocalDate due,
        String remediation,
        @Nullable String evidence,
        Actor openedBy,
        Instant openedAt,
        FindingTreatment treatment,
        @Nullable Closing closing) {

    /** @param reason what was done about it, or why nothing need be done */
    public record Closing(Actor by, Instant at, String reason) {
        public Closing {
            InvalidFinding.unlessGiven("the reason of its closing", reason);
        }
    }

    /** The title of a finding recorded by an escalation. */
    public static final String DECISION_OVERDUE = "A decision is overdue";

    /** Whether it is about an overdue decision and not about the subject. Muster records these, not people. */
    public boolean isAboutDelay() {
        return title.equals(DECISION_OVERDUE) && !openedBy.isPerson();
    }

    public boolean isOpen() {
        return closing == null;
    }

    public boolean isOverdue(Instant now) {
        return isOpen() && now.atZone(ZoneOffset.UTC).toLocalDate().isAfter(due);
    }

    /** The finding as it was before it was closed. */
    public Finding reopened() {
        return with(treatment, null);
    }

    /** Whether its risk is accepted, so that it has no effects. */
    public boolean isAccepted(Instant now) {
        return treatment.isAccepted(now);
    }

    /** The days that have passed since it was due; negative before. */
    public int overdueDays(Instant now) {
        return (int) ChronoUnit.DAYS.between(due, now.atZone(ZoneOffset.UTC).toLocalDate());
    }

    /** Its owner may describe it better, but not make less of it, nor pass it on and judge it then. */
    Finding edited(FindingEdit edit, Actor by) {
        requireOpen();
        requireSameKind(edit);
        if (edit.isMilderThan(this)) {
            requireNotTheOwner(by, "lower its severity, put it off or assign it");
            requireNotWhoRemedied(by);
        }
        var valid = new NewFinding(
                subject,
                edit.severity(),
                edit.title(),
                edit.description(),
                edit.owner(),
                edit.due(),
                edit.remediation(),
                evidence);
        return new Finding(
                id,
                subject,
                valid.severity(),
                valid.title(),
                valid.description(),
                valid.owner(),
                valid.due(),
                valid.remediation(),
                evidence,
                openedBy,
                openedAt,
                edit.due().equals(due) ? treatment : treatment.notEscalated(),
                null);
    }

    /** A finding about an overdue decision is known by its title, and has no effects. */
    private void requireSameKind(FindingEdit edit) {
        if (!openedBy.isPerson() && edit.title().equals(DECISION_OVERDUE) != isAboutDelay()) {
            throw new InvalidFinding(
                    "Muster gave finding %s its title '%s', which says what it is about: describe it further in its text"
                            .formatted(id, title));
        }
    }

    /** Without whether people were told, which says nothing about the weakness. */
    public Finding asDecidedOn() {
        return with(treatment.notEscalated(), closing);
    }

    Finding remedied(FindingTreatment.Remedy report) {
        requireOpen();
        if (!report.by().samePersonAs(owner)) {
            throw FindingProblem.NOT_THE_OWNER.refusal(
                    "Only '%s', the owner of finding %s, may report what was done, not '%s'", owner, id, report.by());
        }
        return with(treatment.remedied(report), closing);
    }

    Finding accepted(FindingTreatment.Acceptance decision) {
        requireOpen();
        requireNotTheOwner(decision.by(), "accept its risk");
        requireNotWhoRemedied(decision.by());
        return with(treatment.accepted(decision), closing);
    }

    Finding escalated(Instant at) {
        requireOpen();
        return with(treatment.escalated(at), closing);
    }

    Finding openedAgain() {
        if (isOpen()) {
            throw FindingProblem.FINDING_STILL_OPEN.refusal("Finding %s is open: expected it to be closed", id);
        }
        return with(treatment.openedAgain(), null);
    }

    Finding close(Closing how) {
        requireOpen();
        requireNotTheOwner(how.by(), "close it");
        requireNotWhoRemedied(how.by());
        return with(treatment, how);
    }

    private void requireOpen() {
        if (!isOpen()) {
            throw FindingProblem.findingAlreadyClosed(id);
        }
    }

    private void requireNotTheOwner(Actor by, String what) {
        if (by.samePersonAs(owner)) {
            throw FindingProblem.OWN_FINDING.refusal(
                    "'%s' owns finding %s and may not %s: another person must do it", by, id, what);
        }
    }

    private void requireNotWhoRemedied(Actor by) {
        var remedy = treatment.remedy();
        if (remedy != null && by.samePersonAs(remedy.by())) {
            throw FindingProblem.OWN_FINDING.refusal(
                    "'%s' reported the remedy of finding %s and may not judge it: another person must do it", by, id);
        }
    }

    private Finding with(FindingTreatment next, @Nullable Closing end) {
        return new Finding(
                id,
                subject,
                severity,
                title,
                description,
                owner,
                due,
                remediation,
                evidence,
                openedBy,
                openedAt,
                next,
                end);
    }
}
