package io.muster.monitoring.record;

import io.muster.shared.Digest;
import io.muster.shared.ModelId;
import io.muster.shared.SortableIds;
import io.muster.shared.VersionId;
import io.muster.shared.jdbc.RacingInsert;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The series of profiles: whose profiles add up. */
@Repository
class SeriesRepository {

    private final JdbcClient jdbc;
    private final RacingInsert insert;
    private final SortableIds ids;

    SeriesRepository(JdbcClient jdbc, RacingInsert insert, SortableIds ids) {
        this.jdbc = jdbc;
        this.insert = insert;
        this.ids = ids;
    }

    /** The id of a series, which is begun if there is none. Call it in a transaction. */
    String of(VersionId version, Digest layout, ProfileSource source, String segment) {
        return find(version, layout, source, segment).orElseGet(() -> begin(version, layout, source, segment));
    }

    private String begin(VersionId version, Digest layout, ProfileSource source, String segment) {
        var id = ids.next();
        var begun = insert.tried(() -> jdbc.sql("""
                insert into monitoring_series (id, model, number, version, layout, source, segment)
                values (:id, :model, :number, :version, :layout, :source, :segment)""")
                .param("id", id)
                .param("model", version.model().name())
                .param("number", version.number())
                .param("version", version.toString())
                .param("layout", layout.hex())
                .param("source", source.toString())
                .param("segment", segment)
                .update());
        return begun ? id : find(version, layout, source, segment).orElseThrow();
    }

    Optional<String> find(VersionId version, Digest layout, ProfileSource source, String segment) {
        return jdbc.sql("""
                select id from monitoring_series
                where version = :version and layout = :layout and source = :source and segment = :segment""")
                .param("version", version.toString())
                .param("layout", layout.hex())
                .param("source", source.toString())
                .param("segment", segment)
                .query(String.class)
                .optional();
    }

    /** The ids of the series of a source, for all rows and for segments. */
    List<String> ofSource(VersionId version, Digest layout, ProfileSource source) {
        return jdbc.sql("""
                select id from monitoring_series
                where version = :version and layout = :layout and source = :source order by id""")
                .param("version", version.toString())
                .param("layout", layout.hex())
                .param("source", source.toString())
                .query(String.class)
                .list();
    }

    /** The segments that have a series in the bins of a layout, of any source. */
    Set<String> segments(VersionId version, Digest layout) {
        return jdbc.sql("""
                select distinct segment from monitoring_series
                where version = :version and layout = :layout and segment <> ''""")
                .param("version", version.toString())
                .param("layout", layout.hex())
                .query(String.class)
                .set();
    }

    /** Versions that have a reference or profiles, by model and number. */
    List<VersionId> profiled(@Nullable VersionId after, int limit) {
        return jdbc.sql("""
                select model, number from (
                  select model, number from monitoring_series
                  union select model, number from monitoring_reference where current_key is not null
                ) profiled
                where model > :model or model = :model and number > :number
                order by model, number limit :limit""")
                .param("model", after == null ? "" : after.model().name())
                .param("number", after == null ? 0 : after.number())
                .param("limit", limit)
                .query((row, number) -> new VersionId(new ModelId(row.getString("model")), row.getInt("number")))
                .list();
    }
}
