package io.muster.evidence.findings;

import io.muster.evidence.findings.FindingEvent.FindingClosed;
import io.muster.evidence.findings.FindingEvent.FindingOpened;
import io.muster.evidence.lock.VersionLock;
import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import io.muster.shared.SortableIds;
import io.muster.shared.SubjectId;
import io.muster.shared.events.EventPublisher;
import io.muster.shared.jdbc.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
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

    @Repository
    static class FindingRows {

        private final JdbcClient jdbc;

        FindingRows(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        void insert(Finding finding) {
            jdbc.sql("""
                    insert into evidence_finding (id, subject, severity, title, description, owner, due, remediation, evidence,
                                                  opened_by, opened_at)
                    values (:id, :subject, :severity, :title, :description, :owner, :due, :remediation, :evidence, :by, :at)""")
                    .param("id", finding.id())
                    .param("subject", finding.subject().toString())
                    .param("severity", finding.severity().name())
                    .param("title", finding.title())
                    .param("description", finding.description())
                    .param("owner", finding.owner().id())
                    .param("due", finding.due())
                    .param("remediation", finding.remediation())
                    .param("evidence", finding.evidence())
                    .param("by", finding.openedBy().id())
                    .param("at", finding.openedAt().atOffset(ZoneOffset.UTC))
                    .update();
        }

        /** @return false if it was closed in the meantime */
        boolean close(Finding finding) {
            var closing = Objects.requireNonNull(finding.closing());
            return jdbc.sql("""
                    update evidence_finding set closed_by = :by, closed_at = :at, closed_reason = :reason
                    where id = :id and closed_at is null""")
                            .param("by", closing.by().id())
                            .param("at", closing.at().atOffset(ZoneOffset.UTC))
                            .param("reason", closing.reason())
                            .param("id", finding.id())
                            .update()
                    == 1;
        }

        Optional<Finding> find(String id) {
            return jdbc.sql("select * from evidence_finding where id = :id")
                    .param("id", id)
                    .query(FindingRows::finding)
                    .optional();
        }

        List<Finding> of(SubjectId subject) {
            return jdbc.sql("select * from evidence_finding where subject = :subject order by id")
                    .param("subject", subject.toString())
                    .query(FindingRows::finding)
                    .list();
        }

        List<Finding> open() {
            return jdbc.sql("select * from evidence_finding where closed_at is null order by due, id")
                    .query(FindingRows::finding)
                    .list();
        }

        private static Finding finding(ResultSet row, int number) throws SQLException {
            return new Finding(
                    row.getString("id"),
                    SubjectId.parse(row.getString("subject")),
                    Severity.valueOf(row.getString("severity")),
                    row.getString("title"),
                    row.getString("description"),
                    new Actor(row.getString("owner")),
                    row.getObject("due", LocalDate.class),
                    row.getString("remediation"),
                    row.getString("evidence"),
                    new Actor(row.getString("opened_by")),
                    Columns.time(row, "opened_at"),
                    closing(row));
        }

        private static Finding.@Nullable Closing closing(ResultSet row) throws SQLException {
            var at = Columns.timeOrNull(row, "closed_at");
            return at == null
                    ? null
                    : new Finding.Closing(new Actor(row.getString("closed_by")), at, row.getString("closed_reason"));
        }
    }
}
