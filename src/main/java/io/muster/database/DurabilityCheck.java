package io.muster.database;

import io.muster.security.selfcheck.SelfCheck;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The safety check, over a connection of the pool, that the database's commits survive a crash. */
@Component
@Order(0)
class DurabilityCheck implements SelfCheck {

    private static final String QUESTION = "Commits survive a crash?";

    /** The accepted values of {@code synchronous_commit}: from {@code local} on, the commit is on the database server's own disk. */
    private static final Set<String> DURABLE = Set.of("on", "local", "remote_write", "remote_apply");

    private final DataSource database;

    DurabilityCheck(DataSource database) {
        this.database = database;
    }

    @Override
    public List<Answer> examine() {
        try (var connection = database.getConnection()) {
            var product = connection.getMetaData().getDatabaseProductName();
            var fault = product.toLowerCase(Locale.ROOT).contains("postgres") ? postgresql(connection) : h2(connection);
            return List.of(new Answer(
                    QUESTION, fault.isEmpty(), fault.map(why -> "no: " + why).orElse("yes, on " + product)));
        } catch (SQLException e) {
            return List.of(new Answer(QUESTION, false, "cannot be asked: " + e.getMessage()));
        }
    }

    /** Reads the settings in effect for our role in our database, wherever they were set. */
    private static Optional<String> postgresql(Connection connection) throws SQLException {
        var commit = ask(connection, "show synchronous_commit");
        var synchronous =
                DURABLE.contains(commit) ? Optional.<String>empty() : Optional.of("synchronous_commit is " + commit);
        return Stream.of(synchronous, isOn(connection, "fsync"), isOn(connection, "full_page_writes"))
                .flatMap(Optional::stream)
                .reduce((one, another) -> one + ", " + another);
    }

    private static Optional<String> isOn(Connection connection, String setting) throws SQLException {
        var value = ask(connection, "show " + setting);
        return "on".equals(value) ? Optional.empty() : Optional.of("%s is %s".formatted(setting, value));
    }

    private static Optional<String> h2(Connection connection) throws SQLException {
        if (!DurableUrl.isH2File(connection.getMetaData().getURL())) {
            return Optional.of("the database is in memory only");
        }
        var delay = ask(
                connection, "select setting_value from information_schema.settings where setting_name = 'WRITE_DELAY'");
        return "0".equals(delay)
                ? Optional.empty()
                : Optional.of("WRITE_DELAY is %s: what was answered is written up to that many milliseconds later"
                        .formatted(delay));
    }

    private static @Nullable String ask(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }
}
