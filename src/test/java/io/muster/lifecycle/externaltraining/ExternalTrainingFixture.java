package io.muster.lifecycle.externaltraining;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.identity.NewUser;
import io.muster.identity.Users;
import io.muster.security.Role;
import io.muster.testing.MusterServerTest;
import io.muster.testing.ProcessDriver;
import io.muster.testing.Server;
import io.muster.testing.Server.Answer;
import io.muster.testing.Server.Caller;
import io.muster.testing.ServerUsers;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A server whose training is done by workers elsewhere, and requests as they send them. */
@MusterServerTest
@TestPropertySource(properties = "muster.lifecycle.worker.enabled=false")
@Import({ProcessDriver.class, TrainedLoans.class})
abstract class ExternalTrainingFixture {

    @Autowired
    Server server;

    @Autowired
    TrainedLoans loans;

    @Autowired
    Users users;

    @Autowired
    ExternalTaskService externalTasks;

    @Autowired
    RuntimeService runtime;

    @BeforeEach
    void aSecondWorkerAndNoTaskOfOtherTests() {
        if (users.all().stream().noneMatch(person -> person.actor().id().equals("willy"))) {
            users.create(new NewUser("willy", "Willy", "Test", Set.of(Role.WORKER), ServerUsers.password("willy")));
        }
        runtime.createProcessInstanceQuery()
                .rootProcessInstances()
                .list()
                .forEach(left -> runtime.deleteProcessInstance(left.getId(), "another test's"));
    }

    static final Map<String, String> OCTETS = Map.of("Content-Type", "application/octet-stream");

    String musters() {
        return externalTasks
                .createExternalTaskQuery()
                .topicName("trainVersion")
                .singleResult()
                .getId();
    }

    String fetch(String user, long millis) {
        var answer = tryFetch(user, "train-external", millis);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json()).hasSize(1);
        return answer.json().get(0).path("id").asText();
    }

    Answer tryFetch(String user, String topics, long millis) {
        return server.as(user).post("/engine-rest/external-task/fetchAndLock", fetching(user, topics, millis));
    }

    static String fetching(String worker, String topics, long millis) {
        var subscriptions = List.of(topics.split(",")).stream()
                .map(topic -> "{\"topicName\":\"%s\",\"lockDuration\":%d}".formatted(topic, millis))
                .toList();
        return "{\"workerId\":\"%s\",\"maxTasks\":5,\"topics\":%s}".formatted(worker, subscriptions);
    }

    void complete(String user, String task) {
        var answer = post(user, task, "complete", "\"workerId\":\"%s\"".formatted(user));
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    Answer post(String user, String task, String verb, String fields) {
        return server.as(user).post("/engine-rest/external-task/" + task + "/" + verb, "{" + fields + "}");
    }

    static Answer store(Caller caller, String task, byte[] model) {
        return caller.send("POST", path(task) + "/artifact", BodyPublishers.ofByteArray(model), OCTETS);
    }

    static String path(String task) {
        return "/api/external-training/" + task;
    }
}
