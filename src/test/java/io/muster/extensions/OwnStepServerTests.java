package io.muster.extensions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.muster.crash.TirelessPeople;
import io.muster.lifecycle.Diagram;
import io.muster.shared.Digest;
import io.muster.testing.Ports;
import io.muster.testing.Server;
import io.muster.testing.Server.Caller;
import io.muster.testing.ServerProcess;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example {@code docs/examples/own-step} in use: from the jar on the class path to the ticket at a service desk, and a
 * version in its format, measured by its check, at its target.
 */
class OwnStepServerTests {

    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration GLANCE = Duration.ofMillis(300);
    private static final Path DIAGRAM = Path.of("docs/examples/own-step/processes/hand-over/hand-over.bpmn");

    private static final List<String> CLASSES = List.of(
            "org.example.desk.OpenTicket",
            "org.example.fairness.AdverseImpact",
            "org.example.linear.LinearFormat",
            "org.example.cluster.ClusterTarget",
            "org.example.tail.TailShare");

    @TempDir
    Path directory;

    private final List<String> tickets = new CopyOnWriteArrayList<>();
    private HttpServer ticketServer;

    @BeforeEach
    void openSignOffs() throws Exception {
        ticketServer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ticketServer.createContext("/tickets", exchange -> {
            tickets.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var number = "DESK-7".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(201, number.length);
            exchange.getResponseBody().write(number);
            exchange.close();
        });
        ticketServer.start();
    }

    @AfterEach
    void removeSignOffs() {
        ticketServer.stop(0);
    }

    @Test
    void itsStepRunsAndAVersionIsReleasedWithItsFormatCheckAndTarget() throws Exception {
        var jar = OutsideJar.ofExample(directory);
        var port = Ports.free();
        try (var process = ServerProcess.start(
                ExtendedServer.class, directory.resolve("server.log"), settings(port), List.of(jar))) {
            process.await(ExtendedServer.READY, START);
            var server = Server.at(port);
            // Before that, it still checks its decision tables, and deployments wait.
            await(process, server.as("otto"), "/actuator/health/readiness");
            assertShown(process, server, jar);

            deployWithItsOwnersSignature(server, process);
            var model = server.as("otto")
                    .get("/api/models")
                    .json()
                    .path("items")
                    .path(0)
                    .path("id")
                    .asText();
            var instance = start(server.as("otto"), model + "@1");

            assertThat(variable(server.as("ada"), process, instance, "deskTicket"))
                    .isEqualTo("DESK-7");
            assertThat(variable(server.as("ada"), process, instance, "deskOutcome"))
                    .isEqualTo("opened");
            assertThat(tickets).containsExactly("operations: %s@1".formatted(model));

            var release = server.as("dora").post("/api/versions/%s@1/release".formatted(model), "{}");
            assertThat(release.status()).as(release.toString()).isLessThan(300);
            try (var people = new TirelessPeople(port)) {
                people.comeIn();
                await(process, server.as("otto"), "/api/deployments");
            }
            assertReleased(process, server, model + "@1", jar);
            assertNoOtherTargetIsDrawn(server);
        }
    }

    private static void assertNoOtherTargetIsDrawn(Server server) {
        var deploy = """
                <bpmn:serviceTask id="Step" camunda:delegateExpression="${deployVersion}" camunda:asyncBefore="true">
                <bpmn:extensionElements><camunda:inputOutput>
                <camunda:inputParameter name="environment">production</camunda:inputParameter>
                <camunda:inputParameter name="role">champion</camunda:inputParameter>
                <camunda:inputParameter name="target">mars</camunda:inputParameter>
                </camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>""";

        var answer = server.as("desi")
                .postMultipart(
                        "/engine-rest/deployment/create",
                        Map.of("deployment-name", "to-mars"),
                        Map.of("to-mars.bpmn", Diagram.around("to-mars", deploy, "Step")));

        assertThat(answer.body())
                .contains("MUSTER-112")
                .contains("there is no deployment target 'mars' here; known are [cluster, embedded]");
    }

    /** Read in the format, validated by the check and deployed to the target that the jar brings. */
    private void assertReleased(ServerProcess process, Server server, String version, Path jar) throws Exception {
        var digest = Digest.of(jar).toString();
        var report = report(server.as("vera"), version);
        var check = StreamSupport.stream(report.path("results").spliterator(), false)
                .filter(result -> result.path("check").asText().equals("adverse-impact"))
                .findFirst()
                .orElseThrow();
        // 100 of 250 rows of the north are decided negative, and 100 of 150 of the south.
        assertThat(check.at("/metrics/adverse-impact-ratio").asDouble()).isCloseTo(0.4 / (100 / 150.0), within(1e-12));
        assertThat(check.path("verdict").asText()).isEqualTo("informative");
        assertThat(report.at("/libraries/own-step.jar").asText()).isEqualTo(digest);

        var deployment = server.as("otto").get("/api/deployments").json().path(0);
        assertThat(deployment.path("target").asText()).isEqualTo("cluster");
        var file = directory.resolve("cluster").resolve(deployment.path("id").asText() + ".json");
        awaitFile(process, file);
        var descriptor = new ObjectMapper().readTree(file.toFile());
        assertThat(descriptor.path("version").asText()).isEqualTo(version);
        assertThat(descriptor.path("format").asText()).isEqualTo("linear-json");
        var artifact = directory
                .resolve("cluster")
                .resolve(descriptor.path("artifact").asText().replace("sha256:", ""));
        assertThat(artifact).content().contains("\"weights\": {\"x\": 1}");
    }

