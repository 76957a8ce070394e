package io.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.evidence.Evidence;
import io.muster.evidence.SignOff;
import io.muster.testing.MusterServerTest;
import io.muster.testing.Server.Answer;
import io.muster.testing.WithoutProof;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** Every known way to make one person count for two, over the engine's own REST API, by people with their usual roles. */
@MusterServerTest
@WithoutProof
@Import(Candidates.class)
class ForgedQuorumServerTests extends Forgery {

    private String policy;

    @AfterEach
    void theShippedPolicyIsInForceAgain() {
        repository.deleteDeployment(policy, true);
    }

    @BeforeEach
    void letVeraAcceptFirst() {
        policy = TwoReviewers.demandTwoReviewers(repository);
        TwoReviewers.deploy(repository);
        start(TwoReviewers.PROCESS);
        taken(claim("vera"));
        assertThat(submit("vera", "submit-form").status()).isEqualTo(204);
    }

    @Test
    void eachWayToCompleteATaskGivesOneApproval() {
        taken(claim("anna"));
        assertThat(submit("anna", "complete").status()).isEqualTo(204);

        assertThat(approvals()).containsExactly("vera", "anna");
        assertThat(runtime.getVariable(instance, "reviewDecision")).isEqualTo("accept");
    }

    @Test
    void everyEligiblePersonSeesThatAnotherApprovalIsExpected() {
        for (var person : new String[] {"anna", "otto"}) {
            var seen = server.as(person).get("/engine-rest/task/" + task().getId());
            assertThat(seen.json().path("name").asText()).as(person).startsWith("Review (1 of 2) · ");
        }
        // Vera has accepted already.
        assertThat(server.as("vera").get("/engine-rest/task/" + task().getId()).status())
                .isEqualTo(404);
        assertThat(server.signedIn("anna").get("/").body()).contains("Review (1 of 2)");
        assertThat(server.signedIn("anna")
                        .get("/versions/%s/%d".formatted(version.model(), version.number()))
                        .body())
                .contains("1 of 2");
        assertThat(server.as("anna")
                        .get("/engine-rest/task/" + task().getId() + "/form-variables")
                        .body())
                .contains("1 of 2 people have accepted: vera.");
    }

    @Test
    void refusesASecondAcceptanceOfTheSamePerson() {
        refused(claim("vera"));
        for (var way : List.of("complete", "submit-form", "resolve")) {
            refused(submit("vera", way));
        }
    }

    @Test
    void refusesASecondAcceptanceUnderAnotherName() {
        taken(claim("anna"));
        for (var way : List.of("complete", "submit-form", "resolve")) {
            assertRefusedAndKept(submit("vera", way));
        }
        assertRefusedAndKept(
                server.as("anna").post("/engine-rest/task/" + task().getId() + "/delegate", "{\"userId\": \"vera\"}"));
        assertRefusedAndKept(
                server.as("anna").post("/engine-rest/task/" + task().getId() + "/assignee", "{\"userId\": \"vera\"}"));
        assertThat(approvals()).containsExactly("vera");
        assertThat(runtime.getVariable(instance, "reviewDecision")).isNull();
    }

    @Test
    void theCountIsNotAVariable() {
        for (var variable : List.of("quorum", "accepted", "progress", "reviewDecision", "nrOfCompletedInstances")) {
            assertRefusedAndKept(server.as("anna")
                    .put(
                            "/engine-rest/process-instance/" + instance + "/variables/" + variable,
                            "{\"value\": \"2\", \"type\": \"String\"}"));
            assertRefusedAndKept(server.as("anna")
                    .put(
                            "/engine-rest/execution/" + task().getExecutionId() + "/localVariables/" + variable,
                            "{\"value\": \"2\", \"type\": \"String\"}"));
            assertRefusedAndKept(server.as("anna")
                    .put(
                            "/engine-rest/task/" + task().getId() + "/localVariables/" + variable,
                            "{\"value\": \"2 of 2 people have accepted\", \"type\": \"String\"}"));
        }
        refused(claim("vera"));
        taken(claim("anna"));
        var smuggled = decision().replace("\"variables\": {", "\"variables\": {\"accepted\": {\"value\": 2}, ");
        assertRefusedAndKept(server.as("anna").post("/engine-rest/task/" + task().getId() + "/complete", smuggled));
        assertThat(approvals()).containsExactly("vera");
    }

