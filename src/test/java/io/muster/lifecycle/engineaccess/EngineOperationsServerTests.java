package io.muster.lifecycle.engineaccess;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.lifecycle.Candidates;
import io.muster.testing.DatabaseImage;
import io.muster.testing.MusterServerTest;
import io.muster.testing.Server;
import io.muster.testing.Server.Answer;
import io.muster.testing.Server.Caller;
import io.muster.testing.ServerUsers;
import io.muster.testing.WithoutProof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * Every operation of the engine over HTTP, called by every role at both APIs, with existing and with unknown ids. The
 * whole database is compared between two requests.
 *
 * <p>{@code -Dmuster.generate} writes {@code docs/engine-permissions.md} from the answers; without it they must agree.
 */
@MusterServerTest
@WithoutProof
@Import(Candidates.class)
// A separate server: requests about all process instances would change what other tests left running.
@TestPropertySource(properties = "muster.test.server=engine-operations")
class EngineOperationsServerTests {

    /** The trace of a refusal itself: its entry in the audit trail. */
    private static final Set<String> LEFT_BY_REFUSALS = Set.of("AUDIT_ENTRY", "AUDIT_CHAIN");

    /** Reading unknown ids gives the same answer to everyone. */
    private static final Set<String> SAMPLE = Set.of("admin", "app");

    private static final Path PAGE = Path.of("docs/engine-permissions.md");

    @Autowired
    Server server;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Candidates candidates;

    @Autowired
    DataSource database;

    private final List<String> problems = new ArrayList<>();
    private final Permissions permissions = new Permissions();
    private PreparedEngine prepared;
    private int refused;
    private int allowed;

    @BeforeEach
    void prepare() {
        prepared = new PreparedEngine(engine, server).prepare(candidates);
    }

    /**
     * @param prefix before the paths of the operations
     * @param caller signs a person in
     * @param isEngine whether an unknown id must be refused: Cockpit's own lists are empty instead
     */
    private record Api(String prefix, List<Operation> operations, Function<String, Session> caller, boolean isEngine) {}

    /** @param headers to be sent with each request */
    private record Session(Caller caller, Map<String, String> headers) {}

    @Test
    void aRefusedRequestHasNoEffectAndThePermissionsAreDocumented() throws IOException {
        var apis = List.of(programs(), webApplications(), webApplicationsOwn());
        try (var image = new DatabaseImage(database, LEFT_BY_REFUSALS)) {
            assertThat(image.tables()).hasSizeGreaterThan(70);
            var before = image.rows();
            for (var api : apis) {
                ServerUsers.ROLES.keySet().stream().sorted().forEach(user -> attemptAll(api, user, image, before));
            }
        }

        System.out.printf(
                "Engine operations: %s at %d APIs by %d roles, %d requests refused, %d allowed%n",
                apis.stream().map(api -> api.operations().size()).toList(),
                apis.size(),
                ServerUsers.ROLES.size(),
                refused,
                allowed);
        assertThat(problems).isEmpty();
        assertThat(refused).isGreaterThan(5_000);
        assertThat(allowed).isGreaterThan(1_000);
        requireDocumented();
    }

    private Api programs() {
        return new Api(
                "/engine-rest", EngineOperations.ofTheEngine(), user -> new Session(server.as(user), Map.of()), true);
    }

    /** Reading there is the same code behind the same permissions. */
    private Api webApplications() {
        var changing = EngineOperations.ofTheEngine().stream()
                .filter(operation -> !operation.isReading())
                .toList();
        return new Api("/camunda/api/engine/engine/default", changing, this::inTheBrowser, true);
    }

    private Api webApplicationsOwn() {
        return new Api("/camunda/api", EngineOperations.ofTheWebApplications(), this::inTheBrowser, false);
    }

    private Session inTheBrowser(String user) {
        var browser = server.signedIn(user);
        var token = browser.get("/camunda/app/tasklist/default/").header("X-XSRF-TOKEN");
        return new Session(
                browser, token.map(value -> Map.of("X-XSRF-TOKEN", value)).orElse(Map.of()));
    }

    private void attemptAll(Api api, String user, DatabaseImage image, Map<String, List<List<Object>>> before) {
        var session = api.caller().apply(user);
        for (var operation : api.operations()) {
            if (isSignOut(operation)) {
                continue;
            }
            Attempt.at(operation, prepared, user)
                    .forEach(attempt -> note(api, user, attempt, attempt(api, session, attempt), image, before));
            if (operation.isReading() && !SAMPLE.contains(user)) {
                continue;
            }
            Attempt.unknown(operation, prepared, user)
                    .forEach(attempt -> noteUnknown(api, user, attempt, attempt(api, session, attempt), image, before));
        }
    }

    /** It ends the session of the test. */
    private static boolean isSignOut(Operation operation) {
        return operation.path().endsWith("/logout");
    }

    private static Answer attempt(Api api, Session session, Attempt attempt) {
        return attempt.send(session.caller(), api.prefix(), session.headers());
    }

    private void note(
            Api api,
            String user,
            Attempt attempt,
            Answer answer,
            DatabaseImage image,
            Map<String, List<List<Object>>> before) {
        var changes = changes(image, before);
        if (answer.status() >= 400) {
            refused++;
            requireNoEffect(api, user, attempt, answer, changes);
        } else {
            allowed++;
            permissions.note(attempt.operation(), user, !changes.isEmpty());
        }
    }

    private void noteUnknown(
            Api api,
            String user,
            Attempt attempt,
            Answer answer,
            DatabaseImage image,
            Map<String, List<List<Object>>> before) {
        requireNoEffect(api, user, attempt, answer, changes(image, before));
        if (answer.status() < 400) {
            allowed++;
            if (api.isEngine()) {
                problem(api, user, attempt, answer, "nothing has this id");
            }
        } else {
            refused++;
        }
    }

    private static List<String> changes(DatabaseImage image, Map<String, List<List<Object>>> before) {
        var changes = DatabaseImage.differences(before, image.rows());
        if (!changes.isEmpty()) {
            image.restore(before);
        }
        return changes;
    }

    private void requireNoEffect(Api api, String user, Attempt attempt, Answer answer, List<String> changes) {
        if (answer.status() >= 500) {
            problem(api, user, attempt, answer, "a failure is not an answer");
        }
        if (!changes.isEmpty()) {
            problem(api, user, attempt, answer, changes.toString());
        }
    }

    private void problem(Api api, String user, Attempt attempt, Answer answer, String what) {
        problems.add("%s at %s: %s answered %s: %s".formatted(user, api.prefix(), attempt, answer, what));
    }

    private void requireDocumented() throws IOException {
        var page = permissions.page();
        if (System.getProperty("muster.generate") != null) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).as("Generated again with -Dmuster.generate").hasContent(page);
    }
}
