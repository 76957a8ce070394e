package io.muster.crash;

import io.muster.testing.Server;
import io.muster.testing.Server.Caller;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All people that a release needs, as clients of the server: over HTTP they start the releases of all drafts together
 * and complete their open tasks, whether the server is available or not. They remember what the server confirmed, which must still hold after it was killed.
 */
public final class TirelessPeople implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TirelessPeople.class);

    private static final long LOOK_MILLIS = 200;
    private static final int STARTS_AT_ONCE = 16;

    private final Server server;
    private final ScheduledExecutorService workers = Executors.newScheduledThreadPool(6);
    private final ExecutorService starters = Executors.newFixedThreadPool(STARTS_AT_ONCE);
    private final Map<String, String> signed = new ConcurrentHashMap<>();
    private final Map<String, String> started = new ConcurrentHashMap<>();

    private boolean areThere;

    public TirelessPeople(int port) {
        server = Server.at(port);
    }

    /** Once the server knows them; they stay when it dies. */
    public void comeIn() {
        if (areThere) {
            return;
        }
        areThere = true;
        sit(this::startReleases);
        Person.ALL.forEach(person -> sit(() -> decide(person)));
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
        workers.scheduleWithFixedDelay(() -> quietly(work), 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A dead server gives no answer; people look again later. */
    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (UncheckedIOException e) {
            LOG.debug("The server is not available: {}", e.getMessage());
        } catch (RuntimeException e) {
            // An executor would keep silent and never run it again.
            LOG.error("Not expected of the server", e);
        }
    }

    private void startReleases() {
        var dora = server.as("dora");
        var starts = Person.versions(dora, "DRAFT").stream()
                .map(version -> Executors.callable(() -> quietly(() -> startRelease(dora, version))))
                .toList();
        try {
            starters.invokeAll(starts);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void startRelease(Caller dora, String version) {
        if (Person.ok(dora.get("/api/versions/%s/process-instances".formatted(version)))
                .isEmpty()) {
            var answer = dora.post("/api/versions/%s/release".formatted(version), "{}");
            if (Person.accepted(answer)) {
                started.put(answer.json().path("instance").asText(), version);
            }
        }
    }

    private void decide(Person person) {
        for (var task : person.tasks(server)) {
            if (person.decides(server, task)) {
                signed.put(task.path("id").asText(), person.name());
            }
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
        starters.shutdownNow();
    }
}