    /** It is written right after the deployment is committed. */
    private static void awaitFile(ServerProcess process, Path file) throws InterruptedException {
        var deadline = System.nanoTime() + LONGEST.toNanos();
        while (!Files.exists(file)) {
            assertThat(System.nanoTime()).as("%s%n%s", file, process.tail()).isLessThan(deadline);
            process.pause(GLANCE);
        }
    }

    private static JsonNode report(Caller caller, String version) {
        for (var evidence :
                caller.get("/api/versions/%s/evidence".formatted(version)).json()) {
            if (evidence.path("kind").asText().equals("validation")) {
                return evidence.path("body");
            }
        }
        throw new AssertionError("No validation report about " + version);
    }

    /** Where an operator and an auditor look for code that is not Muster's. */
    private static void assertShown(ServerProcess process, Server server, Path jar) throws Exception {
        var digest = Digest.of(jar).toString();
        assertThat(process.output())
                .contains("The extension %s (%s) is part of this server and brings [%s]"
                        .formatted(jar, digest, String.join(", ", CLASSES)));
        var health = server.as("otto").get("/actuator/health").json().at("/components/extensions/details/own-step.jar");
        assertThat(health.path("file").asText()).isEqualTo(jar.toString());
        assertThat(health.path("digest").asText()).isEqualTo(digest);
        assertThat(health.path("classes")).extracting(JsonNode::asText).containsExactlyElementsOf(CLASSES);
        assertThat(server.signedIn("ada").get("/processes").body())
                .contains(">Extensions</h2>")
                .contains("step Open ticket (openTicket); validation check org.example.fairness.AdverseImpact")
                .contains(digest);
        assertThat(server.as("ada").get("/api/audit/chains/@platform/entries").body())
                .contains("ExtensionsInstalled")
                .contains("model format org.example.linear.LinearFormat")
                .contains(digest);
    }

    private static void deployWithItsOwnersSignature(Server server, ServerProcess process) throws Exception {
        var answer = server.as("desi")
                .postMultipart(
                        "/engine-rest/deployment/create",
                        Map.of("deployment-name", "hand-over"),
                        Map.of("hand-over.bpmn", Files.readString(DIAGRAM)));
        assertThat(answer.body())
                .contains("runs step 'openTicket', which its owner must agree to")
                .contains("group 'secondApprover', was asked");

        var sven = server.as("sven");
        var task = await(process, sven, "/engine-rest/task?candidateGroup=secondApprover")
                .path("id")
                .asText();
        var path = "/engine-rest/task/" + task;
        assertThat(sven.post(path + "/claim", "{\"userId\": \"sven\"}").status())
                .isEqualTo(204);
        var shown = sven.get(path + "/form-variables?variableNames=dossier")
                .json()
                .at("/dossier/value")
                .asText();
        assertThat(sven.post(path + "/submit-form", """
                        {"variables": {"decision": {"value": "approve"}, "reason": {"value": "We know the desk"},
                                       "dossier": {"value": "%s"}}}""".formatted(shown)))
                .extracting(Server.Answer::status)
                .isEqualTo(204);
        await(process, sven, "/engine-rest/process-definition?key=hand-over");
    }

    private static String start(Caller caller, String version) {
        var answer = caller.post(
                "/engine-rest/process-definition/key/hand-over/start", "{\"businessKey\": \"%s\"}".formatted(version));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().path("id").asText();
    }

    private static String variable(Caller caller, ServerProcess process, String instance, String name)
            throws InterruptedException {
        return await(
                        process,
                        caller,
                        "/engine-rest/history/variable-instance?processInstanceId=%s&variableName=%s"
                                .formatted(instance, name))
                .path("value")
                .asText();
    }

    /** @return the first that the server lists, as soon as it lists one */
    private static JsonNode await(ServerProcess process, Caller caller, String path) throws InterruptedException {
        var deadline = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            assertThat(process.isAlive()).as(process::tail).isTrue();
            var answer = caller.get(path);
            if (answer.status() == 200 && !answer.json().isEmpty()) {
                return answer.json().path(0);
            }
            assertThat(System.nanoTime())
                    .as("%s: %s%n%s", path, answer, process.tail())
                    .isLessThan(deadline);
            process.pause(GLANCE);
        }
    }

    private List<String> settings(int port) {
        return Stream.of(
                        "server.port=" + port,
                        "desk.address=http://localhost:%d/tickets"
                                .formatted(ticketServer.getAddress().getPort()),
                        "spring.datasource.url=jdbc:h2:file:" + directory.resolve("db"),
                        "muster.shared-directory=" + directory,
                        "muster.artifacts.directory=" + directory.resolve("artifacts"),
                        "muster.security.key-directory=" + directory.resolve("keys"),
                        "muster.identity.password-iterations=1000",
                        "muster.lifecycle.worker.poll=1s",
                        "muster.lifecycle.proof.time=1m",
                        "muster.training.directory=" + directory.resolve("training"),
                        "muster.audit.checkpoint-memory=" + directory.resolve("checkpoint.json"),
                        "muster.evidence.revocation-memory=" + directory.resolve("revocations"),
                        "muster.deployment.target=cluster",
                        "cluster.folder=" + directory.resolve("cluster"))
                .map(setting -> "--" + setting)
                .toList();
    }
}
