package io.muster.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.audit.AuditTrail;
import io.muster.audit.chain.AuditEntry;
import io.muster.lifecycle.Candidates;
import io.muster.lifecycle.Diagram;
import io.muster.processfiles.DeploymentBundle;
import io.muster.shared.Digest;
import io.muster.shared.events.DomainEvent;
import io.muster.testing.MusterServerTest;
import io.muster.testing.Server;
import io.muster.testing.WithoutProof;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Deployments by the button Deploy of the desktop Modeler. */
@MusterServerTest
@WithoutProof
@Import(Candidates.class)
class ModelerServerTests {

    private static final String FORM =
            "{\n  \"id\": \"look-at-it\",\n  \"type\": \"default\",\n  \"components\": []\n}";

    private static final String DIAGRAM = Diagram.around(
                    "drawn",
                    Diagram.userTask(
                                    "Look",
                                    "validator",
                                    "muster.decisions=seen",
                                    "muster.decisionVariable=lookDecision")
                            .replace(
                                    "<bpmn:userTask",
                                    "<bpmn:userTask camunda:formRef=\"look-at-it\" camunda:formRefBinding=\"deployment\""),
                    "Look")
            .replace("candidateStarterGroups=\"developer\"", "candidateStarterGroups=\"designer\"");

    @Autowired
    Server server;

    @Autowired
    RepositoryService repository;

    @Autowired
    Candidates candidates;

    @Autowired
    AuditTrail trail;

    private final List<String> deployed = new ArrayList<>();

    @AfterEach
    void tidyUp() {
        deployed.stream().distinct().forEach(id -> repository.deleteDeployment(id, true));
    }

    @Test
    void theModelerAsksForCredentialsAndGetsInWithThem() {
        var closed = Modeler.withoutCredentials(server).probe();

        assertThat(closed.statusCode()).isEqualTo(401);
        assertThat(closed.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(how -> assertThat(how).startsWith("Basic"));
        assertThat(Modeler.of(server, "desi", "wrong").probe().statusCode()).isEqualTo(401);
        assertThat(Modeler.of(server, "desi").probe().statusCode()).isEqualTo(200);
        assertThat(Modeler.json(Modeler.of(server, "desi").probe()).isArray()).isTrue();
    }

    @Test
    void theModelerLearnsTheEnginesVersion() {
        var answer = Modeler.of(server, "desi").version();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Modeler.json(answer).get("version").asText()).isEqualTo("7.24.0");
    }

