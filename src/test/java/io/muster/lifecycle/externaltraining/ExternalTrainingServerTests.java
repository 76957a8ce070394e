package io.muster.lifecycle.externaltraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.evidence.Evidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.identity.NewUser;
import io.muster.identity.Users;
import io.muster.inventory.Inventory;
import io.muster.inventory.versions.Stage;
import io.muster.security.Role;
import io.muster.shared.Digest;
import io.muster.shared.Progress;
import io.muster.testing.MusterServerTest;
import io.muster.testing.ProcessDriver;
import io.muster.testing.Server;
import io.muster.testing.Server.Answer;
import io.muster.testing.Server.Caller;
import io.muster.testing.ServerUsers;
import io.muster.training.GermanCredit;
import io.muster.training.embedded.EmbeddedBackends;
import io.muster.training.scorecard.Scorecards;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.client.ExternalTaskClient;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Training by an external worker with Camunda's own client, and what such a worker may not do, tried by plain HTTP. */
@MusterServerTest
@TestPropertySource(properties = "muster.lifecycle.worker.enabled=false")
@Import({ProcessDriver.class, TrainedLoans.class})
class ExternalTrainingServerTests {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Autowired
    Server server;

    @Autowired
    ProcessDriver driver;

    @Autowired
    TrainedLoans loans;

    @Autowired
    Inventory inventory;

    @Autowired
    EvidenceLedger ledger;

    @Autowired
    Users users;

    @Autowired
    ExternalTaskService externalTasks;

    @Autowired
    RuntimeService runtime;

    @BeforeEach
    void aSecondWorkerAndNoTaskOfOtherTests() {
        if (users.all().stream().noneMatch(person -> person.actor().id().equals("willy"))) {
            users.create(new NewUser("willy", "Willy", "Test", Set.of(Role.WORKER), ServerUsers.password("willy")));
        }
        runtime.createProcessInstanceQuery()
                .rootProcessInstances()
                .list()
                .forEach(left -> runtime.deleteProcessInstance(left.getId(), "another test's"));
    }

    @Test
    void camundasOwnClientTrainsExternallyAndTheReleaseContinues() throws Exception {
        var version = loans.waitingForAWorker();
        var done = new CompletableFuture<String>();
        var secret = server.as("wanda")
                .post("/api/tokens", "{\"label\":\"worker\",\"days\":1}")
                .json()
                .path("secret")
                .asText();
        var worker = server.bearer(secret);
        // Without long polling: the engine answers it from one static thread, which ends with the first context that
        // closes.
        var client = ExternalTaskClient.create()
                .baseUrl(server.url() + "/engine-rest")
                .workerId("wanda/gpu-1")
                .maxTasks(1)
                .addInterceptor(request -> request.addHeader("Authorization", "Bearer " + secret))
                .build();
        client.subscribe("train-external")
                .lockDuration(20_000)
                .handler((task, service) -> {
                    try {
                        service.extendLock(task, 60_000);
                        train(worker, task.getId());
                        service.complete(task);
                        done.complete(task.getBusinessKey());
                    } catch (Exception | AssertionError e) {
                        done.completeExceptionally(e);
                    }
                })
                .open();
        client.start();
        try {
            assertThat(done.get(60, TimeUnit.SECONDS)).isEqualTo(version.toString());
        } finally {
            client.stop();
        }
        driver.settle();

        assertThat(driver.waitingAt(version.toString())).containsExactly("Task_ReviewIndependently");
        var candidate = inventory.version(version);
        assertThat(candidate.stage()).isEqualTo(Stage.CANDIDATE);
        assertThat(candidate.provenance())
                .containsEntry("trainer", "external worker wanda")
                .containsEntry("training.data", TrainedLoans.TRAINING.name())
                .containsEntry("worker.library", "its own")
                .doesNotContainKey("library");
        assertThat(ledger.of(version))
                .extracting(Evidence::kind, Evidence::outcome)
                .contains(tuple("build", "frozen"), tuple("validation", "accepted"));
        assertThat(server.as("dora")
                        .get("/api/training-runs?version=" + version)
                        .json()
                        .findValuesAsText("state"))
                .containsExactly("FINISHED");
        assertThat(server.as("ada")
                        .get("/api/audit/chains/" + version.model().name() + "/entries")
                        .body())
                .contains("ModelSubmitted", "wanda");
    }

