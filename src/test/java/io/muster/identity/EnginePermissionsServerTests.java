package io.muster.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.lifecycle.Candidates;
import io.muster.lifecycle.Diagram;
import io.muster.testing.MusterServerTest;
import io.muster.testing.Server;
import io.muster.testing.Server.Answer;
import io.muster.testing.WithoutProof;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What each role may do to a process that waits for a validator, and what only an administrator may do. */
@MusterServerTest
@WithoutProof
@Import(Candidates.class)
class EnginePermissionsServerTests {

    private static final String DIAGRAM = Diagram.around(
            "permissions",
            Diagram.userTask("look", "validator", "muster.decisions=seen", "muster.decisionVariable=lookDecision"),
            "look");

    private static final String DECISION =
            "{\"variables\":{\"decision\":{\"value\":\"seen\"},\"reason\":{\"value\":\"Looked at it\"}}}";

    @Autowired
    Server server;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    Candidates candidates;

    private String deployment;
    private String instance;
    private String task;

    @BeforeEach
    void waitsForAValidator() {
        deployment = repository
                .createDeployment()
                .name("permissions")
                .addString("permissions.bpmn", DIAGRAM)
                .deploy()
                .getId();
        instance = runtime.startProcessInstanceByKey(
                        "permissions", candidates.candidate().toString())
                .getId();
        task = tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    @AfterEach
    void tidyUp() {
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void onlyADesignerDeploys() {
        assertThat(List.of(
                        deployAs("dora").status(),
                        deployAs("vera").status(),
                        deployAs("ada").status(),
                        deployAs("app").status(),
                        deployAs("wanda").status(),
                        deployAs("admin").status()))
                .containsOnly(403);

        var deployed = deployAs("desi");

        assertThat(deployed.status()).isEqualTo(200);
        repository.deleteDeployment(deployed.json().get("id").asText(), true);
    }

    @Test
    void aDesignerDeletesNoDeploymentNotEvenTheirOwn() {
        var deployed = deployAs("desi").json().get("id").asText();

        assertThat(server.as("desi")
                        .delete("/engine-rest/deployment/" + deployed + "?cascade=true")
                        .status())
                .isEqualTo(403);
        repository.deleteDeployment(deployed, true);
    }

    @Test
    void aValidatorSeesClaimsAndCompletesTheTask() {
        var vera = server.as("vera");
        assertThat(vera.get("/engine-rest/task?processInstanceId=" + instance).json())
                .hasSize(1);

        assertThat(vera.post(onTask("claim"), "{\"userId\":\"vera\"}").status()).isEqualTo(204);
        assertThat(vera.post(onTask("complete"), DECISION).status()).isEqualTo(204);
    }

    @Test
    void whoIsNotAskedSeesAndDoesNothing() {
        for (var user : List.of("anna", "app", "dora", "wanda")) {
            var caller = server.as(user);
            assertThat(caller.get("/engine-rest/task?processInstanceId=" + instance)
                            .json())
                    .as(user)
                    .isEmpty();
            assertThat(caller.post(onTask("claim"), "{\"userId\":\"%s\"}".formatted(user))
                            .status())
                    .as(user)
                    .isEqualTo(403);
            assertThat(caller.post(onTask("complete"), "{}").status()).as(user).isEqualTo(403);
        }
    }

    @Test
    void refusesToPutATaskIntoAnothersName() {
        for (var user : List.of("dora", "vera", "otto", "wanda")) {
            var caller = server.as(user);
            assertThat(caller.post(onTask("assignee"), "{\"userId\":\"anna\"}").status())
                    .as(user)
                    .isIn(403, 404);
            assertThat(caller.post(onTask("delegate"), "{\"userId\":\"anna\"}").status())
                    .as(user)
                    .isIn(403, 404);
            assertThat(caller.put("/engine-rest/task/" + task, "{\"assignee\":\"anna\"}")
                            .status())
                    .as(user)
                    .isIn(403, 404);
            assertThat(caller.post(onTask("identity-links"), "{\"userId\":\"dora\",\"type\":\"candidate\"}")
                            .status())
                    .as(user)
                    .isIn(403, 404);
        }
    }

    @Test
    void refusesToMoveTheProcessPastItsTask() {
        for (var user : List.of("dora", "desi", "vera", "otto", "ada", "wanda")) {
            var caller = server.as(user);
            assertThat(caller.post(
                                    "/engine-rest/process-instance/" + instance + "/modification",
                                    "{\"instructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"End\"}]}")
                            .status())
                    .as(user)
                    .isEqualTo(403);
            assertThat(caller.post(
                                    "/engine-rest/process-definition/key/permissions/start",
                                    "{\"startInstructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"End\"}]}")
                            .status())
                    .as(user)
                    .isIn(403, 404);
            for (var restart : List.of("restart", "restart-async")) {
                assertThat(caller.post(
                                        "/engine-rest/process-definition/%s/%s".formatted(definition(), restart),
                                        """
                                {"processInstanceIds": ["%s"], "initialVariables": true, "instructions":
                                 [{"type": "startBeforeActivity", "activityId": "End"}]}""".formatted(instance))
                                .status())
                        .as(user + " " + restart)
                        .isIn(403, 404);
            }
            assertThat(caller.post(onTask("bpmnError"), "{\"errorCode\":\"x\"}").status())
                    .as(user)
                    .isEqualTo(403);
            assertThat(caller.post(onTask("bpmnEscalation"), "{\"escalationCode\":\"x\"}")
                            .status())
                    .as(user)
                    .isEqualTo(403);
            assertThat(caller.put(
                                    "/engine-rest/process-instance/" + instance + "/variables/decision",
                                    "{\"value\":\"approve\",\"type\":\"String\"}")
                            .status())
                    .as(user)
                    .isEqualTo(403);
            assertThat(caller.delete("/engine-rest/process-instance/" + instance)
                            .status())
                    .as(user)
                    .isEqualTo(403);
        }
        assertThat(tasks.createTaskQuery().processInstanceId(instance).count()).isEqualTo(1);
    }

    @Test
    void refusesChangesOfHistory() {
        for (var user : List.of("dora", "vera", "otto", "ada", "desi", "wanda")) {
            assertThat(server.as(user)
                            .delete("/engine-rest/history/process-instance/" + instance)
                            .status())
                    .as(user)
                    .isGreaterThanOrEqualTo(400);
            assertThat(server.as(user)
                            .post(
                                    "/engine-rest/history/process-instance/delete",
                                    "{\"historicProcessInstanceIds\":[\"%s\"]}".formatted(instance))
                            .status())
                    .as(user)
                    .isEqualTo(403);
        }
    }

    @Test
    void refusesGrantsFiltersAndGuesses() {
        for (var user : List.of("dora", "vera", "otto", "ada", "desi", "wanda")) {
            var caller = server.as(user);
            assertThat(caller.post(
                                    "/engine-rest/authorization/create",
                                    "{\"type\":1,\"permissions\":[\"ALL\"],\"userId\":\"%s\",\"resourceType\":9,\"resourceId\":\"*\"}"
                                            .formatted(user))
                            .status())
                    .as(user)
                    .isEqualTo(403);
            assertThat(caller.post(
                                    "/engine-rest/filter/create",
                                    "{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{}}")
                            .status())
                    .as(user)
                    .isEqualTo(403);
            assertThat(caller.post("/engine-rest/identity/verify", "{\"username\":\"admin\",\"password\":\"guess\"}")
                            .status())
                    .as(user)
                    .isEqualTo(403);
            assertThat(caller.put("/engine-rest/group/approver/members/" + user, "")
                            .status())
                    .as(user)
                    .isEqualTo(403);
        }
    }

    @Test
    void expressionsInQueriesAreRefused() {
        assertThat(server.as("vera")
                        .post("/engine-rest/task", "{\"assigneeExpression\":\"${''.getClass()}\"}")
                        .status())
                .isGreaterThanOrEqualTo(400);
    }

    @Test
    void anAdministratorCannotDeleteAPerson() {
        assertThat(server.as("admin")
                        .post(
                                "/engine-rest/process-instance/" + instance + "/modification",
                                "{\"instructions\":[{\"type\":\"cancel\",\"activityId\":\"look\"}]}")
                        .status())
                .isEqualTo(204);
        assertThat(server.as("admin").delete("/engine-rest/user/sven").status()).isGreaterThanOrEqualTo(400);
        assertThat(server.as("sven").get("/api/tokens").status()).isEqualTo(200);
    }

    @Test
    void everyoneFindsTheirListsInTasklist() {
        var names = new ArrayList<String>();
        server.as("vera")
                .get("/engine-rest/filter")
                .json()
                .forEach(filter -> names.add(filter.path("name").asText()));

        assertThat(names).containsExactlyInAnyOrder("My tasks", "Waiting for group validator");
    }

    @Test
    void anAuditorReadsWhatPeopleDid() {
        server.as("vera").post(onTask("claim"), "{\"userId\":\"vera\"}");

        var log = server.as("ada").get("/engine-rest/history/user-operation?processInstanceId=" + instance);

        assertThat(log.json().findValuesAsText("userId")).contains("vera");
    }

    private String definition() {
        return runtime.createProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getProcessDefinitionId();
    }

    private String onTask(String what) {
        return "/engine-rest/task/" + task + "/" + what;
    }

    private Answer deployAs(String user) {
        return server.as(user)
                .postMultipart(
                        "/engine-rest/deployment/create",
                        Map.of("deployment-name", "by-" + user, "deployment-source", "Camunda Modeler"),
                        Map.of("permissions.bpmn", DIAGRAM));
    }
}
