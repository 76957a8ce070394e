package io.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.muster.audit.AuditTrail;
import io.muster.evidence.Evidence.NewEvidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.IntendedUse;
import io.muster.evidence.SignOff;
import io.muster.notification.TaskNotice;
import io.muster.security.Role;
import io.muster.shared.Actor;
import io.muster.shared.VersionId;
import io.muster.testing.MusterProcessTest;
import io.muster.testing.ProcessDriver;
import io.muster.testing.TestUsers;
import io.muster.testing.WithoutProof;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Two sign-offs one after the other, by different people. */
@MusterProcessTest
@WithoutProof
@Import(Candidates.class)
@RecordApplicationEvents
class DecisionsByPeopleProcessTests {

    private static final String PROCESS = "two-sign-offs";

    @Autowired
    ProcessDriver driver;

    @Autowired
    RepositoryService repository;

    @Autowired
    Candidates candidates;

    @Autowired
    EvidenceLedger ledger;

    @Autowired
    AuditTrail audit;

    @Autowired
    ApplicationEvents events;

    private VersionId version;

    @BeforeEach
    void start() {
        repository
                .createDeployment()
                .name(PROCESS)
                .enableDuplicateFiltering(true)
                .addString("two-sign-offs.bpmn", diagram())
                .deploy();
        version = candidates.candidate();
        driver.as(TestUsers.DEVELOPER, () -> driver.runtime().startProcessInstanceByKey(PROCESS, version.toString()));
        driver.settle();
    }

    private static String diagram() {
        return Diagram.process(PROCESS, """
                <bpmn:startEvent id="Start" camunda:asyncBefore="true"/>
                <bpmn:sequenceFlow id="f1" sourceRef="Start" targetRef="Review"/>
                %s
                <bpmn:sequenceFlow id="f2" sourceRef="Review" targetRef="Approve"/>
                %s
                <bpmn:sequenceFlow id="f3" sourceRef="Approve" targetRef="Again"/>
                <bpmn:exclusiveGateway id="Again" default="f5"/>
                <bpmn:sequenceFlow id="f4" sourceRef="Again" targetRef="Review">
                  <bpmn:conditionExpression>${approvalDecision == 'back'}</bpmn:conditionExpression></bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="f5" sourceRef="Again" targetRef="End"/>
                <bpmn:endEvent id="End"/>""".formatted(
                        Diagram.userTask(
                                "Review",
                                "validator,approver",
                                "muster.control=review",
                                "muster.decisions=accept,reject",
                                "muster.accepts=accept",
                                "muster.decisionVariable=reviewDecision",
                                "muster.differsFrom=developer,starter"),
                        Diagram.userTask(
                                "Approve",
                                "approver,validator",
                                "muster.control=approval",
                                "muster.decisions=approve,back",
                                "muster.accepts=approve",
                                "muster.decisionVariable=approvalDecision",
                                "muster.differsFrom=developer,review")));
    }

    @Test
    void keepsWhoDecidedWhatOnWhichEvidence() {
        driver.decide(version.toString(), "Review", TestUsers.VALIDATOR, "accept");

        var signOff = ledger.signOffs(version).get(0);
        assertThat(signOff.kind()).isEqualTo(SignOff.KIND);
        assertThat(signOff.by()).isEqualTo(TestUsers.VALIDATOR);
        assertThat(signOff.outcome()).isEqualTo("accept");
        assertThat(signOff.body().path("accepting").asBoolean()).isTrue();
        assertThat(signOff.body().path("control").asText()).isEqualTo("review");
        assertThat(signOff.body().path("reason").asText()).isEqualTo("For good reason");
        assertThat(driver.waitingAt(version.toString())).containsExactly("Approve");
    }

    /** The developer and who has reviewed are in the groups, but excluded. */
    @Test
    void asksExactlyThoseWhoMayDecide() {
        try (var also = TestUsers.alsoIn(TestUsers.DEVELOPER, Role.VALIDATOR)) {
            driver.decide(version.toString(), "Review", TestUsers.VALIDATOR, "accept");
        }

        assertThat(events.stream(TaskNotice.class))
                .extracting(TaskNotice::kind, TaskNotice::subject, TaskNotice::name, TaskNotice::eligible)
                .containsExactly(
                        tuple(
                                TaskNotice.Kind.OPENED,
                                version,
                                "Review",
                                List.of(TestUsers.APPROVER, TestUsers.VALIDATOR)),
                        tuple(TaskNotice.Kind.OPENED, version, "Approve", List.of(TestUsers.APPROVER)));
    }

    @Test
    void endsWhenBothHaveDecided() {
        driver.decide(version.toString(), "Review", TestUsers.VALIDATOR, "accept");
        driver.decide(version.toString(), "Approve", TestUsers.APPROVER, "approve");

        assertThat(driver.runtime()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(version.toString())
                        .count())
                .isZero();
    }