    /** Trains on the received data with the project's own trainer, in place of the worker. */
    private void train(Caller worker, String task) throws Exception {
        var order = worker.get(path(task)).json();
        var data = worker.get(path(task) + "/data").body();
        assertThat(Digest.ofText(data))
                .isEqualTo(Digest.parse(order.path("dataDigest").asText()));
        assertThat(worker.put(path(task) + "/progress", "{\"done\":0.5,\"message\":\"half\"}")
                        .status())
                .isEqualTo(204);
        var directory = Files.createDirectories(folder.resolve(task));
        var job = EmbeddedBackends.job(
                order.path("plan").path("algorithm").asText(),
                order.path("format").asText(),
                Map.of(),
                GermanCredit.training(),
                GermanCredit.features(),
                directory);
        try (var model = EmbeddedBackends.of(Scorecards.logistic()).train(job, Progress.IGNORED)) {
            var artifact = store(worker, task, Files.readAllBytes(model.artifact()));
            assertThat(artifact.status()).as(artifact.body()).isEqualTo(201);
            var submit = new LinkedHashMap<String, Object>();
            submit.put("artifact", artifact.json().path("digest").asText());
            submit.put("goldenRecords", model.goldenRecords());
            submit.put("metrics", Map.of("training_auc", model.metrics().get("training_auc")));
            submit.put("provenance", Map.of("library", "its own"));
            var handed = worker.put(path(task) + "/model", JSON.writeValueAsString(submit));
            assertThat(handed.status()).as(handed.body()).isEqualTo(204);
        }
    }

    @Test
    void completingWithoutAModelSendsTheVersionToRework() {
        var version = loans.waitingForAWorker();
        complete("wanda", fetch("wanda", 60_000));
        driver.settle();

        assertThat(driver.waitingAt(version.toString())).containsExactly("Task_ReworkVersion");
        assertThat(ledger.of(version)).extracting(Evidence::outcome).contains("refused");
    }

    @Test
    void anArtifactThatIsNotAModelSendsTheVersionToRework() {
        var version = loans.waitingForAWorker();
        var task = fetch("wanda", 60_000);
        submit("wanda", task, "I am no model".getBytes(StandardCharsets.UTF_8));
        complete("wanda", task);
        driver.settle();

        assertThat(driver.waitingAt(version.toString())).containsExactly("Task_ReworkVersion");
        assertThat(inventory.version(version).stage()).isEqualTo(Stage.DRAFT);
    }

    @Test
    void aReportedFailureIsTriedAgainAndWithoutRetriesBecomesAnIncidentThatAnOperatorMends() {
        loans.waitingForAWorker();
        var task = fetch("wanda", 60_000);
        fail("wanda", task, 1);
        assertThat(fetch("wanda", 60_000)).isEqualTo(task);

        fail("wanda", task, 0);
        assertThat(tryFetch("wanda", "train-external", 60_000).json()).isEmpty();
        assertThat(runtime.createIncidentQuery()
                        .incidentType("failedExternalTask")
                        .count())
                .isPositive();

        var retries = "/engine-rest/external-task/" + task + "/retries";
        for (var user : List.of("wanda", "dora", "vera", "ada", "desi")) {
            assertThat(server.as(user).put(retries, "{\"retries\":1}").status())
                    .as(user)
                    .isEqualTo(403);
        }
        assertThat(server.as("otto").put(retries, "{\"retries\":1}").status()).isEqualTo(204);
        assertThat(runtime.createIncidentQuery().count()).isZero();
        assertThat(fetch("wanda", 60_000)).isEqualTo(task);
        assertThat(server.as("ada")
                        .get("/engine-rest/history/user-operation?externalTaskId=" + task)
                        .json()
                        .findValuesAsText("userId"))
                .contains("otto");
    }

