package io.muster.monitoring.record;

import io.muster.monitoring.profile.ModelColumns;
import io.muster.shared.Actor;
import io.muster.shared.CanonicalJson;
import io.muster.shared.Digest;
import io.muster.shared.VersionId;
import io.muster.shared.jdbc.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The references of versions, those in force and others. */
@Repository
class ReferenceRepository {

    private final JdbcClient jdbc;

    ReferenceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A row of the table.
     *
     * @param content the reference's own profile as compact bytes
     */
    record Row(
            String evidence,
            VersionId version,
            Digest layout,
            ModelColumns columns,
            List<String> segments,
            byte[] content,
            Actor by,
            Instant at) {}

    void insert(Row row) {
        jdbc.sql("""
                insert into monitoring_reference (evidence, model, number, version, layout, columns, segments, content,
                                                  made_by, made_at)
                values (:evidence, :model, :number, :version, :layout, :columns, :segments, :content, :by, :at)""")
                .param("evidence", row.evidence())
                .param("model", row.version().model().name())
                .param("number", row.version().number())
                .param("version", row.version().toString())
                .param("layout", row.layout().hex())
                .param("columns", CanonicalJson.text(row.columns()))
                .param("segments", String.join("\n", row.segments()))
                .param("content", row.content())
                .param("by", row.by().id())
                .param("at", row.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @param contents the profiles of the parts of a reference as compact bytes, in their order */
    void insertChunks(String evidence, List<byte[]> contents) {
        for (var i = 0; i < contents.size(); i++) {
            jdbc.sql("""
                    insert into monitoring_reference_chunk (evidence, position, content)
                    values (:evidence, :position, :content)""")
                    .param("evidence", evidence)
                    .param("position", i)
                    .param("content", contents.get(i))
                    .update();
        }
    }

    /** The parts of a reference in their order. */
    List<byte[]> chunks(String evidence) {
        return jdbc.sql("select content from monitoring_reference_chunk where evidence = :evidence order by position")
                .param("evidence", evidence)
                .query((row, number) -> row.getBytes("content"))
                .list();
    }

    /** Call it with the version's lock. */
    void putInForce(VersionId version, String evidence, Instant now) {
        jdbc.sql("""
                update monitoring_reference set current_key = null, replaced_at = :now where current_key = :version""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("version", version.toString())
                .update();
        jdbc.sql("""
                update monitoring_reference set current_key = :version, in_force_since = :now, replaced_at = null
                where evidence = :evidence""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("version", version.toString())
                .param("evidence", evidence)
                .update();
    }

    Optional<Row> find(String evidence) {
        return jdbc.sql("select * from monitoring_reference where evidence = :evidence")
                .param("evidence", evidence)
                .query(ReferenceRepository::row)
                .optional();
    }

    Optional<Row> inForce(VersionId version) {
        return inForce(List.of(version)).stream().findFirst();
    }

    List<Row> inForce(Collection<VersionId> versions) {
        return jdbc.sql("select * from monitoring_reference where current_key in (:versions)")
                .param("versions", versions.stream().map(VersionId::toString).toList())
                .query(ReferenceRepository::row)
                .list();
    }

    Map<VersionId, String> evidenceInForce(Collection<VersionId> versions) {
        var found = new HashMap<VersionId, String>();
        jdbc.sql("select version, evidence from monitoring_reference where current_key in (:versions)")
                .param("versions", versions.stream().map(VersionId::toString).toList())
                .query(row -> {
                    found.put(VersionId.parse(row.getString("version")), row.getString("evidence"));
                });
        return found;
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var segments = row.getString("segments");
        return new Row(
                row.getString("evidence"),
                VersionId.parse(row.getString("version")),
                new Digest(row.getString("layout")),
                CanonicalJson.read(row.getString("columns"), ModelColumns.class),
                segments.isEmpty() ? List.of() : List.of(segments.split("\n")),
                row.getBytes("content"),
                new Actor(row.getString("made_by")),
                Columns.time(row, "made_at"));
    }
}
