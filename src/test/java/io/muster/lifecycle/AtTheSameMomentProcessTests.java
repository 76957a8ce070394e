package io.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.evidence.Evidence;
import io.muster.evidence.Evidence.NewEvidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.shared.Actor;
import io.muster.shared.VersionId;
import io.muster.testing.MusterProcessTest;
import io.muster.testing.ProcessDriver;
import io.muster.testing.TestUsers;
import io.muster.testing.WithoutProof;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two concurrent requests: the second reads while the first has not committed yet, and must not rely on what it read. */
@MusterProcessTest
@WithoutProof
@Import(Candidates.class)
class AtTheSameMomentProcessTests {

    private static final String PROCESS = "sign-offs-beside-each-other";

    private static final String DIAGRAM = Diagram.process(PROCESS, """
            <bpmn:startEvent id="Start"/>
            <bpmn:sequenceFlow id="f1" sourceRef="Start" targetRef="Fork"/>
            <bpmn:parallelGateway id="Fork"/>
            <bpmn:sequenceFlow id="f2" sourceRef="Fork" targetRef="Review"/>
            %s
            <bpmn:sequenceFlow id="f3" sourceRef="Fork" targetRef="Approve"/>
            %s
            <bpmn:sequenceFlow id="f4" sourceRef="Review" targetRef="Join"/>
            <bpmn:sequenceFlow id="f5" sourceRef="Approve" targetRef="Join"/>
            <bpmn:parallelGateway id="Join"/>
            <bpmn:sequenceFlow id="f6" sourceRef="Join" targetRef="End"/>
            <bpmn:endEvent id="End"/>""".formatted(
                    signOff("Review", "review", "reviewDecision", "approval"),
                    signOff("Approve", "approval", "approvalDecision", "review")));

    private static String signOff(String id, String control, String variable, String other) {
        return Diagram.userTask(
                id,
                "validator,approver",
                "muster.control=" + control,
                "muster.decisions=accept,reject",
                "muster.accepts=accept",
                "muster.decisionVariable=" + variable,
                "muster.differsFrom=developer,starter," + other);
    }

    @Autowired
    ProcessDriver driver;

    @Autowired
    RepositoryService repository;

    @Autowired
    Candidates candidates;

    @Autowired
    EvidenceLedger ledger;

    @Autowired
    PlatformTransactionManager transactions;

    private VersionId version;

    @BeforeEach
    void deploy() {
        repository
                .createDeployment()
                .name(PROCESS)
                .enableDuplicateFiltering(true)
                .addString(PROCESS + ".bpmn", DIAGRAM)
                .deploy();
        version = candidates.candidate();
    }

    @Test
    void onePersonDoesNotGiveTwoSignOffs() {
        start();
        driver.as(TestUsers.VALIDATOR, () -> {
            claim("Review", TestUsers.VALIDATOR);
            claim("Approve", TestUsers.VALIDATOR);
            var second = meanwhile(() -> complete("Review"), TestUsers.VALIDATOR, () -> complete("Approve"));
            assertThatThrownBy(second::join).hasStackTraceContaining("who signed 'review'");
        });
        assertThat(driver.waitingAt(version.toString())).containsExactly("Approve");
        assertThat(ledger.signOffs(version)).hasSize(1);
    }

    @Test
    void twoPeopleBothDecide() {
        start();
        driver.as(TestUsers.VALIDATOR, () -> {
            claim("Review", TestUsers.VALIDATOR);
            driver.as(TestUsers.APPROVER, () -> claim("Approve", TestUsers.APPROVER));
        });
        driver.as(
                TestUsers.VALIDATOR,
                () -> meanwhile(() -> complete("Review"), TestUsers.APPROVER, () -> complete("Approve"))
                        .join());
        assertThat(ledger.signOffs(version))
                .extracting(Evidence::by)
                .containsExactly(TestUsers.VALIDATOR, TestUsers.APPROVER);
    }

    @Test
    void refusesASignOffOnEvidenceThatWasNotShown() {
        start();
        driver.as(TestUsers.VALIDATOR, () -> {
            claim("Review", TestUsers.VALIDATOR);
            var second = meanwhile(this::findSomething, TestUsers.VALIDATOR, () -> complete("Review"));
            assertThatThrownBy(second::join).hasStackTraceContaining("evidence that is out of date");
        });
        assertThat(driver.waitingAt(version.toString())).contains("Review");
    }

    @Test
    void oneVersionGetsOneInstance() {
        driver.as(TestUsers.DEVELOPER, () -> {
            var second = meanwhile(this::startInstance, TestUsers.DEVELOPER, this::startInstance);
            assertThatThrownBy(second::join).hasStackTraceContaining("under way already");
        });
        assertThat(driver.runtime()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(version.toString())
                        .count())
                .isEqualTo(1);
    }

    /**
     * @return the second, which ran while the first's work was not committed yet; it has had time to end unless something
     *     makes it wait
     */
    private CompletableFuture<Void> meanwhile(Runnable first, Actor person, Runnable second) {
        return new TransactionTemplate(transactions).execute(status -> {
            first.run();
            var other = CompletableFuture.runAsync(() -> driver.as(person, second));
            assertThatThrownBy(() -> other.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            return other;
        });
    }

    private void start() {
        driver.as(TestUsers.DEVELOPER, this::startInstance);
    }

    private void startInstance() {
        driver.runtime().startProcessInstanceByKey(PROCESS, version.toString());
    }

    private void claim(String task, Actor person) {
        driver.tasks().claim(id(task), person.id());
    }

    private void complete(String task) {
        var id = id(task);
        driver.tasks()
                .complete(
                        id,
                        Map.of(
                                "decision",
                                "accept",
                                "reason",
                                "For good reason",
                                "dossier",
                                driver.tasks().getVariableLocal(id, "dossier")));
    }

    private String id(String task) {
        return driver.task(version.toString(), task).orElseThrow().getId();
    }

    private void findSomething() {
        ledger.record(
                new NewEvidence(version, null, "validation", "fail", Map.of("why", "it was looked at again"), null),
                Actor.system("test"));
    }
}
