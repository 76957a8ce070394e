package io.muster.evidence.findings;

import io.muster.shared.Actor;
import io.muster.shared.Columns;
import io.muster.shared.SubjectId;
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

@Repository
class FindingRows {

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
