package io.muster.monitoring.threshold;

import io.muster.monitoring.monitor.MonitorRule.Basis;
import io.muster.monitoring.monitor.MonitorRule.Compared;
import io.muster.monitoring.monitor.MonitorRule.Limits;
import io.muster.shared.Actor;
import io.muster.shared.CanonicalJson;
import io.muster.shared.ModelId;
import io.muster.shared.jdbc.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The thresholds of models, those in force and former ones. */
@Repository
class ThresholdRepository {

    private final JdbcClient jdbc;

    ThresholdRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Ends the one in force for the same statistic, if there is one. */
    void insert(ModelThreshold threshold) {
        var key = key(threshold.model(), threshold.statistic(), threshold.compared());
        end(key, threshold.at());
        jdbc.sql("""
                insert into monitoring_threshold (id, model, statistic, compared, basis, limits, reason, set_by, set_at,
                    current_key)
                values (:id, :model, :statistic, :compared, :basis, :limits, :reason, :by, :at, :key)""")
                .param("id", threshold.id())
                .param("model", threshold.model().name())
                .param("statistic", threshold.statistic())
                .param("compared", threshold.compared().name())
                .param("basis", threshold.basis().name())
                .param("limits", CanonicalJson.text(threshold.limits()))
                .param("reason", threshold.reason())
                .param("by", threshold.by().id())
                .param("at", threshold.at().atOffset(ZoneOffset.UTC))
                .param("key", key)
                .update();
    }

    void end(ModelThreshold threshold, Instant at) {
        end(key(threshold.model(), threshold.statistic(), threshold.compared()), at);
    }

    private void end(String key, Instant at) {
        jdbc.sql("update monitoring_threshold set current_key = null, ended_at = :at where current_key = :key")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("key", key)
                .update();
    }

    /** One that is in force. */
    Optional<ModelThreshold> find(ModelId model, String id) {
        return jdbc.sql(
                        "select * from monitoring_threshold where id = :id and model = :model and current_key is not null")
                .param("id", id)
                .param("model", model.name())
                .query(ThresholdRepository::threshold)
                .optional();
    }

    /** Those in force of many models, by one statement. */
    List<ModelThreshold> of(Collection<ModelId> models) {
        return models.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        select * from monitoring_threshold where model in (:models) and current_key is not null
                        order by model, statistic, compared""")
                        .param("models", models.stream().map(ModelId::name).toList())
                        .query(ThresholdRepository::threshold)
                        .list();
    }

    private static String key(ModelId model, String statistic, Compared compared) {
        return "%s %s %s".formatted(model.name(), statistic, compared.word());
    }

    private static ModelThreshold threshold(ResultSet row, int number) throws SQLException {
        return new ModelThreshold(
                row.getString("id"),
                new ModelId(row.getString("model")),
                row.getString("statistic"),
                Compared.valueOf(row.getString("compared")),
                Basis.valueOf(row.getString("basis")),
                CanonicalJson.read(row.getString("limits"), Limits.class),
                row.getString("reason"),
                new Actor(row.getString("set_by")),
                Columns.time(row, "set_at"));
    }
}
