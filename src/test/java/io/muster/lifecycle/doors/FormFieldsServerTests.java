package io.muster.lifecycle.doors;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.lifecycle.Candidates;
import io.muster.testing.DatabaseImage;
import io.muster.testing.MusterServerTest;
import io.muster.testing.Server;
import io.muster.testing.WithoutProof;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A form asks for a decision, a reason and the digest shown; nothing else comes in with it. */
@MusterServerTest
@WithoutProof
@Import(Candidates.class)
class FormFieldsServerTests {

    private static final Set<String> LEFT_BY_REFUSALS = Set.of("AUDIT_ENTRY", "AUDIT_CHAIN");

    @Autowired
    Server server;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Candidates candidates;

    @Autowired
    DataSource database;

    private PreparedEngine prepared;

    @BeforeEach
    void prepare() {
        prepared = new PreparedEngine(engine, server).prepare(candidates);
    }

    @Test
    void whatTheFormDoesNotAskForIsRefusedWhateverItIs() {
        var task = "/engine-rest/task/" + prepared.taskOf("vera").orElseThrow();
        try (var image = new DatabaseImage(database, LEFT_BY_REFUSALS)) {
            var before = image.rows();
            for (var other : List.of("version", "summary", "evidenceLink", "progress", "conditions", "tier", "x")) {
                for (var way : List.of("/submit-form", "/complete")) {
                    var answer = server.as("vera").post(task + way, answers(other));

                    assertThat(answer.status()).as(way + " with " + other).isEqualTo(403);
                    assertThat(DatabaseImage.differences(before, image.rows()))
                            .as(way + " with " + other)
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void theRefusalNamesTheFieldsThatThereAre() {
        var answer = server.as("vera")
                .post("/engine-rest/task/" + prepared.taskOf("vera").orElseThrow() + "/submit-form", answers("tier"));

        assertThat(answer.json().get("message").asText())
                .contains("[tier], which is not in the form: expected only its fields [decision, dossier, reason]");
    }

    @Test
    void itsOwnFieldsAreTaken() {
        var answer = server.as("vera")
                .post("/engine-rest/task/" + prepared.taskOf("vera").orElseThrow() + "/submit-form", answers("reason"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    @Test
    void aProcessWithoutAStartFormIsStartedWithoutAnswers() {
        var key = "\"businessKey\":\"%s\"".formatted(candidates.candidate());
        var start = "/engine-rest/process-definition/" + prepared.id("process-definition");
        var answer = server.as("dora")
                .post(start + "/submit-form", "{%s,\"variables\":{\"tier\":{\"value\":3}}}".formatted(key));

        assertThat(answer.status()).as(answer.body()).isEqualTo(403);
        assertThat(server.as("dora")
                        .post(start + "/submit-form", "{%s}".formatted(key))
                        .status())
                .isEqualTo(200);
    }

    private static String answers(String other) {
        return """
                {"variables": {"decision": {"value": "seen"}, "reason": {"value": "Looked at it"},
                 "%s": {"value": "sent along"}}}""".formatted(other);
    }
}
