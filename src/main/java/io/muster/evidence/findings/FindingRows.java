package io.muster.evidence.findings;

import io.muster.shared.Actor;
import io.muster.shared.SubjectId;
import io.muster.shared.jdbc.Columns;
import io.muster.shared.requests.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The findings in the database. */
@Repository
class FindingRows {

    private final JdbcClient jdbc;

    FindingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Finding finding) {
        jdbc.sql("""
                insert into evidence_finding (id, subject, severity, title, description, owner, due, remediation, evidence,
                                              opened_by, opened_at, source)
                values (:id, :subject, :severity, :title, :description, :owner, :due, :remediation, :evidence, :by, :at, :source)""")
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
                .param("source", finding.treatment().source())
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

    /** Stores the content and the treatment of an open finding, and forgets a closing. */
    void update(Finding finding) {
        var treatment = finding.treatment();
        var remedy = treatment.remedy();
        var acceptance = treatment.acceptance();
        jdbc.sql("""
                update evidence_finding set severity = :severity, title = :title, description = :description, owner = :owner,
                       due = :due, remediation = :remediation, remedied_by = :remediedBy, remedied_at = :remediedAt,
                       remedy = :remedy, remedy_evidence = :remedyEvidence, accepted_by = :acceptedBy,
                       accepted_at = :acceptedAt, accepted_until = :acceptedUntil, accepted_reason = :acceptedReason,
                       escalated_at = :escalatedAt, closed_by = null, closed_at = null, closed_reason = null
                where id = :id""")
                .param("severity", finding.severity().name())
                .param("title", finding.title())
                .param("description", finding.description())
                .param("owner", finding.owner().id())
                .param("due", finding.due())
                .param("remediation", finding.remediation())
                .param("remediedBy", remedy == null ? null : remedy.by().id())
                .param("remediedAt", remedy == null ? null : remedy.at().atOffset(ZoneOffset.UTC))
                .param("remedy", remedy == null ? null : remedy.text())
                .param("remedyEvidence", remedy == null ? null : remedy.evidence())
                .param("acceptedBy", acceptance == null ? null : acceptance.by().id())
                .param("acceptedAt", acceptance == null ? null : acceptance.at().atOffset(ZoneOffset.UTC))
                .param("acceptedUntil", acceptance == null ? null : acceptance.until())
                .param("acceptedReason", acceptance == null ? null : acceptance.reason())
                .param(
                        "escalatedAt",
                        treatment.escalatedAt() == null
                                ? null
                                : treatment.escalatedAt().atOffset(ZoneOffset.UTC))
                .param("id", finding.id())
                .update();
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

    /** By due date, then by id; both are the key of a page. */
    List<Finding> list(FindingFilter filter, Paging paging) {
        var sql = new StringBuilder("select * from evidence_finding where 1 = 1");
        var values = new HashMap<String, Object>();
        if (filter.open() != null) {
            sql.append(filter.open() ? " and closed_at is null" : " and closed_at is not null");
        }
        if (filter.severity() != null) {
            sql.append(" and severity = :severity");
            values.put("severity", filter.severity().name());
        }
        if (filter.model() != null) {
            sql.append(" and subject like :versions escape '!'");
            values.put("versions", filter.model().replaceAll("[!%_]", "!$0") + "@%");
        }
        if (filter.owner() != null) {
            sql.append(" and lower(owner) = :owner");
            values.put("owner", filter.owner().toLowerCase(Locale.ROOT));
        }
        if (!paging.after().isEmpty()) {
            var key = FindingKey.parse(paging.after());
            sql.append(" and (due > :due or due = :due and id > :id)");
            values.put("due", key.due());
            values.put("id", key.id());
        }
        return jdbc.sql(sql.append(" order by due, id fetch first :most rows only")
                        .toString())
                .params(values)
                .param("most", paging.oneMore())
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
                new FindingTreatment(
                        row.getString("source"), remedy(row), acceptance(row), Columns.timeOrNull(row, "escalated_at")),
                closing(row));
    }

    private static FindingTreatment.@Nullable Remedy remedy(ResultSet row) throws SQLException {
        var at = Columns.timeOrNull(row, "remedied_at");
        return at == null
                ? null
                : new FindingTreatment.Remedy(
                        new Actor(row.getString("remedied_by")),
                        at,
                        row.getString("remedy"),
                        row.getString("remedy_evidence"));
    }

    private static FindingTreatment.@Nullable Acceptance acceptance(ResultSet row) throws SQLException {
        var at = Columns.timeOrNull(row, "accepted_at");
        return at == null
                ? null
                : new FindingTreatment.Acceptance(
                        new Actor(row.getString("accepted_by")),
                        at,
                        row.getObject("accepted_until", LocalDate.class),
                        row.getString("accepted_reason"));
    }

    private static Finding.@Nullable Closing closing(ResultSet row) throws SQLException {
        var at = Columns.timeOrNull(row, "closed_at");
        return at == null
                ? null
                : new Finding.Closing(new Actor(row.getString("closed_by")), at, row.getString("closed_reason"));
    }
}
