package io.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testing.MusterServerTest;
import io.muster.testing.Server.Answer;
import io.muster.testing.WithoutProof;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/**
 * Every known way to forge an approval over the engine's own REST API, tried by ordinary users in their roles: the
 * validator who may take the task, the developer, the operator.
 */
@MusterServerTest
@WithoutProof
@Import(Candidates.class)
class ForgedApprovalsServerTests extends Forgery {

    private static final String PROCESS = "one-sign-off";

    @Autowired
    AuthorizationService authorizations;

    private String task;

    @BeforeEach
    void letTheReviewWait() {
        var review = Diagram.userTask(
                "Review",
                "validator",
                "muster.control=review",
                "muster.decisions=accept,reject",
                "muster.accepts=accept",
                "muster.decisionVariable=reviewDecision",
                "muster.differsFrom=developer,starter");
        repository
                .createDeployment()
                .name(PROCESS)
                .enableDuplicateFiltering(true)
                .addString("one-sign-off.bpmn", Diagram.around(PROCESS, review, "Review"))
                .deploy();
        start(PROCESS);
        task = tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    @Test
    void aDecisionByWhoTookTheTaskCounts() {
        claim("vera", "vera");
        var done = server.as("vera").post("/engine-rest/task/" + task + "/submit-form", decision("accept", ""));

        assertThat(done.status()).as(done.body()).isEqualTo(204);
        assertThat(ledger.signOffs(version))
                .singleElement()
                .satisfies(signOff -> assertThat(signOff.by().id()).isEqualTo("vera"));
    }

    @Test
    void refusesAClaimInAnothersName() {
        refused(claim("vera", "anna"));
    }

    @Test
    void refusesToAssignATask() {
        refused(server.as("vera").post("/engine-rest/task/" + task + "/assignee", "{\"userId\": \"anna\"}"));
        refused(server.as("otto").post("/engine-rest/task/" + task + "/assignee", "{\"userId\": \"vera\"}"));
    }

    @Test
    void refusesToDelegateATask() {
        claim("vera", "vera");
        refusedButClaimed(server.as("vera").post("/engine-rest/task/" + task + "/delegate", "{\"userId\": \"anna\"}"));
    }

    @Test
    void refusesToCompleteAnUnclaimedTask() {
        refused(server.as("vera").post("/engine-rest/task/" + task + "/complete", decision("accept", "")));
        refused(server.as("vera").post("/engine-rest/task/" + task + "/submit-form", decision("accept", "")));
        refused(server.as("vera").post("/engine-rest/task/" + task + "/resolve", decision("accept", "")));
    }

    @Test
    void refusesToCompleteATaskClaimedByAnother() {
        claim("vera", "vera");
        refusedButClaimed(server.as("anna").post("/engine-rest/task/" + task + "/submit-form", decision("accept", "")));
        refusedButClaimed(server.as("dora").post("/engine-rest/task/" + task + "/complete", decision("accept", "")));
    }

    @Test
    void theDeveloperReviewsNothingOfHers() {
        refused(claim("dora", "dora"));
    }

    @Test
    void aRefusalIsReportedAsTheCallersFault() {
        var claimed = claim("vera", "anna");
        assertThat(claimed.status()).isEqualTo(403);
        assertThat(claimed.json().path("type").asText()).isEqualTo("decision-refused");
        assertThat(claimed.json().path("message").asText())
                .isEqualTo("'vera' cannot take task 'Review' of %s in the name of 'anna'".formatted(version));

        var completed = server.as("vera").post("/engine-rest/task/" + task + "/complete", decision("accept", ""));
        assertThat(completed.status()).isEqualTo(403);
        assertThat(completed.json().path("message").asText()).contains("taken by no one; 'vera' must claim it first");

        startingAgainIsRefused();
    }

    /** A bank may let people see less than we do. */
    @Test
    void anInvisibleInstanceStillCountsAsRunning() {
        var grant = authorizations
                .createAuthorizationQuery()
                .groupIdIn("developer")
                .resourceType(Resources.PROCESS_DEFINITION)
                .hasPermission(ProcessDefinitionPermissions.READ_INSTANCE)
                .singleResult();
        grant.removePermission(ProcessDefinitionPermissions.READ_INSTANCE);
        authorizations.saveAuthorization(grant);
        try {
            assertThat(server.as("dora")
                            .get("/engine-rest/process-instance/count?businessKey=" + version)
                            .json()
                            .path("count")
                            .asInt())
                    .isZero();

            startingAgainIsRefused();
        } finally {
            grant.addPermission(ProcessDefinitionPermissions.READ_INSTANCE);
            authorizations.saveAuthorization(grant);
        }
    }

    private void startingAgainIsRefused() {
        var startedAgain = server.as("dora")
                .post(
                        "/engine-rest/process-definition/key/" + PROCESS + "/start",
                        "{\"businessKey\": \"%s\"}".formatted(version));
        assertThat(startedAgain.status()).isEqualTo(409);
        assertThat(startedAgain.json().path("message").asText()).contains("is under way already");
    }

    @Test
    void aWordOutsideTheClosedSetIsNotADecision() {
        claim("vera", "vera");
        refusedButClaimed(
                server.as("vera").post("/engine-rest/task/" + task + "/submit-form", decision("approve", "")));
    }

    @Test
    void variablesDoNotComeInBesideADecision() {
        claim("vera", "vera");
        var smuggled = ", \"reviewDecision\": {\"value\": \"accept\"}, \"tier\": {\"value\": 3}";
        refusedButClaimed(
                server.as("vera").post("/engine-rest/task/" + task + "/submit-form", decision("accept", smuggled)));
        refusedButClaimed(
                server.as("vera").post("/engine-rest/task/" + task + "/complete", decision("accept", smuggled)));
    }

    @Test
    void variablesAreNotWrittenDirectly() {
        var value = "{\"value\": \"accept\", \"type\": \"String\"}";
        for (var person : new String[] {"vera", "dora", "otto"}) {
            refused(server.as(person)
                    .put("/engine-rest/process-instance/" + instance + "/variables/reviewDecision", value));
            refused(server.as(person)
                    .put("/engine-rest/execution/" + instance + "/localVariables/reviewDecision", value));
            refused(server.as(person).put("/engine-rest/task/" + task + "/variables/reviewDecision", value));
        }
    }

    @Test
    void theTokenIsNotMoved() {
        var modification = """
                {"instructions": [{"type": "cancel", "activityId": "Review"},
                                  {"type": "startAfterActivity", "activityId": "Review"}]}""";
        for (var person : new String[] {"vera", "dora", "otto", "desi"}) {
            refused(server.as(person)
                    .post("/engine-rest/process-instance/" + instance + "/modification", modification));
            refused(server.as(person).delete("/engine-rest/process-instance/" + instance));
        }
    }

    @Test
    void refusesAndNamesAPersonWhoIsNotACandidate() {
        refused(claim("desi", "desi"));

        assertThat(lastRefusal().chain()).isEqualTo("@platform");
        assertThat(lastRefusal().actor().id()).isEqualTo("desi");
        assertThat(lastRefusal().payload()).contains("POST /engine-rest/task/" + task + "/claim", "TASK_WORK");
    }

    @Test
    void ourOwnEndpointsNameTheRefusedUser() {
        refused(server.as("dora").post("/api/users/vera/password", "{}"));

        assertThat(lastRefusal().actor().id()).isEqualTo("dora");
        assertThat(lastRefusal().payload()).contains("POST /api/users/vera/password");
    }

    @Test
    void refusedReadingIsNotKept() {
        refused(claim("desi", "desi"));
        assertThat(server.as("dora").get("/engine-rest/task/" + task).status()).isBetween(400, 499);
        assertThat(server.as("dora").get("/api/users").status()).isEqualTo(403);

        assertThat(refusedSince()).isZero();
    }

    @Test
    void noErrorOrEscalationLeadsAroundTheTask() {
        claim("vera", "vera");
        refusedButClaimed(
                server.as("vera").post("/engine-rest/task/" + task + "/bpmnError", "{\"errorCode\": \"any\"}"));
        refusedButClaimed(server.as("vera")
                .post("/engine-rest/task/" + task + "/bpmnEscalation", "{\"escalationCode\": \"any\"}"));
    }

    @Test
    void nothingIsStartedAgainBehindTheTask() {
        var definition = runtime.createProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getProcessDefinitionId();
        var ended = candidates.candidate();
        var former = runtime.startProcessInstanceById(definition, ended.toString());
        runtime.deleteProcessInstance(former.getId(), "ended");
        var restart = """
                {"processInstanceIds": ["%s"],
                 "instructions": [{"type": "startAfterActivity", "activityId": "Review"}]}""".formatted(former.getId());

        for (var person : new String[] {"otto", "dora", "desi", "vera"}) {
            for (var way : new String[] {"/restart", "/restart-async"}) {
                var answer = server.as(person).post("/engine-rest/process-definition/" + definition + way, restart);
                refused(answer);
                assertThat(answer.body()).contains("may not move the process past its tasks (RestartProcessInstances");
            }
        }
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(ended.toString())
                        .count())
                .isZero();
    }

