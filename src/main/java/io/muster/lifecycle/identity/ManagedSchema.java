package io.muster.lifecycle.identity;

import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * In production somebody decides when the engine's tables are made or changed. Without them the start ends here, with
 * words on what to do, instead of somewhere in the engine.
 */
@Component
@Profile("production")
@Order(Ordered.LOWEST_PRECEDENCE)
class ManagedSchema extends AbstractProcessEnginePlugin {

    private final DataSource database;

    ManagedSchema(DataSource database) {
        this.database = database;
    }

    /** @throws EngineSchemaMissing if the tables are not there and the engine has not been told to make them */
    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        if (ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE.equals(engine.getDatabaseSchemaUpdate()) && !isThere()) {
            throw new EngineSchemaMissing();
        }
    }

    private boolean isThere() {
        var table = "act_ge_property";
        try (var connection = database.getConnection();
                var lower = connection.getMetaData().getTables(null, connection.getSchema(), table, null);
                var upper = connection
                        .getMetaData()
                        .getTables(null, connection.getSchema(), table.toUpperCase(Locale.ROOT), null)) {
            return lower.next() || upper.next();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot look whether the engine's tables are there", e);
        }
    }
}
