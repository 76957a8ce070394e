package io.muster.lifecycle.externaltraining;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.shared.Digest;
import io.muster.testing.Server.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a worker elsewhere may not do, by plain HTTP. */
class ExternalWorkerRightsServerTests extends ExternalTrainingFixture {

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
}
