package io.muster.lifecycle.engineaccess;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.lifecycle.Candidates;
import io.muster.lifecycle.RatedReview;
import io.muster.testing.DatabaseImage;
import io.muster.testing.MusterServerTest;
import io.muster.testing.Server;
import io.muster.testing.Server.Caller;
import io.muster.testing.WithoutProof;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A form has fields for a decision, a reason and the digest shown; nothing else is accepted with it. */
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
    void refusesEveryValueThatTheFormDoesNotAskFor() {
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

    /** As Tasklist submits it, and as the next person and the auditor read it. */
    @Test
    void answersToADesignersOwnFieldsAreOnThePageAndInTheEvidence() {
        var deployment = engine.getRepositoryService().createDeployment().name(RatedReview.PROCESS);
        RatedReview.files().forEach(deployment::addString);
        deployment.deploy();
        var version = candidates.candidate();
        engine.getRuntimeService().startProcessInstanceByKey(RatedReview.PROCESS, version.toString());
        engine.getManagementService().createJobQuery().processDefinitionKey(RatedReview.PROCESS).list().stream()
                .map(Job::getId)
                .forEach(engine.getManagementService()::executeJob);
        var vera = server.as("vera");
        var task = "/engine-rest/task/"
                + engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceBusinessKey(version.toString())
                        .singleResult()
                        .getId();
        vera.post(task + "/claim", "{\"userId\": \"vera\"}");

        assertThat(vera.get(task + "/deployed-form").body()).contains("residualRisk");
        var answer = vera.post(task + "/submit-form", rated(vera, task));

        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        var evidence = server.as("ada").get("/api/versions/%s/evidence".formatted(version));
        assertThat(evidence.json().findValue("answers"))
                .hasToString("[{\"field\":\"residualRisk\",\"label\":\"Residual risk\",\"value\":\"high\"},"
                        + "{\"field\":\"exposure\",\"label\":\"Exposure in millions\",\"value\":3}]");
        assertThat(server.signedIn("ada")
                        .get("/versions/%s/%d".formatted(version.model().name(), version.number()))
                        .body())
                .contains("Residual risk: high")
                .contains("Exposure in millions: 3");
        assertThat(server.as("ada").get("/api/audit/verification").json())
                .allMatch(verdict -> verdict.path("intact").asBoolean());
    }

    private static String rated(Caller vera, String task) {
        var shown = vera.get(task + "/form-variables?variableNames=dossier")
                .json()
                .at("/dossier/value")
                .asText();
        return """
                {"variables": {"decision": {"value": "accept"}, "reason": {"value": "It holds"},
                 "residualRisk": {"value": "high"}, "exposure": {"value": 3}, "dossier": {"value": "%s"}}}""".formatted(shown);
    }

    private static String answers(String other) {
        return """
                {"variables": {"decision": {"value": "seen"}, "reason": {"value": "Looked at it"},
                 "%s": {"value": "sent along"}}}""".formatted(other);
    }
}
