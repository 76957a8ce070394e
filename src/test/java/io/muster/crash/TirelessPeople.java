package io.muster.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.muster.testing.Server;
import io.muster.testing.Server.Answer;
import io.muster.testing.Server.Caller;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everybody a release needs, outside the server, each at a desk of their own: over HTTP they start the releases of all
 * drafts together and decide whatever waits for them, whether the server is there or not. They remember what the server
 * said yes to: that much must still be true after its death.
 */
final class TirelessPeople implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TirelessPeople.class);

    private static final long LOOK_MILLIS = 200;
    private static final int STARTS_AT_ONCE = 16;

    private final Server server;
    private final ScheduledExecutorService desks = Executors.newScheduledThreadPool(6);
    private final ExecutorService starters = Executors.newFixedThreadPool(STARTS_AT_ONCE);
    private final Map<String, String> signed = new ConcurrentHashMap<>();
    private final Map<String, String> started = new ConcurrentHashMap<>();

    private boolean areThere;

    TirelessPeople(int port) {
        server = Server.at(port);
    }

    /** Once the server knows them; they stay when it dies. */
    void comeIn() {
        if (areThere) {
            return;
        }
        areThere = true;
        sit(this::startReleases);
        sit(() -> decide("vera", "validator", "accept"));
        sit(() -> decide("anna", "approver", "approve"));
        sit(() -> decide("sven", "secondApprover", "approve"));
        sit(() -> decide("otto", "operator", "promote"));
        sit(() -> decide("dora", "developer", "withdraw"));
    }

    /** Who signed, by task: sign-offs which the server confirmed. */
    Map<String, String> signed() {
        return signed;
    }

    /** The version, by process instance: starts which the server confirmed. */
    Map<String, String> started() {
        return started;
    }

    private void sit(Runnable work) {
        desks.scheduleWithFixedDelay(() -> quietly(work), 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A dead server gives no answer; people look again later. */
    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (UncheckedIOException e) {
            LOG.debug("Nobody there: {}", e.getMessage());
        } catch (RuntimeException e) {
            // An executor would keep silent and never run it again.
            LOG.error("Not expected of the server", e);
        }
    }

    private void startReleases() {
        var dora = server.as("dora");
        var starts = drafts(dora).stream()
                .map(version -> Executors.callable(() -> quietly(() -> startRelease(dora, version))))
                .toList();
        try {
            starters.invokeAll(starts);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> drafts(Caller dora) {
        var drafts = new ArrayList<String>();
        for (var model : ok(dora.get("/api/models?limit=200")).path("items")) {
            var versions = "/api/models/%s/versions".formatted(model.path("id").asText());
            for (var version : ok(dora.get(versions)).path("items")) {
                if (version.path("stage").asText().equals("DRAFT")) {
                    drafts.add(version.path("id").asText());
                }
            }
        }
        return drafts;
    }

    private void startRelease(Caller dora, String version) {
        if (ok(dora.get("/api/versions/%s/journeys".formatted(version))).isEmpty()) {
            var answer = dora.post("/api/versions/%s/release".formatted(version), "{}");
            if (accepted(answer)) {
                started.put(answer.json().path("instance").asText(), version);
            }
        }
    }

    private void decide(String person, String group, String decision) {
        var caller = server.as(person);
        for (var task : ok(caller.get("/engine-rest/task?includeAssignedTasks=true&candidateGroup=" + group))) {
            decide(caller, person, task, decision);
        }
    }

    private void decide(Caller caller, String person, JsonNode task, String decision) {
        var path = "/engine-rest/task/" + task.path("id").asText();
        var isTaken = task.path("assignee").asText("").equals(person);
        if (!isTaken && !accepted(caller.post(path + "/claim", "{\"userId\": \"%s\"}".formatted(person)))) {
            return;
        }
        var shown = caller.get(path + "/form-variables?variableNames=dossier");
        if (accepted(shown) && accepted(caller.post(path + "/submit-form", form(decision, shown.json())))) {
            signed.put(task.path("id").asText(), person);
        }
    }

    private static String form(String decision, JsonNode shown) {
        var json = JsonNodeFactory.instance;
        var variables = json.objectNode();
        variables.putObject("decision").put("value", decision);
        variables.putObject("reason").put("value", "It holds");
        if (shown.has("dossier")) {
            variables.putObject("dossier").set("value", shown.path("dossier").path("value"));
        }
        return json.objectNode().set("variables", variables).toString();
    }

    private static JsonNode ok(Answer answer) {
        if (answer.status() != 200) {
            throw new IllegalStateException("Wanted to read, got " + answer);
        }
        return answer.json();
    }

    /** A conflict with what the engine does at the same moment is tried again at the next look. */
    private static boolean accepted(Answer answer) {
        if (answer.status() >= 300) {
            LOG.info("Not now: {}", answer);
        }
        return answer.status() < 300;
    }

    @Override
    public void close() {
        desks.shutdownNow();
        starters.shutdownNow();
    }
}
