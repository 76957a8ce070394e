package io.muster.monitoring.posting;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Databases whose tables may be counted.
 *
 * @param databases by name
 */
@Validated
@ConfigurationProperties("muster.monitoring.tables")
record TableSettings(@Valid @DefaultValue Map<String, Database> databases) {

    /**
     * A PostgreSQL database.
     *
     * @param url for JDBC
     * @param user who may read the tables, and should be able to do nothing else
     */
    record Database(
            @NotBlank String url,
            @NotBlank String user,
            @NotNull String password) {

        /** Without the password. */
        @Override
        public String toString() {
            return user + " at " + url;
        }
    }
}
