package io.muster.identity;

import com.zaxxer.hikari.HikariDataSource;
import io.muster.security.Role;
import io.muster.security.UserDirectory;
import io.muster.security.selfcheck.SelfCheck;
import io.muster.shared.Actor;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/** The safety check of the running engine itself, not of its settings, which a plugin may have changed. */
@Component
@Order(2)
class EngineCheck implements SelfCheck {

    /** Common passwords that are long enough for the policy. */
    private static final List<String> COMMON =
            List.of("administrator", "changeme1234", "password1234", "123456789012", "musteradmin1");

    private final ProcessEngineConfigurationImpl engine;
    private final DataSource database;
    private final UserDirectory directory;

    EngineCheck(ProcessEngine engine, DataSource database, UserDirectory directory) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.database = database;
        this.directory = directory;
    }

    @Override
    public List<Answer> examine() {
        return Stream.of(people(), history(), code(), capacity())
                .flatMap(List::stream)
                .toList();
    }

    private List<Answer> people() {
        return List.of(
                yesOrNo("Engine permissions checked?", engine.isAuthorizationEnabled()),
                new Answer(
                        "Candidates may only work on tasks?",
                        engine.getDefaultUserPermissionForTask() == Permissions.TASK_WORK,
                        engine.getDefaultUserPermissionForTask().getName()),
                defaultPasswords(),
                passwordHash());
    }

    private List<Answer> history() {
        var start = engine.getHistoryCleanupBatchWindowStartTime();
        return List.of(
                new Answer(
                        "History full?",
                        engine.getHistoryLevel().equals(HistoryLevel.HISTORY_LEVEL_FULL),
                        engine.getHistoryLevel().getName()),
                yesOrNo("Every history has a time to live?", engine.isEnforceHistoryTimeToLive()),
                new Answer(
                        "Cleanup of history has a window?",
                        start != null,
                        start == null ? "no: the history is never deleted" : "from " + start));
    }

    private List<Answer> code() {
        return List.of(
                yesOrNo(
                        "Expressions in queries off?",
                        !engine.isEnableExpressionsInAdhocQueries() && !engine.isEnableExpressionsInStoredQueries()),
                yesOrNo("Scripts refused?", scriptsAreRefused()),
                yesOrNo("Java serialisation of variables off?", !engine.isJavaSerializationFormatEnabled()),
                yesOrNo("Types of JSON variables checked?", engine.isDeserializationTypeValidationEnabled()),
                yesOrNo("External entities in XML off?", !engine.isEnableXxeProcessing()));
    }

    private List<Answer> capacity() {
        var threads = jobThreads();
        var connections = connections();
        return List.of(
                new Answer(
                        "More connections than job threads?",
                        connections > threads,
                        "%d connections, %d threads".formatted(connections, threads)),
                sharedDatabase());
    }

    private Answer defaultPasswords() {
        var known = directory.inRole(Role.ADMINISTRATOR).stream()
                .map(Actor::id)
                .filter(this::hasGuessablePassword)
                .toList();
        return new Answer(
                "No administrator with a guessable password?",
                known.isEmpty(),
                known.isEmpty() ? "none" : known.toString());
    }

    private boolean hasGuessablePassword(String user) {
        return Stream.concat(Stream.of(user), COMMON.stream())
                .anyMatch(guess -> directory.authenticate(user, guess).isPresent());
    }

    /** Hashes a sample and inspects the result. */
    private Answer passwordHash() {
        var kept = engine.getPasswordEncryptor().encrypt("self-check");
        var iterations = kept.matches("\\d+\\$.*") ? Integer.parseInt(kept.substring(0, kept.indexOf('$'))) : 1;
        return new Answer(
                "Passwords hashed slowly?",
                iterations >= IdentitySettings.RECOMMENDED_ITERATIONS,
                "%s, %d iterations".formatted(engine.getPasswordEncryptor().hashAlgorithmName(), iterations));
    }

    private boolean scriptsAreRefused() {
        try {
            return engine.getScriptEngineResolver().getScriptEngine("javascript", false) == null;
        } catch (ProcessEngineException refused) {
            return true;
        }
    }

    private int jobThreads() {
        JobExecutor executor = engine.getJobExecutor();
        return executor instanceof SpringJobExecutor spring
                        && spring.getTaskExecutor() instanceof ThreadPoolTaskExecutor threads
                ? threads.getMaxPoolSize()
                : 0;
    }

    private int connections() {
        try {
            return database.unwrap(HikariDataSource.class).getMaximumPoolSize();
        } catch (SQLException notHikari) {
            return 0;
        }
    }

    /** H2 has no lock that keeps two nodes from deploying at once. */
    private Answer sharedDatabase() {
        try (var connection = database.getConnection()) {
            var url = connection.getMetaData().getURL().toLowerCase(Locale.ROOT);
            var shared =
                    url.startsWith("jdbc:h2:tcp:") || url.startsWith("jdbc:h2:ssl:") || url.contains("auto_server");
            return new Answer(
                    "Database fit for the number of nodes?",
                    !shared,
                    connection.getMetaData().getDatabaseProductName() + (shared ? " shared by several nodes" : ""));
        } catch (SQLException e) {
            return new Answer("Database fit for the number of nodes?", false, e.getMessage());
        }
    }

    private static Answer yesOrNo(String question, boolean safe) {
        return new Answer(question, safe, safe ? "yes" : "no");
    }
}
