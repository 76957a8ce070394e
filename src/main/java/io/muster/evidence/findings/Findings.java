package io.muster.evidence.findings;

import io.muster.evidence.findings.FindingEvent.FindingChanged;
import io.muster.evidence.findings.FindingEvent.FindingClosed;
import io.muster.evidence.findings.FindingEvent.FindingEscalated;
import io.muster.evidence.findings.FindingEvent.FindingOpened;
import io.muster.evidence.lock.VersionLock;
import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import io.muster.shared.SortableIds;
import io.muster.shared.SubjectId;
import io.muster.shared.events.EventPublisher;
import io.muster.shared.requests.Page;
import io.muster.shared.requests.Paging;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The service for findings: the weaknesses of versions, who must resolve them by when, and what was done about them. */
@Service
public class Findings {

    /** Who may open, edit and assign findings, and open closed ones again. */
    public static final String KEEPERS = "hasAnyRole('VALIDATOR', 'OPERATOR')";

    /** Who may close findings. */
    public static final String CLOSERS = "hasRole('VALIDATOR')";

    /** Who may accept the risk of findings. */
    public static final String ACCEPTORS = "hasRole('APPROVER')";

    private static final int LONGEST_SOURCE = 120;

    private final FindingRows rows;
    private final VersionLock lock;
    private final SortableIds ids;
    private final EventPublisher events;

    Findings(FindingRows rows, VersionLock lock, SortableIds ids, EventPublisher events) {
        this.rows = rows;
        this.lock = lock;
        this.ids = ids;
        this.events = events;
    }

    @Transactional
    public Finding open(NewFinding fresh, Actor by) {
        return open(fresh, FindingTreatment.NONE, by);
    }

    /**
     * Opens a finding of something that reports the same weakness again and again, such as a monitor or a failed proof;
     * while one of this source is open on the subject, that one is kept as it is.
     *
     * @param source a stable name, such as {@code monitor:drift}, at most 120 characters
     * @return the open finding
     */
    @Transactional
    public Finding raise(NewFinding fresh, String source, Actor by) {
        if (source.isBlank() || source.length() > LONGEST_SOURCE) {
            throw new InvalidFinding("its source may have 1 to %d characters".formatted(LONGEST_SOURCE));
        }
        lock.take(fresh.subject());
        return rows.of(fresh.subject()).stream()
                .filter(Finding::isOpen)
                .filter(finding -> source.equals(finding.treatment().source()))
                .findFirst()
                .orElseGet(() -> open(fresh, new FindingTreatment(source, null, null, null), by));
    }

    private Finding open(NewFinding fresh, FindingTreatment treatment, Actor by) {
        // Otherwise a concurrent decision and a new finding would not see each other.
        lock.take(fresh.subject());
        var now = events.now();
        var finding = new Finding(
                ids.next(),
                fresh.subject(),
                fresh.severity(),
                fresh.title(),
                fresh.description(),
                fresh.owner(),
                fresh.due(),
                fresh.remediation(),
                fresh.evidence(),
                by,
                now,
                treatment,
                null);
        rows.insert(finding);
        events.publish(new FindingOpened(
                finding.id(),
                finding.subject(),
                finding.severity(),
                finding.title(),
                finding.owner(),
                finding.due(),
                by,
                now));
        return finding;
    }

    /**
     * @param reason what was done about it, or why nothing need be done
     * @throws Refusal {@code FINDING_NOT_FOUND} if there is none
     * @throws Refusal {@code FINDING_ALREADY_CLOSED} if it is closed
     * @throws Refusal {@code OWN_FINDING} if its owner would close it
     */
    @Transactional
    public Finding close(String id, String reason, Actor by) {
        lock.take(get(id).subject());
        var now = events.now();
        var closed = get(id).close(new Finding.Closing(by, now, reason));
        if (!rows.close(closed)) {
            throw FindingProblem.findingAlreadyClosed(id);
        }
        events.publish(new FindingClosed(id, closed.subject(), reason, by, now));
        return closed;
    }

    /**
     * Edits an open finding, assigns it or moves its date.
     *
     * @throws Refusal {@code OWN_FINDING} if its owner would make less of it
     * @throws Refusal {@code FINDING_ALREADY_CLOSED} if it is closed
     */
    @Transactional
    public Finding edit(String id, FindingEdit edit, Actor by) {
        return change(
                id,
                "edited",
                "severity %s, owner %s, due %s".formatted(edit.severity(), edit.owner(), edit.due()),
                by,
                finding -> finding.edited(edit, by));
    }

    /**
     * Keeps what the owner has done about it; another person then closes it.
     *
     * @param evidence id of the evidence that shows it, or null
     * @throws Refusal {@code NOT_THE_OWNER} if someone else reports it
     */
    @Transactional
    public Finding remedy(String id, String text, @Nullable String evidence, Actor by) {
        return change(
                id,
                "remedied",
                text,
                by,
                finding -> finding.remedied(new FindingTreatment.Remedy(by, events.now(), text, evidence)));
    }

    /**
     * Accepts its risk: until that day it has no effects.
     *
     * @param until the last day on which the acceptance holds, at most 366 days from now
     * @throws Refusal {@code OWN_FINDING} if its owner would
     */
    @Transactional
    public Finding acceptRisk(String id, LocalDate until, String reason, Actor by) {
        return change(
                id,
                "risk-accepted",
                "until %s: %s".formatted(until, reason),
                by,
                finding -> finding.accepted(new FindingTreatment.Acceptance(by, events.now(), until, reason)));
    }

    /**
     * Opens a closed finding again; what was done before no longer counts.
     *
     * @throws Refusal {@code FINDING_STILL_OPEN} if it is open
     */
    @Transactional
    public Finding reopen(String id, String reason, Actor by) {
        InvalidFinding.unlessGiven("the reason", reason);
        return change(id, "opened-again", reason, by, Finding::openedAgain);
    }

    /** Keeps that people were told that it is overdue. */
    @Transactional
    public Finding escalate(String id, List<Actor> told, Actor by) {
        lock.take(get(id).subject());
        var finding = get(id).escalated(events.now());
        rows.update(finding);
        events.publish(new FindingEscalated(
                id, finding.subject(), finding.severity(), finding.title(), finding.due(), told, by, events.now()));
        return finding;
    }

    private Finding change(String id, String what, String words, Actor by, UnaryOperator<Finding> verb) {
        lock.take(get(id).subject());
        var changed = verb.apply(get(id));
        rows.update(changed);
        events.publish(new FindingChanged(
                id,
                changed.subject(),
                what,
                changed.severity(),
                changed.title(),
                changed.owner(),
                changed.due(),
                words,
                by,
                events.now()));
        return changed;
    }

    /** @throws Refusal {@code FINDING_NOT_FOUND} if there is none */
    @Transactional(readOnly = true)
    public Finding get(String id) {
        return rows.find(id).orElseThrow(() -> FindingProblem.FINDING_NOT_FOUND.noSuch("finding", id));
    }

    /** All findings on a version or a process change, in order of time. */
    @Transactional(readOnly = true)
    public List<Finding> of(SubjectId subject) {
        return rows.of(subject);
    }

    /** The findings that the filter leaves in, earliest due first. */
    @Transactional(readOnly = true)
    public Page<Finding> list(FindingFilter filter, Paging paging) {
        return Page.of(rows.list(filter, paging), paging, FindingKey::of);
    }

    /** All open findings, most urgent first. */
    @Transactional(readOnly = true)
    public List<Finding> open() {
        return rows.open();
    }
}
