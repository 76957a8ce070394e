package io.muster.deployment.web;

import static io.muster.deployment.CertifiedModels.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.deployment.CertifiedModels;
import io.muster.deployment.DeploymentRole;
import io.muster.deployment.Deployments;
import io.muster.formats.onnx.OnnxFiles;
import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import io.muster.shared.ModelId;
import io.muster.shared.VersionId;
import io.muster.testing.MusterModuleTest;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A server with models in service, and a caller of its inference endpoint. */
@MusterModuleTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(CertifiedModels.class)
@TestPropertySource(
        properties = {
            "muster.deployment.refresh=1d",
            "muster.deployment.max-request=100KB",
            "muster.deployment.max-rows=1000"
        })
abstract class InferenceFixture {

    static final String ONE_ROW = "{\"inputs\":[{\"name\":\"x\",\"shape\":[1],\"datatype\":\"FP32\",\"data\":[2]}]}";

    @LocalServerPort
    int port;

    @Autowired
    Deployments deployments;

    @Autowired
    CertifiedModels models;

    @Autowired
    SettableClock clock;

    Caller app;

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

    VersionId deployed(ModelId model, float factor, DeploymentRole role) {
        var version = models.certifiedTimesVersion(model, factor);
        deployments.deploy(version, PRODUCTION, role, TestUsers.OPERATOR);
        return version;
    }

    VersionId champion(float factor) {
        return deployed(models.model(), factor, DeploymentRole.CHAMPION);
    }

    /** Gives back what it gets, one optional number among it. */
    VersionId echo() {
        var signature = new Signature(
                List.of(
                        new Field("float", DataType.FLOAT, List.of(), true, null, null, List.of()),
                        Field.of("double", DataType.DOUBLE),
                        Field.of("whole", DataType.INTEGER),
                        Field.of("small", DataType.INTEGER),
                        new Field(
                                "text", DataType.TEXT, List.of(), false, null, null, List.of("good", "grüß \"Gott\"")),
                        Field.of("flag", DataType.BOOLEAN),
                        Field.vector("vector", DataType.INTEGER, 3)),
                List.of(
                        Field.of("same float", DataType.FLOAT),
                        Field.of("same double", DataType.DOUBLE),
                        Field.of("same whole", DataType.INTEGER),
                        Field.of("same small", DataType.INTEGER),
                        Field.of("same text", DataType.TEXT),
                        Field.of("same flag", DataType.BOOLEAN),
                        Field.vector("same vector", DataType.INTEGER, 3)));
        var golden = new GoldenRecord(
                Map.of(
                        "float",
                        1.5,
                        "double",
                        0.1,
                        "whole",
                        1,
                        "small",
                        2,
                        "text",
                        "good",
                        "flag",
                        true,
                        "vector",
                        List.of(1, 2, 3)),
                Map.of("same text", "good"),
                0);
        var artifact =
                models.store(new ByteArrayInputStream(OnnxFiles.everyKind().toByteArray()));
        var version = models.version(models.model(), artifact, signature, golden);
        models.certify(version);
        deployments.deploy(version, PRODUCTION, DeploymentRole.CHAMPION, TestUsers.OPERATOR);
        return version;
    }

    static String infer(VersionId version) {
        return "/v2/models/%s/infer".formatted(version.model());
    }

    static void assertFails(HttpResponse<String> answer, int status, String why) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body()).startsWith("{\"error\":\"").contains(why).endsWith("\"}");
    }

    static String rows(int rows) {
        return "{\"inputs\":[{\"name\":\"x\",\"shape\":[%d],\"datatype\":\"FP32\",\"data\":%s}]}"
                .formatted(rows, Collections.nCopies(rows, 1));
    }
}
