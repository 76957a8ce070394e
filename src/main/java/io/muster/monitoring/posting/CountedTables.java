package io.muster.monitoring.posting;

import io.muster.datasets.counts.DatabaseTable;
import io.muster.monitoring.profile.BatchProfiles;
import io.muster.monitoring.profile.Profile;
import io.muster.monitoring.profile.ProfileLayout;
import io.muster.monitoring.record.MonitoringProblem;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.springframework.stereotype.Component;

/** The tables of other databases, counted there: only counts come here. */
@Component
class CountedTables {

    private static final Duration LONGEST_CONNECTING = Duration.ofSeconds(10);

    /** Counting a large table takes minutes. */
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(30);

    private final TableSettings settings;

    CountedTables(TableSettings settings) {
        this.settings = settings;
    }

    /**
     * @throws IllegalArgumentException if the database is not in the settings, or the table lacks a column
     * @throws io.muster.shared.Refusal {@code TABLE_UNAVAILABLE} if the database cannot be read
     */
    Profile count(Posting.OfTable posting, ProfileLayout layout) {
        var database = settings.databases().get(posting.database());
        if (database == null) {
            throw new IllegalArgumentException(
                    "there is no database '%s': expected one of %s (muster.monitoring.tables)"
                            .formatted(posting.database(), settings.databases().keySet()));
        }
        try (var connection = open(database)) {
            return BatchProfiles.of(
                    connection, new DatabaseTable(posting.schema(), posting.table()), layout, posting.outcome());
        } catch (SQLException e) {
            throw MonitoringProblem.TABLE_UNAVAILABLE.refusal(
                    "Table '%s.%s' of database '%s' could not be read (SQL state %s): check that it is there and that the"
                            + " user may read it, then post again",
                    posting.schema(), posting.table(), posting.database(), e.getSQLState());
        }
    }

    /** Parameters of the address come before these. */
    private static Connection open(TableSettings.Database database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", database.user());
        properties.setProperty("password", database.password());
        properties.setProperty("connectTimeout", seconds(LONGEST_CONNECTING));
        properties.setProperty("loginTimeout", seconds(LONGEST_CONNECTING));
        properties.setProperty("socketTimeout", seconds(LONGEST_ANSWER));
        return DriverManager.getConnection(database.url(), properties);
    }

    private static String seconds(Duration duration) {
        return Long.toString(duration.toSeconds());
    }
}
