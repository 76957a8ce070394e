package io.muster.datasets;

import io.muster.datasets.counts.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Properties;
import org.springframework.stereotype.Component;

/**
 * DuckDB in this process: a database in memory for each use, which may read the given files and nothing else, load no
 * extension and not change its settings. Injected SQL would find nothing to read or write.
 */
@Component
class DuckDb {

    private final DatasetSettings settings;

    DuckDb(DatasetSettings settings) {
        this.settings = settings;
    }

    Connection open(Path... files) throws SQLException {
        var connection = DriverManager.getConnection("jdbc:duckdb:", properties());
        try (var statement = connection.createStatement()) {
            statement.execute("set allowed_paths = "
                    + Sql.texts(Arrays.stream(files).map(Path::toString).toList()));
            statement.execute("set enable_external_access = false");
            statement.execute("set lock_configuration = true");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private Properties properties() {
        var properties = new Properties();
        properties.put("jdbc_stream_results", "true");
        properties.put("memory_limit", settings.memoryLimit().toBytes() + "B");
        properties.put("threads", String.valueOf(settings.threads()));
        properties.put("temp_directory", "");
        properties.put("autoload_known_extensions", "false");
        properties.put("autoinstall_known_extensions", "false");
        properties.put("allow_community_extensions", "false");
        return properties;
    }
}
