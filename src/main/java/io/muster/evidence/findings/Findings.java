package io.muster.evidence.findings;

import io.muster.evidence.findings.FindingEvent.FindingClosed;
import io.muster.evidence.findings.FindingEvent.FindingOpened;
import io.muster.evidence.lock.VersionLock;
import io.muster.shared.Actor;
import io.muster.shared.EventPublisher;
import io.muster.shared.Refusal;
import io.muster.shared.SortableIds;
import io.muster.shared.SubjectId;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The service for findings: the weaknesses of versions, who must resolve them by when, and how they were closed. */
@Service
public class Findings {

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

    /** All open findings, most urgent first. */
    @Transactional(readOnly = true)
    public List<Finding> open() {
        return rows.open();
    }
}
