package io.muster.evidence;

import io.muster.shared.Actor;
import io.muster.shared.CanonicalJson;
import io.muster.shared.Digest;
import io.muster.shared.ProcessChangeId;
import io.muster.shared.SubjectId;
import io.muster.shared.jdbc.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
public class EvidenceRows {

    private final JdbcClient jdbc;

    EvidenceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(Evidence evidence) {
        jdbc.sql("""
                insert into evidence_record (id, subject, artifact, kind, outcome, body, digest, recorded_by, recorded_at,
                                             process_instance)
                values (:id, :subject, :artifact, :kind, :outcome, :body, :digest, :by, :at, :processInstance)""")
                .param("id", evidence.id())
                .param("subject", evidence.subject().toString())
                .param(
                        "artifact",
                        evidence.artifact() == null ? null : evidence.artifact().toString())
                .param("kind", evidence.kind())
                .param("outcome", evidence.outcome())
                .param("body", CanonicalJson.text(evidence.body()))
                .param("digest", evidence.digest().toString())
                .param("by", evidence.by().id())
                .param("at", evidence.at().atOffset(ZoneOffset.UTC))
                .param("processInstance", evidence.processInstance())
                .update();
    }

    Optional<Evidence> find(String id) {
        return jdbc.sql("select * from evidence_record where id = :id")
                .param("id", id)
                .query(EvidenceRows::evidence)
                .optional();
    }

    public List<Evidence> of(SubjectId subject) {
        return jdbc.sql("select * from evidence_record where subject = :subject order by id")
                .param("subject", subject.toString())
                .query(EvidenceRows::evidence)
                .list();
    }

    /** The stored rows of a version, each as one text, to detect any change. */
    public List<String> texts(SubjectId subject) {
        return jdbc.sql("select * from evidence_record where subject = :subject order by id")
                .param("subject", subject.toString())
                .query((row, number) -> text(row))
                .list();
    }

    private static String text(ResultSet row) throws SQLException {
        var text = new StringBuilder();
        for (var column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            text.append(row.getString(column)).append('\u0000');
        }
        return text.toString();
    }

    /** The subjects with evidence whose events are in a chain, as written in the rows. */
    public List<String> subjectsOf(String chain) {
        var subjects = chain.equals(ProcessChangeId.CHAIN) ? ProcessChangeId.PROCESS + ":%" : chain + "@%";
        return jdbc.sql("select distinct subject from evidence_record where subject like :subjects order by subject")
                .param("subjects", subjects)
                .query(String.class)
                .list();
    }

    private static Evidence evidence(ResultSet row, int number) throws SQLException {
        var artifact = row.getString("artifact");
        return new Evidence(
                row.getString("id"),
                SubjectId.parse(row.getString("subject")),
                artifact == null ? null : Digest.parse(artifact),
                row.getString("kind"),
                row.getString("outcome"),
                CanonicalJson.tree(row.getString("body")),
                Digest.parse(row.getString("digest")),
                new Actor(row.getString("recorded_by")),
                Columns.time(row, "recorded_at"),
                row.getString("process_instance"));
    }
}
