package io.muster.lifecycle.engineaccess;

import io.muster.security.Role;
import io.muster.testing.ServerUsers;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The page of operations and the roles to which they were allowed. */
final class Permissions {

    private static final String HEAD = """
            # Who may do what at the engine's API

            Written by `EngineOperationsServerTests`, which sends every operation of the engine's REST API, at `/engine-rest` and
            below `/camunda/api`, as each role, and compares the whole database before and after. A role is listed if at least one
            such request was answered with success; `*` means that one of them also changed something. An operation that is not
            listed was refused for every role (deployments by administrators too), or needed something that the prepared engine
            does not contain. Operators may set the retries of failed jobs, although the list does not show it: the example
            request also sets a due date, which they may not. Beyond this page, the [rules for diagrams](diagram-rules.md), the
            start permission of a diagram and the checks of a sign-off decide.

            """;

    private final Map<String, Map<Role, Boolean>> changing = new TreeMap<>();
    private final Map<String, Map<Role, Boolean>> reading = new TreeMap<>();

    void note(Operation operation, String user, boolean hasEffect) {
        (operation.isReading() ? reading : changing)
                .computeIfAbsent(operation.path() + " " + operation.method(), any -> new TreeMap<>())
                .merge(ServerUsers.ROLES.get(user), hasEffect, Boolean::logicalOr);
    }

    String page() {
        return HEAD + "## Requests that may change something\n\n" + table(changing) + "\n## Reading\n\n"
                + table(reading);
    }

    private static String table(Map<String, Map<Role, Boolean>> rows) {
        return rows.entrySet().stream()
                .map(row -> "| `%s` | %s |\n".formatted(spoken(row.getKey()), described(row.getValue())))
                .collect(Collectors.joining("", "| Operation | Roles |\n|---|---|\n", ""));
    }

    /** Sorted by path, shown with the method first. */
    private static String spoken(String key) {
        var at = key.lastIndexOf(' ');
        return key.substring(at + 1) + " " + key.substring(0, at);
    }

    private static String described(Map<Role, Boolean> roles) {
        if (roles.size() == Role.values().length && new TreeSet<>(roles.values()).size() == 1) {
            return "everyone" + mark(roles.get(Role.ADMINISTRATOR));
        }
        return roles.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Role::group)))
                .map(role -> role.getKey().group() + mark(role.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String mark(boolean hasEffect) {
        return hasEffect ? "*" : "";
    }
}