    @Test
    void neitherErrorsNorSignalsNorModificationsCount() {
        taken(claim("anna"));
        var task = "/engine-rest/task/" + task().getId();
        var execution = "/engine-rest/execution/" + task().getExecutionId();
        assertRefusedAndKept(server.as("anna").post(task + "/bpmnError", "{\"errorCode\": \"any\"}"));
        assertRefusedAndKept(server.as("anna").post(task + "/bpmnEscalation", "{\"escalationCode\": \"any\"}"));
        assertRefusedAndKept(server.as("anna").post(execution + "/signal", "{\"variables\": {}}"));
        assertRefusedAndKept(server.as("anna")
                .post(
                        "/engine-rest/process-instance/" + instance + "/modification",
                        "{\"instructions\": [{\"type\": \"cancel\", \"activityId\": \"Review\"}]}"));
        assertRefusedAndKept(server.as("anna").put(task, "{\"name\": \"Review (2 of 2)\"}"));

        assertThat(task().getName()).startsWith("Review (1 of 2) · ");
        assertThat(task().getAssignee()).isEqualTo("anna");
        assertThat(approvals()).containsExactly("vera");
    }

    @Test
    void oneOfTwoWhoTakeTheTaskAtOnceHasIt() throws Exception {
        var answers = atOnce(() -> claim("anna"), () -> claim("otto"));

        assertThat(answers).filteredOn(answer -> answer.status() == 204).hasSize(1);
        assertThat(task().getAssignee()).isIn("anna", "otto");
    }

    @Test
    void whoSendsTheirDecisionTwiceAtOnceCountsOnce() throws Exception {
        var again = claimedByOtto();
        var answers = atOnce(() -> submitTo("otto", again), () -> submitTo("otto", again));

        assertThat(answers).filteredOn(answer -> answer.status() == 204).hasSize(1);
        assertThat(approvals()).containsExactly("vera", "otto");
    }

    private String claimedByOtto() {
        assertThat(claim("otto").status()).isEqualTo(204);
        return task().getId();
    }

    private Answer submitTo(String person, String task) {
        return server.as(person).post("/engine-rest/task/" + task + "/complete", decision);
    }

    private String decision = "";

    private List<Answer> atOnce(java.util.concurrent.Callable<Answer> one, java.util.concurrent.Callable<Answer> other)
            throws Exception {
        decision = decision();
        var ready = new CountDownLatch(2);
        try (var people = new People()) {
            var answers = List.of(people.ask(one, ready), people.ask(other, ready));
            return List.of(answers.get(0).get(), answers.get(1).get());
        }
    }

    /** Two threads that wait for each other. */
    private static final class People implements AutoCloseable {

        private final java.util.concurrent.ExecutorService threads = Executors.newFixedThreadPool(2);

        Future<Answer> ask(java.util.concurrent.Callable<Answer> request, CountDownLatch ready) {
            return threads.submit(() -> {
                ready.countDown();
                ready.await();
                return request.call();
            });
        }

        @Override
        public void close() {
            threads.shutdown();
        }
    }

    private Task task() {
        return tasks.createTaskQuery().processInstanceId(instance).singleResult();
    }

    private Answer claim(String person) {
        return claim(person, task().getId(), person);
    }

    private static void taken(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    private Answer submit(String person, String way) {
        return server.as(person).post("/engine-rest/task/" + task().getId() + "/" + way, decision());
    }

    private String decision() {
        return decision("accept", task().getId(), "");
    }

    private void refused(Answer answer) {
        assertRefusedAndKept(answer);
        assertThat(task().getAssignee()).isNull();
        assertThat(approvals()).containsExactly("vera");
    }

    private List<String> approvals() {
        return ledger.of(version).stream()
                .filter(evidence -> evidence.signOff().map(SignOff::quorum).isPresent())
                .map(Evidence::by)
                .map(person -> person.id())
                .toList();
    }
}