    @Test
    void noMessageReachesTheTask() {
        var answer = server.as("vera")
                .post(
                        "/engine-rest/message",
                        "{\"messageName\": \"Withdrawal\", \"businessKey\": \"%s\"}".formatted(version));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("Cannot correlate message 'Withdrawal'");
        assertThat(waits()).isTrue();
    }

    @Test
    void noInstanceIsMigrated() {
        var definition = runtime.createProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getProcessDefinitionId();
        var plan = """
                {"migrationPlan": {"sourceProcessDefinitionId": "%1$s", "targetProcessDefinitionId": "%1$s",
                  "instructions": [{"sourceActivityIds": ["Review"], "targetActivityIds": ["Review"]}]},
                 "processInstanceIds": ["%2$s"]}""".formatted(definition, instance);
        refused(server.as("vera").post("/engine-rest/migration/execute", plan));
        refused(server.as("desi").post("/engine-rest/migration/execute", plan));
    }

    @Test
    void refusesAStartWithVariables() {
        var other = candidates.candidate();
        var answer = server.as("dora")
                .post(
                        "/engine-rest/process-definition/key/" + PROCESS + "/start",
                        "{\"businessKey\": \"%s\", \"variables\": {\"reviewDecision\": {\"value\": \"accept\"}}}"
                                .formatted(other));

        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(other.toString())
                        .count())
                .isZero();
    }

    @Test
    void refusesToTakeLongStepsFromTheServer() {
        var answer = server.as("vera")
                .post(
                        "/engine-rest/external-task/fetchAndLock",
                        "{\"workerId\": \"w\", \"maxTasks\": 10, \"topics\": [{\"topicName\": \"trainVersion\", \"lockDuration\": 1000}]}");

        assertThat(answer.status() >= 400 || answer.json().isEmpty())
                .as(answer.body())
                .isTrue();
    }

    private Answer claim(String person, String inTheNameOf) {
        return claim(person, task, inTheNameOf);
    }

    private String decision(String word, String more) {
        return decision(word, task, more);
    }

    private void refused(Answer answer) {
        refusedButClaimed(answer);
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isNull();
    }

    private void refusedButClaimed(Answer answer) {
        assertRefusedAndKept(answer);
        assertThat(waits()).isTrue();
        assertThat(runtime.getVariable(instance, "reviewDecision")).isNull();
        assertThat(ledger.signOffs(version)).isEmpty();
    }

    private boolean waits() {
        return tasks.createTaskQuery().taskId(task).count() == 1
                && runtime.createProcessInstanceQuery()
                                .processInstanceId(instance)
                                .count()
                        == 1;
    }
}
