package io.muster.deployment.web;

import static io.muster.deployment.CertifiedModels.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.muster.deployment.CertifiedModels;
import io.muster.deployment.DeploymentRole;
import io.muster.deployment.Deployments;
import io.muster.formats.onnx.EndlessOnnx;
import io.muster.formats.onnx.OnnxFiles;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.shared.VersionId;
import io.muster.testing.MusterModuleTest;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A model that some inputs keep busy for ever does not affect other models. */
@MusterModuleTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(CertifiedModels.class)
@TestPropertySource(properties = {"muster.deployment.refresh=1d", "muster.scoring.evaluation-timeout=2s"})
class EndlessModelServerTests {

    private static final Duration LONG = Duration.ofMinutes(1);

    @LocalServerPort
    int port;

    @Autowired
    Deployments deployments;

    @Autowired
    CertifiedModels models;

    @Autowired
    SettableClock clock;

    private Caller app;

    @BeforeEach
    void connect() {
        clock.set(SettableClock.START);
        app = new Caller(port, "app");
    }

    @AfterEach
    void serveNothing() {
        deployments
                .all()
                .forEach(deployment ->
                        deployments.undeploy(deployment.version(), "the test is over", TestUsers.OPERATOR));
    }

    private VersionId served(ModelProto model, GoldenRecord golden) {
        var version = models.version(models.model(), model, golden);
        models.certify(version);
        deployments.deploy(version, PRODUCTION, DeploymentRole.CHAMPION, TestUsers.OPERATOR);
        return version;
    }

    private VersionId endless() {
        return served(EndlessOnnx.loop(), new GoldenRecord(Map.of("x", 3, "times", 7), Map.of("y", 3.0), 1e-6));
    }

    private HttpResponse<String> looped(VersionId version, long times) {
        return app.post("/v2/models/%s/infer".formatted(version.model()), """
                {"inputs": [{"name": "x", "shape": [1], "datatype": "FP32", "data": [3]},
                            {"name": "times", "shape": [1], "datatype": "INT64", "data": [%d]}]}""".formatted(times));
    }

    private HttpResponse<String> doubled(VersionId version, int x) {
        return app.post("/v2/models/%s/infer".formatted(version.model()), """
                {"inputs": [{"name": "x", "shape": [1], "datatype": "FP32", "data": [%d]}]}""".formatted(x));
    }

    @Test
    void anOverduePredictionNamesTheLimitAndWhatToDo() {
        var endless = endless();

        var answer = looped(endless, 1L << 50);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .contains("2000 ms (muster.scoring.evaluation-timeout)")
                .contains("send fewer rows at once");
        // Another try of the same would end the same way.
        assertThat(answer.headers().firstValue("Retry-After")).isEmpty();

        await().atMost(LONG).untilAsserted(() -> {
            var again = looped(endless, 7);
            if (again.statusCode() == 503) {
                // Its process is being started again, and this one may be tried later.
                assertThat(again.headers().firstValue("Retry-After")).hasValue("5");
            }
            assertThat(again.body()).contains("\"data\":[3.0]");
        });
    }

    @Test
    void otherModelsAnswerRightlyWhileOneNeverEnds() throws Exception {
        var endless = endless();
        var innocent = served(OnnxFiles.times(2), new GoldenRecord(Map.of("x", 2), Map.of("y", 4.0), 1e-6));
        var callers = Executors.newFixedThreadPool(4);
        try {
            var overdue = java.util.stream.IntStream.range(0, 4)
                    .<Future<?>>mapToObj(i -> callers.submit(() -> looped(endless, 1L << 50)))
                    .toList();
            for (var x = 0; x < 50 || !overdue.stream().allMatch(Future::isDone); x++) {
                var answer = doubled(innocent, x % 1000);
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                assertThat(answer.body()).contains("\"data\":[%.1f]".formatted(2.0 * (x % 1000)));
            }
            for (var call : overdue) {
                var answer = (HttpResponse<?>) call.get();
                assertThat(answer.statusCode())
                        .as(String.valueOf(answer.body()))
                        .isEqualTo(503);
            }
        } finally {
            callers.shutdownNow();
        }
    }
}
