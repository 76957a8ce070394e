package io.muster.identity.schema;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The check of the engine's tables in production, where a person decides when they are created or changed. Without them
 * the start ends here, with advice on what to do, instead of somewhere in the engine.
 */
@Component
@Profile("production")
@Order(Ordered.LOWEST_PRECEDENCE)
class ManagedSchema extends AbstractProcessEnginePlugin {

    private final DataSource database;

    ManagedSchema(DataSource database) {
        this.database = database;
    }

    /**
     * @throws EngineSchemaMissing if the tables are missing and the engine is not configured to create them
     * @throws EngineSchemaOld if they are of another version
     */
    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        if (!ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE.equals(engine.getDatabaseSchemaUpdate())) {
            return;
        }
        if (!isThere("act_ge_property")) {
            throw new EngineSchemaMissing();
        }
        if (isThere("act_ge_schema_log")) {
            version().filter(EngineSchemaOld::isOther).ifPresent(found -> {
                throw new EngineSchemaOld(found);
            });
        }
    }

    /** Maintained by the engine's scripts; the last entry counts. */
    private Optional<String> version() {
        return JdbcClient.create(database)
                .sql("select version_ from act_ge_schema_log order by timestamp_ desc, id_ desc")
                .query(String.class)
                .list()
                .stream()
                .findFirst();
    }

    private boolean isThere(String table) {
        try (var connection = database.getConnection();
                var lower = connection.getMetaData().getTables(null, connection.getSchema(), table, null);
                var upper = connection
                        .getMetaData()
                        .getTables(null, connection.getSchema(), table.toUpperCase(Locale.ROOT), null)) {
            return lower.next() || upper.next();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot find out whether the engine's tables exist", e);
        }
    }
}
