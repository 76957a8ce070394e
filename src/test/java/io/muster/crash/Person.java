package io.muster.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.muster.testing.Server;
import io.muster.testing.Server.Answer;
import io.muster.testing.Server.Caller;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A person with tasks, as a client of the server.
 *
 * @param name of {@link io.muster.testing.ServerUsers}
 * @param group whose tasks are theirs
 * @param decision what they say to each
 */
record Person(String name, String group, String decision) {

    private static final Logger LOG = LoggerFactory.getLogger(Person.class);

    /** All people that a release needs. */
    static final List<Person> ALL = List.of(
            new Person("vera", "validator", "accept"),
            new Person("anna", "approver", "approve"),
            new Person("sven", "secondApprover", "approve"),
            new Person("otto", "operator", "promote"),
            new Person("dora", "developer", "withdraw"));

    /** Ids of the tasks they might do now. */
    List<JsonNode> tasks(Server server) {
        var tasks = new ArrayList<JsonNode>();
        ok(server.as(name).get("/engine-rest/task?includeAssignedTasks=true&candidateGroup=" + group))
                .forEach(tasks::add);
        return tasks;
    }

    /** @return whether the server said yes to the decision */
    boolean decides(Server server, JsonNode task) {
        var caller = server.as(name);
        var path = "/engine-rest/task/" + task.path("id").asText();
        var isTaken = task.path("assignee").asText("").equals(name);
        if (!isTaken && !accepted(caller.post(path + "/claim", "{\"userId\": \"%s\"}".formatted(name)))) {
            return false;
        }
        var shown = caller.get(path + "/form-variables?variableNames=dossier");
        return accepted(shown) && accepted(caller.post(path + "/submit-form", form(shown.json())));
    }

    private String form(JsonNode shown) {
        var json = JsonNodeFactory.instance;
        var variables = json.objectNode();
        variables.putObject("decision").put("value", decision);
        variables.putObject("reason").put("value", "It holds");
        if (shown.has("dossier")) {
            variables.putObject("dossier").set("value", shown.path("dossier").path("value"));
        }
        return json.objectNode().set("variables", variables).toString();
    }

    /** Ids of all versions in these stages, or in any. */
    static List<String> versions(Caller reader, String... stages) {
        var found = new ArrayList<String>();
        for (var model : ok(reader.get("/api/models?limit=200")).path("items")) {
            var versions = "/api/models/%s/versions".formatted(model.path("id").asText());
            for (var version : ok(reader.get(versions)).path("items")) {
                if (stages.length == 0
                        || List.of(stages).contains(version.path("stage").asText())) {
                    found.add(version.path("id").asText());
                }
            }
        }
        return found;
    }

    static JsonNode ok(Answer answer) {
        if (answer.status() != 200) {
            throw new IllegalStateException("Expected to read, got " + answer);
        }
        return answer.json();
    }

    /** A conflict with what the engine does at the same moment is tried again at the next look. */
    static boolean accepted(Answer answer) {
        if (answer.status() >= 300) {
            LOG.info("Not now: {}", answer);
        }
        return answer.status() < 300;
    }
}
