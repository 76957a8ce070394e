package io.muster.logging;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testing.MusterServerTest;
import io.muster.testing.Server;
import io.muster.testing.Server.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A refused request writes at most one line to the log, and no one can flood it. */
@MusterServerTest
@ExtendWith(OutputCaptureExtension.class)
class RefusedRequestLogServerTests {

    private static final String JSON = "application/json";

    @Autowired
    Server server;

    @Test
    void aRefusedRequestLeavesOneLineAtMost(CapturedOutput log) {
        var dora = server.as("dora");
        // More is logged about the very first request.
        dora.get("/api/models");
        dora.get("/engine-rest/version");
        assertOneLine(log, () -> dora.get("/api/models/no-such-model"));
        assertOneLine(log, () -> dora.post("/api/models", "{"));
        assertOneLine(log, () -> dora.post("/api/models", "{\"id\": 7, \"x\": \"\\n2026 ERROR forged\"}"));
        assertOneLine(log, () -> server.as("dora", "wrong").get("/api/models"));
        assertOneLine(log, () -> dora.get("/engine-rest/task/none"));
        assertOneLine(log, () -> dora.post("/engine-rest/task/none/claim", "{\"userId\": \"dora\"}"));
        assertOneLine(log, () -> dora.post("/engine-rest/message", "{\"messageName\": \"nothing waits for it\"}"));
        assertOneLine(log, () -> dora.post("/engine-rest/process-definition/key/release/start", "{}"));
        assertOneLine(log, () -> dora.post("/engine-rest/job/none/execute", "{}"));
        assertOneLine(
                log,
                () -> server.as("desi")
                        .postMultipart(
                                "/engine-rest/deployment/create",
                                Map.of("deployment-name", "x"),
                                Map.of("x.bpmn", "<definitions")));
        assertOneLine(log, () -> server.as("app").post("/v2/models/none/infer", "{}"));
        assertOneLine(
                log, () -> server.as("app").send("POST", "/v2/models/none/infer", BodyPublishers.noBody(), Map.of()));
        assertOneLine(
                log,
                () -> dora.send(
                        "PATCH",
                        "/api/models/%0a%0dforged",
                        BodyPublishers.ofString("{}"),
                        Map.of("Content-Type", JSON)));
    }

    @Test
    void noOneFloodsTheLog(CapturedOutput log) {
        var before = lines(log);
        for (var i = 0; i < 300; i++) {
            server.as("dora").post("/engine-rest/task/none-%d/claim".formatted(i), "{\"userId\": \"dora\"}");
        }

        assertThat(lines(log) - before).isLessThan(100);
    }

    private static void assertOneLine(CapturedOutput log, Supplier<Answer> request) {
        var before = log.getAll().length();
        var answer = request.get();
        var said = log.getAll().substring(before);

        assertThat(answer.status()).as(answer.toString()).isGreaterThanOrEqualTo(400);
        assertThat(said).as(answer.toString()).doesNotContain("\tat ");
        // What was left out may be that of tests before it.
        assertThat(said.lines()
                        .filter(line -> !line.isBlank() && !line.contains("more lines like this were left out"))
                        .count())
                .as("%s%n%s", answer, said)
                .isLessThanOrEqualTo(1);
    }

    private static long lines(CapturedOutput log) {
        return log.getAll().lines().count();
    }
}
