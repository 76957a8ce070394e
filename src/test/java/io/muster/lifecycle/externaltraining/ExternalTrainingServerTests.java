package io.muster.lifecycle.externaltraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.evidence.Evidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.inventory.Inventory;
import io.muster.inventory.versions.Stage;
import io.muster.shared.Digest;
import io.muster.shared.Progress;
import io.muster.testing.ProcessDriver;
import io.muster.testing.Server.Caller;
import io.muster.training.GermanCredit;
import io.muster.training.embedded.EmbeddedBackends;
import io.muster.training.scorecard.Scorecards;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.client.ExternalTaskClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Training by an external worker with Camunda's own client, and what such a worker may not do, tried by plain HTTP. */
class ExternalTrainingServerTests extends ExternalTrainingFixture {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Autowired
    ProcessDriver driver;

    @Autowired
    Inventory inventory;

    @Autowired
    EvidenceLedger ledger;

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

    @Test
    void aHandInNamesAStoredArtifactAndFiniteMetrics() {
        loans.waitingForAWorker();
        var task = fetch("wanda", 60_000);
        var wanda = server.as("wanda");
        var unknown = Digest.ofText("never stored");

        assertThat(wanda.put(path(task) + "/model", "{}").status()).isEqualTo(400);
        assertThat(wanda.put(path(task) + "/model", "{\"artifact\":\"%s\"}".formatted(unknown))
                        .body())
                .contains("store it first");
        assertThat(wanda.put(
                                path(task) + "/model",
                                "{\"artifact\":\"%s\",\"metrics\":{\"auc\":\"NaN\"}}".formatted(unknown))
                        .status())
                .isEqualTo(400);
        assertThat(wanda.put(path(task) + "/progress", "{\"done\":7,\"message\":\"\"}")
                        .status())
                .isEqualTo(400);
    }

    private void fail(String user, String task, int retries) {
        var report = "\"workerId\":\"%s\",\"errorMessage\":\"no memory\",\"retries\":%d,\"retryTimeout\":0";
        var answer = post(user, task, "failure", report.formatted(user, retries));
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    private void submit(String user, String task, byte[] model) {
        var stored = store(server.as(user), task, model).json().path("digest").asText();
        var record = "{\"inputs\":{\"x\":1},\"expected\":{\"y\":1},\"tolerance\":0}";
        var answer = server.as(user)
                .put(path(task) + "/model", "{\"artifact\":\"%s\",\"goldenRecords\":[%s]}".formatted(stored, record));
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }
}
