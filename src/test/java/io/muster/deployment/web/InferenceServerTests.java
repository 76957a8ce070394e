package io.muster.deployment.web;

import static io.muster.deployment.CertifiedModels.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.micrometer.core.instrument.MeterRegistry;
import io.muster.deployment.DeploymentRole;
import io.muster.deployment.Usage;
import io.muster.evidence.certificates.Certificates;
import io.muster.inventory.Inventory;
import io.muster.shared.ModelId;
import io.muster.shared.VersionId;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import java.net.http.HttpResponse;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class InferenceServerTests extends InferenceFixture {

    @Autowired
    Inventory inventory;

    @Autowired
    Certificates certificates;

    @Autowired
    MeterRegistry meters;

    @Autowired
    JdbcClient jdbc;

    @Test
    void answersTheProtocolsRequestByteForByte() {
        var model = models.model();
        deployed(model, 3, DeploymentRole.CHAMPION);

        var answer = app.post("/v2/models/" + model + "/infer", """
                {
                  "id" : "42",
                  "parameters" : {"priority" : 1, "sequence_id" : "a", "last" : true},
                  "inputs" : [
                    {
                      "name" : "x",
                      "shape" : [ 2, 1 ],
                      "datatype" : "FP32",
                      "parameters" : {"content_type" : "np"},
                      "data" : [ [ 1.5 ], [ -0.1 ] ]
                    }
                  ],
                  "outputs" : [
                    { "name" : "y", "parameters" : {"binary_data" : false} }
                  ]
                }""");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body())
                .isEqualTo("{\"model_name\":\"%s\",\"model_version\":\"1\",\"id\":\"42\",".formatted(model)
                        + "\"outputs\":[{\"name\":\"y\",\"shape\":[2],\"datatype\":\"FP32\",\"data\":[4.5,-0.3]}]}");
    }

    @Test
    void carriesEveryDatatypeAndMissingValues() {
        var version = echo();

        var answer = app.post(infer(version), """
                {"inputs":[
                 {"data":[[1,2,3],[4,5,16777216]],"datatype":"INT64","shape":[2,3],"name":"vector"},
                 {"name":"float","shape":[2],"datatype":"FP32","data":[0.1,null]},
                 {"name":"double","shape":[2,1],"datatype":"FP64","data":[0.1,-1.7976931348623157E308]},
                 {"name":"whole","shape":[2],"datatype":"INT64","data":[9007199254740992,-9007199254740992]},
                 {"name":"small","shape":[2],"datatype":"UINT8","data":[0,255]},
                 {"name":"text","shape":[2],"datatype":"BYTES","data":["grüß \\"Gott\\"","good"]},
                 {"name":"flag","shape":[2],"datatype":"BOOL","data":[true,false]}]}""");

        assertThat(answer.body())
                .isEqualTo(
                        "{\"model_name\":\"%s\",\"model_version\":\"1\",\"outputs\":[".formatted(version.model())
                                + "{\"name\":\"same float\",\"shape\":[2],\"datatype\":\"FP32\",\"data\":[0.1,null]},"
                                + "{\"name\":\"same double\",\"shape\":[2],\"datatype\":\"FP64\",\"data\":[0.1,-1.7976931348623157E308]},"
                                + "{\"name\":\"same whole\",\"shape\":[2],\"datatype\":\"INT64\",\"data\":[9007199254740992,-9007199254740992]},"
                                + "{\"name\":\"same small\",\"shape\":[2],\"datatype\":\"INT64\",\"data\":[0,255]},"
                                + "{\"name\":\"same text\",\"shape\":[2],\"datatype\":\"BYTES\",\"data\":[\"grüß \\\"Gott\\\"\",\"good\"]},"
                                + "{\"name\":\"same flag\",\"shape\":[2],\"datatype\":\"BOOL\",\"data\":[true,false]},"
                                + "{\"name\":\"same vector\",\"shape\":[2,3],\"datatype\":\"INT64\",\"data\":[1,2,3,4,5,16777216]}]}");
    }

    @Test
    void givesTheRequestedOutputsInTheRequestedOrderAndLeavesOutOptionalInputs() {
        var version = echo();

        var answer = app.post(infer(version), """
                {"inputs":[
                 {"name":"double","shape":[1],"datatype":"FP64","data":[0.25]},
                 {"name":"whole","shape":[1],"datatype":"INT32","data":[7]},
                 {"name":"small","shape":[1],"datatype":"INT8","data":[-8]},
                 {"name":"text","shape":[1],"datatype":"BYTES","data":["good"]},
                 {"name":"flag","shape":[1],"datatype":"BOOL","data":[false]},
                 {"name":"vector","shape":[1,3],"datatype":"INT16","data":[1,2,3]}],
                 "outputs":[{"name":"same small"},{"name":"same float"}]}""");

        assertThat(answer.body())
                .endsWith("\"outputs\":[{\"name\":\"same small\",\"shape\":[1],\"datatype\":\"INT64\",\"data\":[-8]},"
                        + "{\"name\":\"same float\",\"shape\":[1],\"datatype\":\"FP32\",\"data\":[null]}]}");
    }

    @Test
    void answersWithTheChampionUnlessAVersionIsNamed() {
        var model = models.model();
        deployed(model, 3, DeploymentRole.CHAMPION);
        deployed(model, 4, DeploymentRole.CHALLENGER);
        var path = "/v2/models/" + model;

        assertThat(app.post(path + "/infer", ONE_ROW).body()).contains("\"model_version\":\"1\"", "\"data\":[6.0]");
        assertThat(app.post(path + "/versions/1/infer", ONE_ROW).body()).contains("[6.0]");
        assertThat(app.post(path + "/versions/2/infer", ONE_ROW).body())
                .contains("\"model_version\":\"2\"", "\"data\":[8.0]");
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        var model = champion(3).model();
        var path = "/v2/models/" + model;

        for (var number : List.of("2", "x", "0", "99999999999")) {
            var version = path + "/versions/" + number;
            assertFails(app.post(version + "/infer", ONE_ROW), 404, "'%s".formatted(model));
            assertFails(app.get(version), 404, number);
            assertFails(app.get(version + "/ready"), 404, number);
        }
        for (var name : List.of("nobody", "No_Name")) {
            assertFails(app.post("/v2/models/%s/infer".formatted(name), ONE_ROW), 404, "There is no model '" + name);
            assertFails(app.get("/v2/models/" + name), 404, "There is no model '" + name);
            assertFails(app.get("/v2/models/%s/ready".formatted(name)), 404, "There is no model '" + name);
        }
    }

    @Test
    void whatExistsAndDoesNotServeSaysItsStateAndWhatServesInstead() {
        var model = models.model();
        var retired = models.timesVersion(model, 2);
        var path = "/v2/models/" + model;
        var draft = path + "/versions/1";

        assertUnavailable(
                app.post(path + "/infer", ONE_ROW), "has no champion in 'production'. No version of it serves");
        deployed(model, 3, DeploymentRole.CHAMPION);
        deployed(model, 4, DeploymentRole.CANARY);
        deployed(model, 5, DeploymentRole.SHADOW);

        assertUnavailable(
                app.post(draft + "/infer", ONE_ROW),
                "Version 1 of model '%s' does not serve in 'production': its stage is %s. What serves here: version 2 (CHAMPION), version 3 (CANARY)"
                        .formatted(model, inventory.version(retired).stage()));
        assertUnavailable(app.get(draft), "Version 1 of model");
        assertThat(app.get(draft + "/ready").statusCode()).isEqualTo(503);
        assertThat(app.get(draft + "/ready").body()).contains("\"ready\":false");
        assertUnavailable(app.post(path + "/versions/4/infer", ONE_ROW), "a SHADOW answers no requests. What serves");
        assertThat(app.post(path + "/infer", ONE_ROW).statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsDeployedAtATargetThatAnswersElsewhereSaysSo() {
        var version = models.certifiedTimesVersion(models.model(), 3);
        jdbc.sql("""
                insert into deployment_deployment (id, model, version, environment, role, target, certificate, deployed_by, since)
                values ('by hand', :model, :version, 'production', 'CHAMPION', 'mars', 'none', 'otto', :since)""")
                .param("model", version.model().name())
                .param("version", version.toString())
                .param("since", clock.instant().atOffset(ZoneOffset.UTC))
                .update();

        assertUnavailable(
                app.post("/v2/models/%s/versions/1/infer".formatted(version.model()), ONE_ROW),
                "is deployed at the target 'mars', which answers elsewhere");
    }

    /** The answer does not suggest a retry: the same request fails until someone deploys the version. */
    private static void assertUnavailable(HttpResponse<String> answer, String why) {
        assertFails(answer, 503, why);
        assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
    }

    @Test
    void describesModels() {
        var version = echo();

        var metadata = app.get("/v2/models/" + version.model());

        assertThat(metadata.statusCode()).isEqualTo(200);
        assertThat(metadata.body())
                .startsWith("{\"name\":\"%s\",\"versions\":[\"1\"],\"platform\":\"onnx_onnxv1\",\"inputs\":["
                        .formatted(version.model()))
                .contains("{\"name\":\"float\",\"datatype\":\"FP32\",\"shape\":[-1]}")
                .contains("{\"name\":\"text\",\"datatype\":\"BYTES\",\"shape\":[-1]}")
                .contains("\"outputs\":[{\"name\":\"same float\"")
                .endsWith("{\"name\":\"same vector\",\"datatype\":\"INT64\",\"shape\":[-1,3]}]}");
        assertThat(app.get("/v2/models/%s/versions/1".formatted(version.model()))
                        .body())
                .isEqualTo(metadata.body());
    }

    @Test
    void reportsTheReadinessOfModels() {
        var version = models.timesVersion(models.model(), 3);
        var certificate = models.certify(version);
        deployments.deploy(version, PRODUCTION, DeploymentRole.CHAMPION, TestUsers.OPERATOR);
        var path = "/v2/models/" + version.model();

        assertThat(app.get(path + "/ready").body())
                .isEqualTo("{\"name\":\"%s\",\"ready\":true}".formatted(version.model()));
        assertThat(app.get(path + "/versions/1/ready").statusCode()).isEqualTo(200);

        clock.set(certificate.expiresAt());
        var expired = app.get(path + "/ready");
        assertThat(expired.statusCode()).isEqualTo(503);
        assertThat(expired.body()).isEqualTo("{\"name\":\"%s\",\"ready\":false}".formatted(version.model()));
        assertFails(app.post(path + "/infer", ONE_ROW), 503, "expired at");
    }

    @Test
    void isAliveAndReadyForAnyone() {
        var stranger = new Caller(port, "");

        assertThat(stranger.get("/v2/health/live").body()).isEqualTo("{\"live\":true}");
        assertThat(stranger.get("/v2/health/ready").body()).isEqualTo("{\"live\":true}");
        assertThat(stranger.get("/v2/health/ready").statusCode()).isEqualTo(200);
        assertThat(stranger.get("/v2").statusCode()).isEqualTo(401);
        assertThat(stranger.post("/v2/models/some/infer", ONE_ROW).statusCode()).isEqualTo(401);
        assertThat(app.get("/v2").body())
                .isEqualTo("{\"name\":\"muster\",\"version\":\"development\",\"extensions\":[]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"app", "otto", "dora", "vera"})
    void applicationsOperatorsDevelopersAndValidatorsMayInfer(String user) {
        assertThat(new Caller(port, user).post(infer(champion(3)), ONE_ROW).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "anna", "sven", "desi", "admin"})
    void othersMayOnlyLookAtModels(String user) {
        var caller = new Caller(port, user);
        var version = champion(3);

        assertFails(caller.post(infer(version), ONE_ROW), 403, "roles");
        assertThat(caller.get("/v2/models/" + version.model()).statusCode()).isEqualTo(200);
    }

    @Test
    void unknownPathsOfTheProtocolFailInItsOwnWords() {
        assertFails(app.get("/v2/repository/index"), 404, "has no GET /v2/repository/index");
        assertFails(app.get(infer(champion(3))), 404, "has no GET");
        assertThat(new Caller(port, "otto")
                        .get("/api/deployments/usage?version=x")
                        .body())
                .contains("\"type\":\"/problems/invalid-version-id\"");
    }

    @Test
    void operatorsAndAuditorsSeeWhatServesAndWhoCalls() {
        var version = champion(3);
        app.post(infer(version), ONE_ROW);

        for (var user : List.of("otto", "ada")) {
            var list = new Caller(port, user).get("/api/deployments");
            assertThat(list.statusCode()).isEqualTo(200);
            assertThat(list.body()).contains("\"version\":\"%s\"".formatted(version), "\"state\":\"SERVING\"");
            assertThat(new Caller(port, user)
                            .get("/api/deployments/usage?version=" + version)
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(app.get("/api/deployments").statusCode()).isEqualTo(403);
        assertThat(new Caller(port, "dora")
                        .get("/api/deployments/usage?version=" + version)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void countsRequestsByHowTheyEnded() {
        var version = champion(3);
        app.post(infer(version), ONE_ROW);
        app.post(infer(version), "nonsense");
        app.post(infer(version), ONE_ROW.replace("FP32", "BYTES"));

        assertThat(requests(version, "answered")).isEqualTo(1);
        assertThat(requests(version, "invalid")).isEqualTo(2);
        assertThat(deployments.usage(version, SettableClock.START).callers())
                .extracting(Usage.Caller::user, Usage.Caller::requests, Usage.Caller::failures, Usage.Caller::rows)
                .containsExactly(tuple("app", 3L, 2L, 1L));
    }

    private double requests(VersionId version, String outcome) {
        return meters.counter(
                        "muster.inference.requests",
                        "model",
                        version.model().name(),
                        "version",
                        Integer.toString(version.number()),
                        "outcome",
                        outcome)
                .count();
    }

    /** Applications never notice a swap: while versions replace each other, no request fails and no answer is mixed. */
    @Test
    void swapsDropNoRequestAndEachAnswerComesFromOneVersion() throws Exception {
        var model = models.model();
        var first = deployed(model, 3, DeploymentRole.CHAMPION);
        var second = models.certifiedTimesVersion(model, 4);
        var swapping = new AtomicBoolean(true);
        var threads = Executors.newFixedThreadPool(4);
        try {
            var answers = Collections.nCopies(4, hammer(model, swapping)).stream()
                    .map(threads::submit)
                    .toList();
            for (var swap = 0; swap < 40; swap++) {
                var next = swap % 2 == 0 ? second : first;
                deployments.deploy(next, PRODUCTION, DeploymentRole.CHAMPION, TestUsers.OPERATOR);
            }
            swapping.set(false);

            var seen = new ArrayList<String>();
            for (var each : answers) {
                seen.addAll(each.get());
            }
            assertThat(seen).hasSizeGreaterThan(200).containsOnly("200 version 1 [9.0]", "200 version 2 [12.0]");
            assertThat(seen).contains("200 version 1 [9.0]", "200 version 2 [12.0]");
        } finally {
            swapping.set(false);
            threads.shutdown();
        }
    }

    private Callable<List<String>> hammer(ModelId model, AtomicBoolean swapping) {
        return () -> {
            var caller = new Caller(port, "app");
            var seen = new ArrayList<String>();
            while (swapping.get()) {
                var answer = caller.post("/v2/models/" + model + "/infer", ONE_ROW.replace("[2]", "[3]"));
                seen.add(answer.statusCode()
                        + answer.body()
                                .replaceAll(".*\"model_version\":\"(.)\".*\"data\":(\\[.*])}]}", " version $1 $2"));
            }
            return seen;
        };
    }
}
