package io.muster.lifecycle.engineaccess;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.lifecycle.Release;
import io.muster.lifecycle.engineaccess.Operation.Body;
import io.muster.testing.Server.Answer;
import io.muster.testing.Server.Caller;
import io.muster.testing.ServerUsers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A request: an operation with meaningful ids.
 *
 * @param path with its variables replaced, below the API's prefix
 */
record Attempt(Operation operation, String path, Body body) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern VARIABLE = Pattern.compile("\\{([\\w-]+)}");
    private static final String UNKNOWN = "no-such-id";

    private static final Map<String, String> NAMES = Map.of(
            "engine", "default",
            "engineName", "default",
            "name", "default",
            "processEngineName", "default",
            "appName", "tasklist",
            "varName", "decision",
            "variableName", "decision",
            "messageName", Release.WITHDRAWAL,
            "metrics-name", "job-successful",
            "file", "app.css");

    /** With existing ids, one request for each object that the operation applies to. */
    static List<Attempt> at(Operation operation, PreparedEngine engine, String user) {
        var attempts = new LinkedHashSet<Attempt>();
        for (var body : operation.bodies()) {
            for (var id : idsFor(operation, engine, user)) {
                attempts.add(new Attempt(operation, filled(operation.path(), id, engine), filled(body, engine, user)));
            }
        }
        return List.copyOf(attempts);
    }

    /** With unknown ids; empty if the path contains no id. */
    static List<Attempt> unknown(Operation operation, PreparedEngine engine, String user) {
        if (!withUnknownIds(operation.path()).contains(UNKNOWN)) {
            return List.of();
        }
        return operation.bodies().stream()
                .map(body -> new Attempt(operation, withUnknownIds(operation.path()), filled(body, engine, user)))
                .toList();
    }

    /** Names of variables, metrics and the engine are not ids. */
    private static String withUnknownIds(String path) {
        return VARIABLE.matcher(path)
                .replaceAll(found -> NAMES.containsKey(found.group(1)) ? NAMES.get(found.group(1)) : UNKNOWN);
    }

    private static List<String> idsFor(Operation operation, PreparedEngine engine, String user) {
        return switch (kind(operation.path())) {
            case "job" -> List.of(engine.id("timer"), engine.id("failed"));
            case "user" -> List.of(engine.id("user"), user);
            case "task" ->
                engine.taskOf(user).map(own -> List.of(engine.id("task"), own)).orElse(List.of(engine.id("task")));
            case "process-instance" ->
                operation.path().startsWith("/history")
                        ? List.of(engine.id("process-instance"), engine.id("past"))
                        : List.of(engine.id("process-instance"));
            default -> List.of(engine.find(kind(operation.path())).orElse(UNKNOWN));
        };
    }

    /** {@code job} of {@code /job/{id}/retries}; {@code process-instance} of {@code /history/process-instance/{id}}. */
    private static String kind(String path) {
        var parts = path.substring(1).split("/");
        return parts[0].equals("history") && parts.length > 1 ? parts[1] : parts[0];
    }

    private static String filled(String path, String id, PreparedEngine engine) {
        return VARIABLE.matcher(path).replaceAll(found -> switch (found.group(1)) {
            case "id" -> id;
            case "key" -> engine.find(kind(path) + "-key").orElse(UNKNOWN);
            default ->
                NAMES.getOrDefault(found.group(1), engine.find(found.group(1)).orElse(id));
        });
    }

    private static Body filled(Body body, PreparedEngine engine, String user) {
        if (body.type().startsWith("multipart")) {
            return new Body(
                    body.type() + "; boundary=attempt", part("data", "attempt.txt", "attempt") + "--attempt--\r\n");
        }
        if (body.type().isEmpty() || body.text().equals("{}")) {
            return body;
        }
        try {
            return new Body(
                    body.type(), fill(JSON.readTree(body.text()), engine, user).toString());
        } catch (IOException e) {
            throw new UncheckedIOException("No JSON: " + body.text(), e);
        }
    }

    private static String part(String name, String file, String content) {
        return "--attempt\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n%s\r\n"
                .formatted(name, file, content);
    }

    private static JsonNode fill(JsonNode node, PreparedEngine engine, String user) {
        if (node instanceof ObjectNode object) {
            Set<String> names = new LinkedHashSet<>();
            object.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> fill(object, name, engine, user));
            return object;
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, fill(array.get(i), engine, user));
            }
        }
        return node;
    }

    private static void fill(ObjectNode object, String name, PreparedEngine engine, String user) {
        var value = object.get(name);
        var id = idOf(name, engine, user);
        if (id.isPresent() && value.isTextual()) {
            object.put(name, id.get());
        } else if (id.isPresent() && value.isArray()) {
            object.set(name, JsonNodeFactory.instance.arrayNode().add(id.get()));
        } else if (name.endsWith("Query") && value.isObject()) {
            object.set(name, JsonNodeFactory.instance.objectNode());
        } else {
            object.set(name, fill(value, engine, user));
        }
    }

    private static final Map<String, String> KINDS = new HashMap<>(Map.of(
            "processInstanceId", "process-instance",
            "processDefinitionId", "process-definition",
            "processDefinitionKey", "process-definition-key",
            "jobDefinitionId", "job-definition",
            "jobId", "job",
            "externalTaskId", "external-task",
            "deploymentId", "deployment",
            "taskId", "task",
            "sourceProcessDefinitionId", "process-definition",
            "targetProcessDefinitionId", "process-definition"));

    private static Optional<String> idOf(String name, PreparedEngine engine, String user) {
        var singular = name.endsWith("Ids") ? name.substring(0, name.length() - 1) : name;
        var plain = singular.startsWith("historicProcess") ? "processInstanceId" : singular;
        if (KINDS.containsKey(plain)) {
            return engine.find(KINDS.get(plain));
        }
        return switch (name) {
            case "workerId", "username", "userId" -> Optional.of(user);
            case "authenticatedUserPassword" -> Optional.of(ServerUsers.password(user));
            case "activityId", "sourceActivityIds", "targetActivityIds" -> Optional.of("look");
            case "messageName" -> Optional.of(Release.WITHDRAWAL);
            case "topicName" -> Optional.of("train-external");
            default -> Optional.empty();
        };
    }

    Answer send(Caller caller, String api, Map<String, String> headers) {
        var all = new HashMap<>(headers);
        if (!body.type().isEmpty()) {
            all.put("Content-Type", body.type());
        }
        return caller.send(
                operation.method(),
                api + path,
                body.type().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body.text()),
                all);
    }

    @Override
    public String toString() {
        return operation.method() + " " + path + " " + body.text();
    }
}
