package io.muster.evidence.findings;

import io.muster.shared.Actor;
import io.muster.shared.SubjectId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A finding: a weakness of a version, or of a proposed process change.
 *
 * @param owner who must resolve it
 * @param due the day by which it must be closed, UTC
 * @param evidence id of the supporting evidence, or null
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
        @Nullable Closing closing) {

    /** @param reason what was done about it, or why nothing need be done */
    public record Closing(Actor by, Instant at, String reason) {
        public Closing {
            if (reason == null || reason.isBlank()) {
                throw new InvalidFinding("closing it needs a reason");
            }
            InvalidFinding.unlessKeepable("reason", reason);
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
        return new Finding(
                id, subject, severity, title, description, owner, due, remediation, evidence, openedBy, openedAt, null);
    }

    Finding close(Closing how) {
        if (!isOpen()) {
            throw FindingProblem.findingAlreadyClosed(id);
        }
        return new Finding(
                id, subject, severity, title, description, owner, due, remediation, evidence, openedBy, openedAt, how);
    }
}