    @Test
    void refusesTheSecondDecisionByThePersonOfTheFirst() {
        driver.decide(version.toString(), "Review", TestUsers.VALIDATOR, "accept");

        assertRefused(
                TestUsers.VALIDATOR, "Approve", () -> claim("Approve", TestUsers.VALIDATOR), "who signed 'review'");
    }

    @Test
    void refusesAClaimInTheNameOfAnother() {
        assertRefused(
                TestUsers.VALIDATOR,
                "Review",
                () -> driver.tasks().claim(task("Review").getId(), TestUsers.APPROVER.id()),
                "in the name of");
    }

    @Test
    void refusesAReassignment() {
        assertRefused(
                TestUsers.VALIDATOR,
                "Review",
                () -> driver.tasks().setAssignee(task("Review").getId(), TestUsers.APPROVER.id()),
                "in the name of");
    }

    @Test
    void refusesDelegation() {
        driver.as(TestUsers.VALIDATOR, () -> claim("Review", TestUsers.VALIDATOR));

        assertRefused(
                TestUsers.VALIDATOR,
                "Review",
                () -> driver.tasks().delegateTask(task("Review").getId(), TestUsers.APPROVER.id()),
                "only administrators may");
    }

    @Test
    void refusesCompletionWithoutClaim() {
        assertRefused(
                TestUsers.VALIDATOR,
                "Review",
                () -> complete("Review", Map.of("decision", "accept")),
                "claim it first");
    }

    @Test
    void refusesCompletionByAnotherThanWhoClaimed() {
        driver.as(TestUsers.VALIDATOR, () -> claim("Review", TestUsers.VALIDATOR));

        assertRefused(TestUsers.APPROVER, "Review", () -> complete("Review", Map.of("decision", "accept")), "claim it");
    }

    @Test
    void refusesTheDeveloperWhateverGroupsSheIsIn() {
        assertRefused(
                TestUsers.DEVELOPER, "Review", () -> claim("Review", TestUsers.DEVELOPER), "in none of the groups");
    }

    @Test
    void refusesAnotherSpellingOfAPersonsName() {
        assertRefused(Actor.person("VERA"), "Review", () -> claim("Review", Actor.person("vera")), "in the name of");
    }

    @Test
    void refusesADecisionOutsideTheClosedSet() {
        driver.as(TestUsers.VALIDATOR, () -> claim("Review", TestUsers.VALIDATOR));

        assertRefused(
                TestUsers.VALIDATOR,
                "Review",
                () -> complete("Review", Map.of("decision", "approve")),
                "expected one of [accept, reject]");
    }

    @Test
    void refusesADecisionWithoutReason() {
        driver.as(TestUsers.VALIDATOR, () -> claim("Review", TestUsers.VALIDATOR));

        assertRefused(
                TestUsers.VALIDATOR,
                "Review",
                () -> complete("Review", Map.of("decision", "accept", "reason", "  ")),
                "without a reason");
    }

    @Test
    void refusesADecisionOnEvidenceThatIsNoLongerTheLatest() {
        driver.as(TestUsers.VALIDATOR, () -> claim("Review", TestUsers.VALIDATOR));
        var opened = driver.tasks().getVariableLocal(task("Review").getId(), "dossier");
        ledger.record(
                new NewEvidence(version, null, "incident", "seen", Map.of("what", "something new"), null),
                Actor.system("test"));

        assertRefused(
                TestUsers.VALIDATOR,
                "Review",
                () -> complete("Review", Map.of("decision", "accept", "dossier", opened)),
                "Open the task again");
        assertThat(driver.tasks().getVariableLocal(task("Review").getId(), "dossier"))
                .isNotEqualTo(opened);
    }

    @Test
    void refusesADecisionOnAUseWhoseDescriptionHasChanged() {
        driver.as(TestUsers.VALIDATOR, () -> claim("Review", TestUsers.VALIDATOR));
        var opened = driver.tasks().getVariableLocal(task("Review").getId(), "dossier");
        candidates.allow(version, "loans to companies");

        assertRefused(
                TestUsers.VALIDATOR,
                "Review",
                () -> complete("Review", Map.of("decision", "accept", "dossier", opened)),
                "Open the task again");
        assertThat(ledger.of(version))
                .filteredOn(evidence -> evidence.kind().equals(IntendedUse.KIND))
                .extracting(evidence -> evidence.outcome()
                        + evidence.intendedUse().orElseThrow().model().allowedUses())
                .containsExactly("stated[consumer loans]", "changed[loans to companies]");
    }