    @Test
    void anOperatorMendsOurOwnStepsTooAndNothingElseOfAnInstance() {
        loans.trainedByMuster();
        var task = musters();
        externalTasks.setRetries(task, 0);

        assertThat(server.as("otto")
                        .put("/engine-rest/external-task/" + task + "/retries", "{\"retries\":2}")
                        .status())
                .isEqualTo(204);
        for (var verb : List.of("complete", "failure", "lock", "extendLock", "bpmnError", "unlock")) {
            assertThat(post(
                                    "otto",
                                    task,
                                    verb,
                                    "\"workerId\":\"otto\",\"lockDuration\":1000,\"newDuration\":1000,\"errorCode\":\"x\"")
                            .status())
                    .as(verb)
                    .isIn(400, 403);
        }
        assertThat(server.as("otto")
                        .post("/engine-rest/external-task/fetchAndLock", fetching("otto", "trainVersion", 1000))
                        .json())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"trainVersion", "trainVersion,train-external"})
    void aWorkerTakesNoStepOfMustersOwn(String topics) {
        loans.trainedByMuster();

        var answer = tryFetch("wanda", topics, 60_000);

        assertThat(answer.status()).as(answer.body()).isEqualTo(403);
        assertThat(answer.body()).contains("'trainVersion'").contains("Muster itself carries out");
        assertThat(externalTasks.createExternalTaskQuery().locked().count()).isZero();
    }

    @Test
    void aWorkerTouchesNoStepOfMustersOwnByItsIdEither() {
        loans.trainedByMuster();
        var task = musters();
        externalTasks.lock(task, "wanda", 60_000);

        for (var verb : List.of("complete", "failure", "lock", "extendLock", "bpmnError", "unlock")) {
            assertThat(post(
                                    "wanda",
                                    task,
                                    verb,
                                    "\"workerId\":\"wanda\",\"lockDuration\":1000,\"newDuration\":1000,\"errorCode\":\"x\"")
                            .status())
                    .as(verb)
                    .isEqualTo(403);
        }
        assertThat(server.as("wanda").get(path(task)).status()).isEqualTo(403);
        assertThat(externalTasks.createExternalTaskQuery().externalTaskId(task).count())
                .isEqualTo(1);
    }

    @Test
    void aWorkerSetsNoVariableAndMovesNoInstance() {
        var version = loans.waitingForAWorker();
        var task = fetch("wanda", 60_000);
        var instance = externalTasks
                .createExternalTaskQuery()
                .externalTaskId(task)
                .singleResult()
                .getProcessInstanceId();
        var variables = "\"workerId\":\"wanda\",\"variables\":{\"buildOutcome\":{\"value\":\"frozen\"}}";
        var local = "\"workerId\":\"wanda\",\"localVariables\":{\"buildOutcome\":{\"value\":\"frozen\"}}";
        var wanda = server.as("wanda");

        assertThat(List.of(
                        post("wanda", task, "complete", variables),
                        post("wanda", task, "complete", local),
                        post("wanda", task, "failure", variables + ",\"retries\":1,\"retryTimeout\":0"),
                        post("wanda", task, "bpmnError", variables + ",\"errorCode\":\"x\""),
                        wanda.put(
                                "/engine-rest/process-instance/" + instance + "/variables/buildOutcome",
                                "{\"value\":\"frozen\"}"),
                        wanda.put(
                                "/engine-rest/execution/" + instance + "/localVariables/buildOutcome",
                                "{\"value\":\"frozen\"}"),
                        wanda.post(
                                "/engine-rest/process-instance/" + instance + "/modification",
                                "{\"instructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"End_Frozen\"}]}"),
                        wanda.post(
                                "/engine-rest/message",
                                "{\"messageName\":\"Withdrawal\",\"businessKey\":\"%s\"}".formatted(version)),
                        wanda.put("/engine-rest/process-instance/" + instance + "/suspended", "{\"suspended\":true}"),
                        wanda.delete("/engine-rest/process-instance/" + instance)))
                .allSatisfy(answer -> assertThat(answer.status()).isGreaterThanOrEqualTo(400));
        assertThat(externalTasks.createExternalTaskQuery().externalTaskId(task).count())
                .isEqualTo(1);
        assertThat(runtime.getVariables(instance)).doesNotContainKey("buildOutcome");
    }

    @Test
    void aWorkerNeitherReadsNorHandsInForAVersionThatAnotherHolds() {
        loans.waitingForAWorker();
        var task = fetch("willy", 60_000);

        assertAllRefused("wanda", task);
        for (var verb : List.of("complete", "failure", "extendLock", "lock")) {
            assertThat(post("wanda", task, verb, "\"workerId\":\"willy\",\"newDuration\":1000,\"lockDuration\":1000")
                            .status())
                    .as(verb)
                    .isEqualTo(403);
        }
        assertThat(tryFetch("wanda", "train-external", 60_000).json()).isEmpty();
        assertThat(server.as("willy").get(path(task)).status()).isEqualTo(200);
    }

    @Test
    void aWorkerLocksInNoOtherName() {
        loans.waitingForAWorker();
        var answer = server.as("wanda")
                .post("/engine-rest/external-task/fetchAndLock", fetching("wandas-friend", "train-external", 60_000));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("a worker's id is 'wanda' or 'wanda/...'");
        assertThat(externalTasks.createExternalTaskQuery().locked().count()).isZero();
    }

    @Test
    void whoLostTheLockHandsNothingIn() {
        loans.waitingForAWorker();
        var task = fetch("wanda", 1);
        assertAllRefused("wanda", task);
        assertThat(post("wanda", task, "extendLock", "\"workerId\":\"wanda\",\"newDuration\":1000")
                        .status())
                .isEqualTo(400);

        assertThat(fetch("willy", 60_000)).isEqualTo(task);
        assertAllRefused("wanda", task);
        assertThat(post("wanda", task, "complete", "\"workerId\":\"wanda\"").status())
                .isEqualTo(400);
    }

    @Test
    void whoCompletedHandsNothingInAnyMore() {
        loans.waitingForAWorker();
        var task = fetch("wanda", 60_000);
        complete("wanda", task);

        assertAllRefused("wanda", task);
    }

    @Test
    void aHandInNamesAStoredArtifactAndFiniteMetrics() {
        loans.waitingForAWorker();
        var task = fetch("wanda", 60_000);
        var wanda = server.as("wanda");
        var nobodys = Digest.ofText("never stored");

        assertThat(wanda.put(path(task) + "/model", "{}").status()).isEqualTo(400);
        assertThat(wanda.put(path(task) + "/model", "{\"artifact\":\"%s\"}".formatted(nobodys))
                        .body())
                .contains("store it first");
        assertThat(wanda.put(
                                path(task) + "/model",
                                "{\"artifact\":\"%s\",\"metrics\":{\"auc\":\"NaN\"}}".formatted(nobodys))
                        .status())
                .isEqualTo(400);
        assertThat(wanda.put(path(task) + "/progress", "{\"done\":7,\"message\":\"\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void onlyWorkersFetchOrSubmit() {
        loans.waitingForAWorker();
        for (var user : List.of("dora", "vera", "otto", "desi", "ada", "app")) {
            assertThat(tryFetch(user, "train-external", 60_000).json()).as(user).isEmpty();
        }
        var task = fetch("wanda", 60_000);
        for (var user : List.of("dora", "vera", "otto", "desi", "ada", "app", "admin")) {
            assertThat(server.as(user).get(path(task)).status()).as(user).isEqualTo(403);
        }
        assertThat(post("dora", task, "complete", "\"workerId\":\"wanda\"").status())
                .isEqualTo(403);
    }

    @Test
    void aWorkerHasNoBusinessElsewhere() {
        var version = loans.waitingForAWorker();
        var wanda = server.as("wanda");
        for (var path : List.of(
                "/api/models",
                "/api/use-cases",
                "/api/datasets",
                "/api/versions/" + version,
                "/api/versions/" + version + "/process-instances",
                "/api/waiting",
                "/api/schedules",
                "/api/training-runs?version=" + version,
                "/api/versions/" + version + "/evidence",
                "/api/findings?version=" + version)) {
            assertThat(wanda.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(wanda.send("POST", "/api/artifacts", BodyPublishers.ofString("x"), OCTETS)
                        .status())
                .isEqualTo(403);
        assertThat(wanda.post("/api/versions/" + version + "/release", "{}").status())
                .isEqualTo(403);
        assertThat(wanda.patch("/api/versions/" + version, "{\"goldenRecords\":[]}")
                        .status())
                .isEqualTo(403);
        for (var list : List.of(
                "task", "process-instance", "process-definition", "external-task", "history/variable-instance")) {
            assertThat(wanda.get("/engine-rest/" + list).json()).as(list).isEmpty();
        }
        assertThat(server.signedIn("wanda").get("/").status()).isEqualTo(403);
    }

    private static final Map<String, String> OCTETS = Map.of("Content-Type", "application/octet-stream");

    private void assertAllRefused(String user, String task) {
        var caller = server.as(user);
        var digest = Digest.ofText("x");
        assertThat(List.of(
                        caller.get(path(task)),
                        caller.get(path(task) + "/data"),
                        store(caller, task, new byte[] {1}),
                        caller.put(path(task) + "/progress", "{\"done\":0.5,\"message\":\"x\"}"),
                        caller.put(path(task) + "/model", "{\"artifact\":\"%s\"}".formatted(digest))))
                .extracting(Answer::status)
                .containsOnly(403);
    }

    private String musters() {
        return externalTasks
                .createExternalTaskQuery()
                .topicName("trainVersion")
                .singleResult()
                .getId();
    }

    private String fetch(String user, long millis) {
        var answer = tryFetch(user, "train-external", millis);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json()).hasSize(1);
        return answer.json().get(0).path("id").asText();
    }

    private Answer tryFetch(String user, String topics, long millis) {
        return server.as(user).post("/engine-rest/external-task/fetchAndLock", fetching(user, topics, millis));
    }

    private static String fetching(String worker, String topics, long millis) {
        var subscriptions = List.of(topics.split(",")).stream()
                .map(topic -> "{\"topicName\":\"%s\",\"lockDuration\":%d}".formatted(topic, millis))
                .toList();
        return "{\"workerId\":\"%s\",\"maxTasks\":5,\"topics\":%s}".formatted(worker, subscriptions);
    }

    private void complete(String user, String task) {
        var answer = post(user, task, "complete", "\"workerId\":\"%s\"".formatted(user));
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    private void fail(String user, String task, int retries) {
        var report = "\"workerId\":\"%s\",\"errorMessage\":\"no memory\",\"retries\":%d,\"retryTimeout\":0";
        var answer = post(user, task, "failure", report.formatted(user, retries));
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    private Answer post(String user, String task, String verb, String fields) {
        return server.as(user).post("/engine-rest/external-task/" + task + "/" + verb, "{" + fields + "}");
    }

    private void submit(String user, String task, byte[] model) {
        var stored = store(server.as(user), task, model).json().path("digest").asText();
        var record = "{\"inputs\":{\"x\":1},\"expected\":{\"y\":1},\"tolerance\":0}";
        var answer = server.as(user)
                .put(path(task) + "/model", "{\"artifact\":\"%s\",\"goldenRecords\":[%s]}".formatted(stored, record));
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    private static Answer store(Caller caller, String task, byte[] model) {
        return caller.send("POST", path(task) + "/artifact", BodyPublishers.ofByteArray(model), OCTETS);
    }

    private static String path(String task) {
        return "/api/external-training/" + task;
    }
}
