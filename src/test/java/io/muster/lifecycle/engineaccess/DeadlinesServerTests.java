package io.muster.lifecycle.engineaccess;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.audit.AuditTrail;
import io.muster.lifecycle.Candidates;
import io.muster.testing.DatabaseImage;
import io.muster.testing.MusterServerTest;
import io.muster.testing.Server;
import io.muster.testing.Server.Answer;
import io.muster.testing.WithoutProof;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A person's deadline is a timer, which no operator may fire, move or stop by any request. */
@MusterServerTest
@WithoutProof
@Import(Candidates.class)
class DeadlinesServerTests {

    private static final String LATER = "\"2035-01-01T00:00:00.000+0000\"";

    @Autowired
    Server server;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Candidates candidates;

    @Autowired
    DataSource database;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AuditTrail audit;

    private PreparedEngine prepared;
    private String timer;
    private String failed;

    @BeforeEach
    void aDecisionWaitsWithADeadline() {
        prepared = new PreparedEngine(engine, server).prepare(candidates);
        timer = prepared.id("timer");
        failed = prepared.id("failed");
    }

    @Test
    void anOperatorNeitherFiresNorMovesNorStopsADeadline() {
        var otto = server.as("otto");
        try (var image = new DatabaseImage(database, Set.of("AUDIT_ENTRY", "AUDIT_CHAIN"))) {
            var before = image.rows();
            for (var attack : attacks()) {
                var refusals = refusals();
                var answer = otto.send(
                        attack.get(0),
                        "/engine-rest" + attack.get(1),
                        BodyPublishers.ofString(attack.get(2)),
                        Map.of("Content-Type", "application/json"));

                assertThat(answer.status()).as(attack + ": " + answer).isEqualTo(403);
                assertThat(DatabaseImage.differences(before, image.rows()))
                        .as(attack.toString())
                        .isEmpty();
                assertThat(refusals()).as("kept in the trail: " + attack).isEqualTo(refusals + 1);
            }
        }
    }

    private List<List<String>> attacks() {
        var instance = prepared.id("process-instance");
        var definition = prepared.id("process-definition");
        var ofJob = prepared.id("job-definition");
        return List.of(
                List.of("PUT", "/job/" + timer + "/retries", "{\"retries\":0}"),
                List.of("PUT", "/job/" + timer + "/retries", "{\"retries\":5}"),
                List.of("PUT", "/job/" + timer + "/retries", "{\"retries\":1,\"dueDate\":%s}".formatted(LATER)),
                List.of("PUT", "/job/" + timer + "/retries", "{\"retries\":1,\"dueDate\":null}"),
                List.of("PUT", "/job/" + failed + "/retries", "{\"retries\":1,\"dueDate\":%s}".formatted(LATER)),
                List.of("PUT", "/job-definition/" + ofJob + "/retries", "{\"retries\":0}"),
                List.of(
                        "PUT",
                        "/job-definition/" + ofJob + "/retries",
                        "{\"retries\":1,\"dueDate\":%s}".formatted(LATER)),
                List.of("POST", "/job/retries", "{\"retries\":0,\"jobIds\":[\"%s\"]}".formatted(timer)),
                List.of("POST", "/job/retries", "{\"retries\":1,\"jobQuery\":{}}"),
                List.of(
                        "POST",
                        "/process-instance/job-retries",
                        "{\"retries\":0,\"processInstances\":[\"%s\"]}".formatted(instance)),
                List.of(
                        "POST",
                        "/process-instance/job-retries-historic-query-based",
                        "{\"retries\":0,\"historicProcessInstanceQuery\":{}}"),
                List.of("PUT", "/job/" + timer + "/suspended", "{\"suspended\":true}"),
                List.of(
                        "PUT",
                        "/job/suspended",
                        "{\"suspended\":true,\"processDefinitionId\":\"%s\"}".formatted(definition)),
                List.of("PUT", "/job-definition/" + ofJob + "/suspended", "{\"suspended\":true,\"includeJobs\":true}"),
                List.of(
                        "PUT",
                        "/job-definition/" + ofJob + "/suspended",
                        "{\"suspended\":true,\"includeJobs\":true,\"executionDate\":%s}".formatted(LATER)),
                List.of("PUT", "/process-instance/" + instance + "/suspended", "{\"suspended\":true}"),
                List.of("PUT", "/process-instance/" + instance + "/suspended", "{\"suspended\":false}"),
                List.of(
                        "PUT",
                        "/process-instance/suspended",
                        "{\"suspended\":true,\"processInstanceIds\":[\"%s\"]}".formatted(instance)),
                List.of(
                        "POST",
                        "/process-instance/suspended-async",
                        "{\"suspended\":true,\"processInstanceIds\":[\"%s\"]}".formatted(instance)),
                List.of(
                        "PUT",
                        "/process-definition/" + definition + "/suspended",
                        "{\"suspended\":true,\"includeProcessInstances\":true}"),
                List.of(
                        "PUT",
                        "/process-definition/suspended",
                        "{\"suspended\":true,\"includeProcessInstances\":true,\"processDefinitionKey\":\"prepared\"}"),
                List.of("PUT", "/job/" + timer + "/duedate", "{\"duedate\":%s}".formatted(LATER)),
                List.of("POST", "/job/" + timer + "/duedate/recalculate", "{}"),
                List.of("POST", "/job/" + timer + "/execute", "{}"),
                List.of("DELETE", "/job/" + timer, ""),
                List.of("PUT", "/job/" + timer + "/priority", "{\"priority\":1}"),
                List.of("PUT", "/job-definition/" + ofJob + "/jobPriority", "{\"priority\":1,\"includeJobs\":true}"),
                List.of("PUT", "/batch/" + prepared.id("batch") + "/suspended", "{\"suspended\":true}"),
                List.of("DELETE", "/batch/" + prepared.id("batch"), ""));
    }