    @Test
    void refusesADecisionOnATierThatHasChanged() {
        driver.as(TestUsers.VALIDATOR, () -> claim("Review", TestUsers.VALIDATOR));
        var opened = driver.tasks().getVariableLocal(task("Review").getId(), "dossier");
        candidates.classify(version, 3, 2);

        assertRefused(
                TestUsers.VALIDATOR,
                "Review",
                () -> complete("Review", Map.of("decision", "accept", "dossier", opened)),
                "Open the task again");
        assertThat(ledger.of(version))
                .filteredOn(evidence -> evidence.kind().equals("tier"))
                .extracting(evidence -> evidence.outcome() + " by " + evidence.by())
                .containsExactly("tier-2 by " + TestUsers.VALIDATOR);
    }

    @Test
    void refusesVariablesSmuggledInWithACompletion() {
        driver.as(TestUsers.VALIDATOR, () -> claim("Review", TestUsers.VALIDATOR));

        assertRefused(
                TestUsers.VALIDATOR,
                "Review",
                () -> complete("Review", Map.of("decision", "accept", "approvalDecision", "approve")),
                "not by 'vera'");
    }

    @Test
    void refusesDirectWritesOfVariables() {
        assertRefused(
                TestUsers.VALIDATOR,
                "Review",
                () -> driver.runtime().setVariable(instance(), "reviewDecision", "accept"),
                "not by 'vera'");
    }

    @Test
    void refusesAStartWithVariables() {
        var other = candidates.candidate();

        assertThatThrownBy(() -> driver.as(
                        TestUsers.DEVELOPER,
                        () -> driver.runtime()
                                .startProcessInstanceByKey(
                                        PROCESS, other.toString(), Map.of("reviewDecision", "accept"))))
                .hasStackTraceContaining("not by 'dora'");
    }

    @Test
    void refusesErrorsAndEscalationsThrownAtATask() {
        assertThatThrownBy(() -> driver.as(
                        TestUsers.VALIDATOR,
                        () -> driver.tasks().handleBpmnError(task("Review").getId(), "anything")))
                .hasStackTraceContaining("only administrators may");
        assertThatThrownBy(() -> driver.as(
                        TestUsers.VALIDATOR,
                        () -> driver.tasks().handleEscalation(task("Review").getId(), "anything")))
                .isNotNull();
        assertThat(driver.waitingAt(version.toString())).containsExactly("Review");
    }

    @Test
    void refusesModificationByAnOrdinaryPerson() {
        assertRefused(
                TestUsers.VALIDATOR,
                "Review",
                () -> driver.runtime()
                        .createProcessInstanceModification(instance())
                        .cancelAllForActivity("Review")
                        .startBeforeActivity("End")
                        .execute(),
                "only administrators may");
    }

    @Test
    void forgetsTheDecisionOfTheLastRound() {
        driver.decide(version.toString(), "Review", TestUsers.VALIDATOR, "accept");
        driver.decide(version.toString(), "Approve", TestUsers.APPROVER, "back");

        assertThat(driver.variables(instance()).get("reviewDecision")).isNull();
    }

    @Test
    void refusesASecondInstanceForTheSameVersion() {
        assertThatThrownBy(() -> driver.as(
                        TestUsers.DEVELOPER,
                        () -> driver.runtime().startProcessInstanceByKey(PROCESS, version.toString())))
                .hasStackTraceContaining("under way already");
    }

    @Test
    void refusesAStartWithoutVersionOrByTheWrongPerson() {
        var other = candidates.candidate();

        assertThatThrownBy(() ->
                        driver.as(TestUsers.DEVELOPER, () -> driver.runtime().startProcessInstanceByKey(PROCESS)))
                .hasStackTraceContaining("is not a version");
        assertThatThrownBy(() -> driver.as(
                        TestUsers.OPERATOR,
                        () -> driver.runtime().startProcessInstanceByKey(PROCESS, other.toString())))
                .hasStackTraceContaining("may not start");
    }

    private void assertRefused(Actor person, String waitsAt, Runnable attempt, String why) {
        var before = driver.waitingAt(version.toString());
        assertThatThrownBy(() -> driver.as(person, attempt)).hasStackTraceContaining(why);
        assertThat(driver.waitingAt(version.toString())).isEqualTo(before).contains(waitsAt);
        assertThat(audit.chains())
                .flatExtracting(chain -> audit.of(chain, 1, 1000))
                .anySatisfy(entry -> {
                    assertThat(entry.what()).isEqualTo("Refused");
                    assertThat(entry.actor()).isEqualTo(person);
                });
    }

    private void claim(String task, Actor person) {
        driver.tasks().claim(task(task).getId(), person.id());
    }

    private void complete(String task, Map<String, Object> fields) {
        var all = new HashMap<String, Object>();
        all.put("reason", "For good reason");
        all.put("dossier", driver.tasks().getVariableLocal(task(task).getId(), "dossier"));
        all.putAll(fields);
        driver.tasks().complete(task(task).getId(), all);
    }

    private Task task(String definition) {
        return driver.task(version.toString(), definition).orElseThrow();
    }

    private String instance() {
        return driver.runtime()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(version.toString())
                .singleResult()
                .getId();
    }
}
