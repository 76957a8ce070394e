package io.muster.monitoring.outcome;

import io.muster.shared.Digest;
import io.muster.shared.VersionId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The reading of predictions with their outcomes, row by row: a day may not fit into memory. Call it in a transaction. */
@Repository
class LabelledPredictions {

    /** PostgreSQL reads everything at once unless it is told how much. */
    private static final int ROWS_AT_ONCE = 1_000;

    /** What is known of the single prediction comes before what is known of the case. */
    private static final String SELECT = """
            select p.outputs, p.inputs, coalesce(o.outcome, c.outcome) as outcome
            from monitoring_prediction p
              left join monitoring_outcome o on o.current_key = p.prediction_key and o.known_at >= p.event_at
              left join monitoring_outcome c on c.current_key = p.case_key and c.known_at >= p.event_at
            where p.version = ? and p.event_at >= ? and p.event_at < ? and coalesce(o.outcome, c.outcome) is not null""";

    private final JdbcTemplate jdbc;

    LabelledPredictions(DataSource database) {
        jdbc = new JdbcTemplate(database);
        jdbc.setFetchSize(ROWS_AT_ONCE);
    }

    /** Those that are counted in the bins of a layout. */
    void counted(VersionId version, Digest layout, Instant from, Instant to, Consumer<LabelledPrediction> consumer) {
        read(SELECT + " and p.layout = ?", consumer, version.toString(), time(from), time(to), layout.hex());
    }

    /** Whether predictions of a time are still in the log. */
    boolean isLogged(VersionId version, Instant from, Instant to) {
        return !jdbc.queryForList(
                        "select 1 from monitoring_prediction where version = ? and event_at >= ? and event_at < ? limit 1",
                        version.toString(),
                        time(from),
                        time(to))
                .isEmpty();
    }

    private void read(String sql, Consumer<LabelledPrediction> consumer, Object... parameters) {
        jdbc.query(
                sql,
                row -> {
                    consumer.accept(new LabelledPrediction(
                            row.getString("outputs"), row.getString("inputs"), row.getString("outcome")));
                },
                parameters);
    }

    private static Object time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
