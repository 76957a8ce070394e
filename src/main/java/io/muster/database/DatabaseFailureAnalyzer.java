package io.muster.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Explains a start that failed because the database cannot be reached, or not with this user. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    private static final int H2_IN_USE = 90020;
    private static final int H2_WRONG_PASSWORD = 28000;
    private static final int H2_CORRUPT = 90030;
    private static final int H2_READ_ONLY = 90097;
    private static final int H2_IO = 90028;
    private static final int H2_IO_OF_FILE = 90031;
    private static final int H2_FILE_NOT_CREATED = 90062;

    private final Environment environment;

    DatabaseFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, SQLException outermost) {
        var failure = last(outermost);
        var action = action(failure);
        return action == null
                ? null
                : new FailureAnalysis(
                        "The database %s cannot be used: %s".formatted(where(), firstLine(failure.getMessage())),
                        action,
                        failure);
    }

    private static @Nullable String action(SQLException failure) {
        return switch (failure.getErrorCode()) {
            case H2_IN_USE ->
                "Another instance of Muster, or a tool, has opened it. Stop that one first; several nodes need PostgreSQL.";
            case H2_WRONG_PASSWORD -> wrongPassword();
            case H2_CORRUPT ->
                "The database's file is damaged. Restore it from the last backup, and keep the damaged " + "one.";
            case H2_READ_ONLY, H2_IO, H2_IO_OF_FILE, H2_FILE_NOT_CREATED ->
                "Give the server's user permission to write to its folder and make sure there is space "
                        + "left, or set another folder in spring.datasource.url.";
            default -> actionByState(String.valueOf(failure.getSQLState()));
        };
    }

    private static @Nullable String actionByState(String state) {
        if (state.startsWith("28")) {
            return wrongPassword();
        }
        if (state.startsWith("08") || state.startsWith("57P")) {
            return "Start it, or correct the address (spring.datasource.url, MUSTER_DATABASE_URL), and "
                    + "check the network in between.";
        }
        return switch (state) {
            case "3D000" -> "Create the database (create database ...), or correct the name in the address.";
            case "42501" ->
                "Grant the user the missing permissions: it must own its schema, because Muster creates "
                        + "its tables itself.";
            case "53300" ->
                "Let the database accept more connections, or reduce " + "spring.datasource.hikari.maximum-pool-size.";
            default -> null;
        };
    }

    private static String wrongPassword() {
        return "Correct user and password (spring.datasource.username and spring.datasource.password, or"
                + " MUSTER_DATABASE_USER and MUSTER_DATABASE_PASSWORD).";
    }

    /** The driver's own exception is the innermost; the outer ones come from the pool. */
    private static SQLException last(SQLException outermost) {
        var last = outermost;
        for (Throwable cause = outermost; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException failure) {
                last = failure;
            }
        }
        return last;
    }

    /** The URL without what may be a password. */
    private String where() {
        var url = environment.getProperty("spring.datasource.url", "");
        return "'%s' (user '%s')"
                .formatted(
                        url.replaceAll("[?;].*", "").replaceAll("//[^/@]*@", "//"),
                        environment.getProperty("spring.datasource.username", ""));
    }

    private static String firstLine(@Nullable String message) {
        return String.valueOf(message).lines().findFirst().orElse("");
    }
}
