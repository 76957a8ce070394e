package io.muster.database;

import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Explains a start that failed because our tables are not those of this version. */
@Order(10)
class SchemaFailureAnalyzer extends AbstractFailureAnalyzer<FlywayException> {

    private final Environment environment;

    SchemaFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected FailureAnalysis analyze(Throwable root, FlywayException failure) {
        return new FailureAnalysis(
                "The tables in the database '%s' do not fit this version of Muster.\n%s"
                        .formatted(
                                environment
                                        .getProperty("spring.datasource.url", "")
                                        .replaceAll("[?;].*", ""),
                                failure.getMessage()),
                "Start the version that created them, restore a backup that fits, or use an empty "
                        + "database. Do not edit flyway_schema_history.",
                failure);
    }
}