    @Test
    void theModelerFindsCockpitThoughItShowsNoCredentialsThere() {
        var answer = Modeler.of(server, "desi").webApplications();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Modeler.json(answer).get("cockpitUrl").asText())
                .isEqualTo(server.url() + "/camunda/app/cockpit/default/#/");
    }

    @Test
    void aDiagramIsDeployedWithItsForm() {
        var answer = deploy(DIAGRAM, Map.of("look-at-it.form", FORM));

        assertThat(answer.path("deployedProcessDefinitions"))
                .singleElement()
                .satisfies(definition ->
                        assertThat(definition.path("key").asText()).isEqualTo("drawn"));
    }

    @Test
    void theSameFilesAgainMakeNoNewVersion() {
        var first = deploy(DIAGRAM, Map.of("look-at-it.form", FORM));
        var second = deploy(DIAGRAM, Map.of("look-at-it.form", FORM));

        assertThat(second.path("id")).isEqualTo(first.path("id"));
    }

    @Test
    void aDeploymentIsInTheAuditTrailWithTheDigestOfWhatWasSent() {
        var id = deploy(DIAGRAM, Map.of("look-at-it.form", FORM)).path("id").asText();

        var sent = DeploymentBundle.of(
                Map.of("drawn.bpmn", DIAGRAM.getBytes(UTF_8), "look-at-it.form", FORM.getBytes(UTF_8)));
        assertThat(entries())
                .filteredOn(entry -> entry.what().equals("Deployed"))
                .last()
                .satisfies(entry -> {
                    assertThat(entry.actor().id()).isEqualTo("desi");
                    assertThat(entry.subject()).isEqualTo("deployment " + id);
                    assertThat(entry.payload())
                            .contains(sent.digest().toString(), "Camunda Modeler")
                            .contains(Digest.ofText(FORM).toString());
                });
    }

    @Test
    void aDiagramWithoutItsFormIsRefusedInTheModelersWords() {
        var answer = Modeler.of(server, "desi").deploy("drawn", "drawn.bpmn", DIAGRAM, Map.of());

        assertThat(answer.statusCode()).isEqualTo(400);
        var refusal = Modeler.json(answer);
        assertThat(refusal.path("type").asText()).isEqualTo("ParseException");
        assertThat(refusal.path("message").asText())
                .startsWith("ENGINE-09005 Could not parse BPMN process.")
                .contains("MUSTER-112 at Look", "'look-at-it'", "docs/diagram-rules.md#muster-112");
        var error = refusal.path("details").path("drawn.bpmn").path("errors").path(0);
        assertThat(error.path("line").asInt()).isPositive();
        assertThat(error.path("column").asInt()).isPositive();
        assertThat(error.path("mainElementId").asText()).isEqualTo("Look");
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("drawn")
                        .count())
                .isZero();
    }

    @Test
    void allFindingsOfAllFilesAreReportedAtOnce() {
        var diagram = DIAGRAM.replace("candidateGroups=\"validator\"", "candidateGroups=\"nobodies\"")
                .replace("<bpmn:endEvent", "<bpmn:scriptTask id=\"Script\"/><bpmn:endEvent");

        var answer = Modeler.json(Modeler.of(server, "desi")
                .deploy("drawn", "drawn.bpmn", diagram, Map.of("look-at-it.form", "{}", "t.dmn", "no table")));

        assertThat(messages(answer, "drawn.bpmn"))
                .anySatisfy(message -> assertThat(message).startsWith("MUSTER-101 at Script"))
                .anySatisfy(message -> assertThat(message).startsWith("MUSTER-108 at Look"))
                .anySatisfy(message -> assertThat(message).startsWith("MUSTER-112 at Look"));
        assertThat(messages(answer, "look-at-it.form"))
                .singleElement()
                .asString()
                .startsWith("MUSTER-100");
        assertThat(messages(answer, "t.dmn")).first().asString().contains("MUSTER-201");
    }

    @Test
    void aRefusalIsInTheAuditTrailThoughNothingOfItIsKept() {
        Modeler.of(server, "desi").deploy("refused one", "drawn.bpmn", DIAGRAM, Map.of());

        assertThat(entries()).last().satisfies(entry -> {
            assertThat(entry.what()).isEqualTo("Refused");
            assertThat(entry.actor().id()).isEqualTo("desi");
            assertThat(entry.subject()).isEqualTo("deployment refused one");
            assertThat(entry.payload()).contains("drawn.bpmn " + Digest.ofText(DIAGRAM), "MUSTER-112");
        });
    }

    @Test
    void aPersonWhoIsNotADesignerIsRefusedAndRecorded() {
        for (var user : List.of("dora", "admin")) {
            var answer = Modeler.of(server, user)
                    .deploy("by " + user, "drawn.bpmn", DIAGRAM, Map.of("look-at-it.form", FORM));

            assertThat(answer.statusCode()).as(user).isEqualTo(403);
            assertThat(entries()).last().satisfies(entry -> {
                assertThat(entry.actor().id()).isEqualTo(user);
                assertThat(entry.subject()).isEqualTo("deployment by " + user);
            });
        }
    }

    @Test
    void theModelerStartsWhatItDeployed() {
        var answer = deploy(DIAGRAM, Map.of("look-at-it.form", FORM));
        var definition = answer.path("deployedProcessDefinitions")
                .elements()
                .next()
                .path("id")
                .asText();
        var key = candidates.candidate().toString();

        var started = Modeler.of(server, "desi").start(definition, key);

        assertThat(started.statusCode()).isEqualTo(200);
        assertThat(Modeler.json(started).path("businessKey").asText()).isEqualTo(key);
        assertThat(Modeler.of(server, "desi")
                        .start(definition, "no-such-model@1")
                        .statusCode())
                .isGreaterThanOrEqualTo(400);
    }

    private JsonNode deploy(String diagram, Map<String, String> attachments) {
        var answer = Modeler.of(server, "desi").deploy("drawn", "drawn.bpmn", diagram, attachments);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        deployed.add(Modeler.json(answer).path("id").asText());
        return Modeler.json(answer);
    }

    private static List<String> messages(JsonNode answer, String file) {
        return answer.path("details").path(file).path("errors").findValuesAsText("message");
    }

    private List<AuditEntry> entries() {
        return trail.of(DomainEvent.PLATFORM, 1, 1000);
    }
}
