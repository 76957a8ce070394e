package io.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.evidence.EvidenceLedger;
import io.muster.shared.Actor;
import io.muster.shared.VersionId;
import io.muster.testing.CountedStatements;
import io.muster.testing.MusterServerTest;
import io.muster.testing.ProcessDriver;
import io.muster.testing.ServerUsers;
import io.muster.testing.TestUsers;
import io.muster.testing.WithoutProof;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The queries that a task costs: everything it needs is read once per request, and nothing else. */
@MusterServerTest
@WithoutProof
@Import({Candidates.class, CountedStatements.class, ProcessDriver.class})
class AskedOnceServerTests {

    private static final String PROCESS = "two-sign-offs";

    private static final String DIAGRAM = Diagram.process(PROCESS, """
            <bpmn:startEvent id="Start"/>
            <bpmn:sequenceFlow id="f1" sourceRef="Start" targetRef="Review"/>
            %s
            <bpmn:sequenceFlow id="f2" sourceRef="Review" targetRef="Approve"/>
            %s
            <bpmn:sequenceFlow id="f3" sourceRef="Approve" targetRef="End"/>
            <bpmn:endEvent id="End"/>""".formatted(
                    signOff("Review", "validator", "review", "reviewDecision", ""),
                    signOff("Approve", "approver", "approval", "approvalDecision", ",review")));

    private static final String VERSION = "from inventory_version";
    private static final String EVIDENCE = "from evidence_record";
    private static final String ROLES = "from ACT_ID_GROUP";
    private static final String STARTER = "from ACT_HI_PROCINST where PROC_INST_ID_";
    private static final String GRANTS = "SELECT * FROM ACT_RU_AUTHORIZATION";
    private static final String GROUPS_OF_ALL_GRANTS = "distinct(A.GROUP_ID_)";

    private static String signOff(String id, String group, String control, String variable, String other) {
        return Diagram.userTask(
                id,
                group,
                "muster.control=" + control,
                "muster.decisions=accept,reject",
                "muster.accepts=accept",
                "muster.decisionVariable=" + variable,
                "muster.differsFrom=developer,starter" + other);
    }

    @Autowired
    ProcessDriver driver;

    @Autowired
    RepositoryService repository;

    @Autowired
    AuthorizationService authorizations;

    @Autowired
    IdentityService identity;

    @Autowired
    EvidenceLedger ledger;

    @Autowired
    Candidates candidates;

    @Autowired
    CountedStatements statements;

    private VersionId version;

    /** Continues until the second sign-off waits, which must know who gave the first. */
    @BeforeEach
    void review() {
        repository
                .createDeployment()
                .name(PROCESS)
                .enableDuplicateFiltering(true)
                .addString(PROCESS + ".bpmn", DIAGRAM)
                .deploy();
        version = candidates.candidate();
        as(TestUsers.DEVELOPER, () -> driver.runtime().startProcessInstanceByKey(PROCESS, version.toString()));
        claim("Review", TestUsers.VALIDATOR);
        complete("Review", TestUsers.VALIDATOR);
    }

    @Test
    void layingATaskOut() {
        statements.start();

        driver.settleJobs();

        assertThat(driver.waitingAt(version.toString())).containsExactly("Approve");
        // Once for the dates and the title of the task, and once for what is decided on.
        assertAsked(VERSION, 2);
        assertAsked(EVIDENCE, 1);
        assertAsked(STARTER, 1);
        assertAsked(GRANTS, 0);
    }

    @Test
    void aClaim() {
        driver.settleJobs();
        statements.start();

        claim("Approve", TestUsers.APPROVER);

        assertAsked(VERSION, 1);
        assertAsked(EVIDENCE, 1);
        assertAsked(STARTER, 1);
        assertAsked(ROLES, 1);
        assertAsked(GROUPS_OF_ALL_GRANTS, 0);
    }

    @Test
    void aDecision() {
        driver.settleJobs();
        claim("Approve", TestUsers.APPROVER);
        statements.start();

        complete("Approve", TestUsers.APPROVER);

        assertThat(ledger.signOffs(version)).hasSize(2);
        assertAsked("update evidence_lock", 1);
        assertAsked(VERSION, 1);
        assertAsked(STARTER, 1);
        assertAsked(ROLES, 1);
        assertAsked(GROUPS_OF_ALL_GRANTS, 0);
        // Once by the decision and once by the line above.
        assertAsked(EVIDENCE, 2);
    }

    @Test
    void aRepeatedClaimGrantsTheTaskOnce() {
        driver.settleJobs();
        claim("Approve", TestUsers.APPROVER);
        var task = id("Approve");
        driver.tasks().setAssignee(task, null);

        claim("Approve", TestUsers.APPROVER);

        assertThat(authorizations
                        .createAuthorizationQuery()
                        .resourceType(Resources.TASK)
                        .resourceId(task)
                        .userIdIn(TestUsers.APPROVER.id())
                        .count())
                .isEqualTo(1);
    }

    @AfterEach
    void stopCounting() {
        statements.stop();
    }

    private void assertAsked(String words, int times) {
        assertThat(statements.count(words)).as(words).isEqualTo(times);
    }

    private void claim(String task, Actor person) {
        var id = id(task);
        as(person, () -> driver.tasks().claim(id, person.id()));
    }

    private void complete(String task, Actor person) {
        var id = id(task);
        var dossier = driver.tasks().getVariableLocal(id, "dossier");
        var fields = Map.of("decision", "accept", "reason", "It holds", "dossier", dossier);
        as(person, () -> driver.tasks().complete(id, fields));
    }

    private String id(String task) {
        return driver.task(version.toString(), task).orElseThrow().getId();
    }

    /** With the engine checking their permissions. */
    private void as(Actor person, Runnable work) {
        identity.setAuthentication(
                person.id(), List.of(ServerUsers.ROLES.get(person.id()).group()));
        try {
            work.run();
        } finally {
            identity.clearAuthentication();
        }
    }
}