    /** The jobs of a batch belong to no process, so the engine lets everyone change them. */
    @Test
    void refusesChangesOfTheJobsOfABatch() {
        var seed = engine.getManagementService()
                .createBatchQuery()
                .batchId(prepared.id("batch"))
                .singleResult()
                .getSeedJobDefinitionId();
        var job = engine.getManagementService()
                .createJobQuery()
                .jobDefinitionId(seed)
                .singleResult()
                .getId();
        for (var user : List.of("otto", "dora", "app", "wanda")) {
            assertThat(retries(user, job, 1).status()).as(user).isEqualTo(403);
            assertThat(server.as(user)
                            .put("/engine-rest/job-definition/" + seed + "/retries", "{\"retries\":1}")
                            .status())
                    .as(user)
                    .isEqualTo(403);
        }
    }

    @Test
    void anOperatorHasFailedJobsTriedAgainAndTheirDueDateStays() {
        var due = job(failed).getDuedate();

        assertThat(retries("otto", failed, 2).status()).isEqualTo(204);

        assertThat(job(failed)).extracting(Job::getRetries, Job::getDuedate).containsExactly(2, due);
    }

    @Test
    void anOperatorHasAllFailedJobsOfADefinitionTriedAgainAndNoOthers() {
        var before = job(timer);
        var definition = job(failed).getJobDefinitionId();

        for (var id : List.of(definition, prepared.id("job-definition"))) {
            assertThat(server.as("otto")
                            .put("/engine-rest/job-definition/" + id + "/retries", "{\"retries\":2}")
                            .status())
                    .isEqualTo(204);
        }

        assertThat(job(failed).getRetries()).isEqualTo(2);
        assertThat(job(timer))
                .extracting(Job::getRetries, Job::getDuedate)
                .containsExactly(before.getRetries(), before.getDuedate());
    }

    @Test
    void refusesRetriesByOthers() {
        for (var user : List.of("dora", "vera", "anna", "ada", "desi", "app", "wanda")) {
            assertThat(retries(user, failed, 1).status()).as(user).isEqualTo(403);
        }
    }

    @Test
    void anOperatorStopsNoExternalTask() {
        var task = "/engine-rest/external-task/" + prepared.id("external-task") + "/retries";

        assertThat(server.as("otto").put(task, "{\"retries\":0}").status()).isEqualTo(403);
        assertThat(server.as("otto").put(task, "{\"retries\":1}").status()).isEqualTo(204);
    }

    private Answer retries(String user, String job, int retries) {
        return server.as(user).put("/engine-rest/job/" + job + "/retries", "{\"retries\":%d}".formatted(retries));
    }

    private Job job(String id) {
        return engine.getManagementService().createJobQuery().jobId(id).singleResult();
    }

    private int refusals() {
        audit.chains(); // Waits for what is still being written.
        return jdbc.sql("select count(*) from audit_entry where chain = '@platform' and actor = 'otto'")
                .query(Integer.class)
                .single();
    }
}
