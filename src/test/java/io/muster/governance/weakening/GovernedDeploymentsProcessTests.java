package io.muster.governance.weakening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.governance.Change;
import io.muster.governance.Change.State;
import io.muster.governance.ChangeDeployment;
import io.muster.governance.GovernanceProblem;
import io.muster.governance.ProcessChange;
import io.muster.lifecycle.Governed;
import io.muster.lifecycle.ShippedProof;
import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import io.muster.shared.events.DomainEvent;
import io.muster.step.BusinessKey;
import io.muster.testing.TestUsers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.Problem;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Which deployments need no signature, and every way around the rule that we could think of. */
class GovernedDeploymentsProcessTests extends Governed {

    private static final Actor OWNER = TestUsers.APPROVER;
    private static final Actor SENIOR = TestUsers.SECOND_APPROVER;

    @Autowired
    ChangeDeployment deployment;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void whatWeakensNothingIsDeployedAtOnce() {
        var before = latest("retirement").getVersion();

        deployAs(DESIGNER, "designer", retirement(diagram -> diagram.replace(">P30D<", ">P20D<")));

        assertThat(latest("retirement").getVersion()).isEqualTo(before + 1);
    }

    @Test
    void theRefusalSaysWhatIsWeakerWhereAndWhatHappensNext() {
        var refusal = refused(DESIGNER, retirement(MORE_PEOPLE));
        var change = changes.newest().get(0);

        assertThat(refusal)
                .hasMessageStartingWith("ENGINE-09005 Could not parse BPMN process.")
                .hasMessageContaining("A control of process 'retirement' would be weaker")
                .hasMessageContaining("'Confirm retirement': group operator may now do it")
                .hasMessageContaining("is change %d (%s)"
                        .formatted(change.number(), change.sent().digest()))
                .hasMessageContaining("group 'approver', was asked")
                .hasMessageContaining("/processes/process-change/changes/" + change.number());
        var problems = refusal.getResorceReports().get(0).getErrors();
        assertThat(problems).extracting(Problem::getMainElementId).contains("Task_ConfirmRetirement");
        assertThat(problems).extracting(Problem::getLine).anyMatch(line -> line > 1);
    }

    @Test
    void theRefusalIsInTheAuditTrail() {
        refused(DESIGNER, retirement(MORE_PEOPLE));

        assertThat(audit.of(DomainEvent.PLATFORM, 1, 5000))
                .filteredOn(entry -> entry.what().equals("Refused"))
                .last()
                .satisfies(entry -> {
                    assertThat(entry.actor()).isEqualTo(DESIGNER);
                    assertThat(entry.payload()).contains("would be weaker");
                });
    }

    @Test
    void theSameFilesAreOneChangeAsLongAsItIsOpen() {
        var files = retirement(MORE_PEOPLE);
        var first = proposed(DESIGNER, files);
        assertThat(proposed(DESIGNER, files).number()).isEqualTo(first.number());

        decide(first, OWNER, "reject");
        assertThat(proposed(DESIGNER, files).number()).isGreaterThan(first.number());
    }

    @Test
    void theSameFilesSentTwiceAtOnceAreOneChange() throws Exception {
        var files = retirement(MORE_PEOPLE);
        var before = changes.newest().isEmpty() ? 0 : changes.newest().get(0).number();

        atOnce(() -> refused(DESIGNER, files), () -> refused(DESIGNER, files));

        assertThat(changes.newest().get(0).number()).isEqualTo(before + 1);
    }

    @Test
    void whoProposedItDoesNotSignIt() {
        var change = proposed(OWNER, retirement(MORE_PEOPLE));

        assertThatThrownBy(() -> decide(change, OWNER, "approve"))
                .hasMessageContaining("is excluded as the developer of " + change.id());
        assertThat(changes.get(change.number()).state()).isEqualTo(State.OPEN);
    }

    @Test
    void onlyTheOwnersGroupSigns() {
        var change = proposed(DESIGNER, retirement(MORE_PEOPLE));

        assertThatThrownBy(() -> decide(change, SENIOR, "approve"))
                .hasMessageContaining("is in none of the groups [approver]");
        assertThat(lifecycle.waiting())
                .filteredOn(task -> task.subject().equals(change.id()))
                .singleElement()
                .satisfies(task -> assertThat(task.groups()).containsExactly("approver"));
    }

    @Test
    void aPersonWhoIsNotADesignerProposesNothing() {
        var before = changes.newest();

        assertThatThrownBy(() -> deployAs(TestUsers.DEVELOPER, "developer", retirement(MORE_PEOPLE)))
                .isInstanceOf(AuthorizationException.class);

        assertThat(changes.newest()).isEqualTo(before);
    }

    @Test
    void whatBreaksThePolicyIsRefusedAndNotProposed() {
        var before = changes.newest();

        var refusal = refused(
                DESIGNER,
                retirement(diagram ->
                        diagram.replace("targetRef=\"Gateway_Confirmed\"", "targetRef=\"Task_RetireVersion\"")));

        assertThat(refusal).hasMessageContaining("no retirement").hasMessageNotContaining("was asked");
        assertThat(changes.newest()).isEqualTo(before);
    }

    @Test
    void aSignOffDrawnAgainUnderAnotherIdAdmitsNoOtherPeople() {
        var refusal =
                refused(
                        DESIGNER,
                        retirement(MORE_PEOPLE.andThen(
                                diagram -> diagram.replace("Task_ConfirmRetirement", "Task_ConfirmAnew"))::apply));

        assertThat(refusal).hasMessageContaining("group operator may now do it").hasMessageContaining("was asked");
    }

    @Test
    void aProcessUnderAnotherKeyIsANewWayToAGuardedStep() {
        var refusal = refused(DESIGNER, retirement(diagram -> withoutMessage(diagram, "quiet-retirement")));

        assertThat(refusal)
                .hasMessageContaining("of process 'quiet-retirement'")
                .hasMessageContaining("is a new path to retire, after retirement")
                .hasMessageContaining("group 'secondApprover', was asked");
    }

    @Test
    void aWeakerCalledProcessWeakensItsCaller() {
        var change = proposed(
                DESIGNER,
                folder(
                        "release",
                        diagram -> diagram.contains("id=\"build-vendor\"")
                                ? diagram.replace(
                                        "candidateGroups=\"validator\"", "candidateGroups=\"validator,operator\"")
                                : diagram));

        assertThat(change.owner()).isEqualTo("secondApprover");
        assertThat(change.processes()).contains("release", "build-vendor");
    }

    @Test
    void aControlMovedIntoACalledProcessIsComparedThere() {
        var refusal = refused(DESIGNER, moved());

        assertThat(refusal).hasMessageContaining("operator may now do it").hasMessageContaining("was asked");
    }

    /** Everything after the request, confirmed by more people, in a separate process that the retirement calls. */
    private static Map<String, String> moved() {
        var files = new HashMap<>(retirement(diagram -> diagram));
        var whole = files.get("retirement.bpmn");
        var from = whole.indexOf("    <bpmn:serviceTask id=\"Task_AssessImpact\"");
        files.put("retirement.bpmn", whole.substring(0, from) + """
                            <bpmn:callActivity id="Call" name="Go on quietly" calledElement="quiet" camunda:calledElementBinding="deployment" camunda:asyncBefore="true">
                              <bpmn:extensionElements><camunda:in businessKey="#{execution.processBusinessKey}" /></bpmn:extensionElements>
                            </bpmn:callActivity>
                            <bpmn:endEvent id="End" />
                            <bpmn:sequenceFlow id="Flow_RetirementRequested_AssessImpact" sourceRef="StartEvent_RetirementRequested" targetRef="Call" />
                            <bpmn:sequenceFlow id="Out" sourceRef="Call" targetRef="End" />
                          </bpmn:process>
                          <bpmn:message id="Message_RetirementRequested" name="RetirementRequested" />
                        </bpmn:definitions>
                        """);
        files.put(
                "quiet.bpmn",
                MORE_PEOPLE
                        .apply(withoutMessage(whole, "quiet"))
                        .replace(" camunda:candidateStarterGroups=\"operator,developer\"", ""));
        return files;
    }

    /** The retirement under another key; the message can start only one. */
    private static String withoutMessage(String retirement, String key) {
        return retirement
                .replaceAll("<bpmn:messageEventDefinition [^>]*/>", "")
                .replaceAll("<bpmn:message [^>]*/>", "")
                .replace("id=\"retirement\"", "id=\"%s\"".formatted(key))
                .replace("bpmnElement=\"retirement\"", "bpmnElement=\"%s\"".formatted(key));
    }

    @Test
    void theProcessThatAsksIsItselfGoverned() {
        var files = folder(
                "process-change",
                diagram -> diagram.replace(
                        "candidateGroups=\"approver,secondApprover\"",
                        "candidateGroups=\"approver,secondApprover,operator\""));
        var before = latest(ProcessChange.PROCESS).getVersion();
        var change = proposed(DESIGNER, files);
        assertThat(change.owner()).isEqualTo("secondApprover");

        decide(change, SENIOR, "approve");

        assertEnded(change, "In force", State.IN_FORCE);
        assertThat(latest(ProcessChange.PROCESS).getVersion()).isEqualTo(before + 1);
        deployBySystem(folder("process-change", diagram -> diagram));
    }

    @Test
    void anOlderAndWeakerVersionIsNotSimplySentAgain() {
        var weaker = retirement(MORE_PEOPLE);
        deployBySystem(weaker);
        deployBySystem(retirement(diagram -> diagram));

        assertThat(refused(DESIGNER, weaker)).hasMessageContaining("was asked");
    }

    @Test
    void tablesThatWeakenWhatIsInForceAreProposedToo() {
        var oneIsEnough = ShippedProof.read(Path.of("processes/decisions/approval-routing.dmn"))
                .replace("<text>\"two\"</text>", "<text>\"one\"</text>");

        var refusal = refused(DESIGNER, Map.of("approval-routing.dmn", oneIsEnough));

        assertThat(refusal)
                .hasMessageContaining("of process 'release'")
                .hasMessageContaining("second-approval")
                .hasMessageContaining("group 'secondApprover', was asked");
    }

    @Test
    void aStepsInputsAreForTheOwnerToSignBecauseTheyCannotBeCompared() {
        var refusal = refused(DESIGNER, retirement(diagram -> diagram.replace(">P90D<", ">P1D<")));

        assertThat(refusal)
                .hasMessageContaining("inputParameter lookback was 'P90D', is 'P1D'")
                .hasMessageContaining("was asked");
    }

    @Test
    void aSignedTableIsAskedForAgainWhenAnotherProcessItMayAnswerCameInForce() {
        var oneIsEnough = ShippedProof.read(Path.of("processes/decisions/approval-routing.dmn"))
                .replace("<text>\"two\"</text>", "<text>\"one\"</text>");
        // Not the bytes another test proposed: those would be its change.
        var change = proposed(DESIGNER, Map.of("approval-routing.dmn", oneIsEnough + "<!-- once more -->"));
        deployBySystem(retirement(diagram -> diagram));

        decide(change, SENIOR, "approve");

        assertThat(changes.get(change.number()).state()).isEqualTo(State.OPEN);
        assertThat(driver.waitingAt(key(change))).containsExactly(SIGN_OFF);
    }

    @Test
    void onlyTheOwnerOfWhatIsWeakerIsAsked() {
        var both = new HashMap<>(retirement(diagram -> diagram));
        both.putAll(folder("process-change", diagram -> diagram));
        deployBySystem(both);
        both.putAll(retirement(MORE_PEOPLE));
        both.putAll(folder("process-change", diagram -> diagram));

        assertThat(refused(DESIGNER, both))
                .hasMessageContaining("A control of process 'retirement' would be weaker")
                .hasMessageContaining("group 'approver', was asked");
    }

    @Test
    void processesOfDifferentOwnersAreNotSignedTogether() {
        var files = new HashMap<>(retirement(MORE_PEOPLE));
        files.putAll(folder(
                "process-change",
                diagram -> diagram.replace(
                        "candidateGroups=\"approver,secondApprover\"",
                        "candidateGroups=\"approver,secondApprover,operator\"")));
        var before = changes.newest();

        assertThat(refused(DESIGNER, files))
                .hasMessageContaining("no one was asked: Processes or tables of different owners")
                .hasMessageContaining("deploy them one by one");
        assertThat(changes.newest()).isEqualTo(before);
    }

    @Test
    void ofTwoSignedChangesOfOneProcessTheSecondIsAskedForAgain() {
        var first = proposed(DESIGNER, retirement(MORE_PEOPLE));
        var second = proposed(DESIGNER, retirement(MORE_PEOPLE));
        decide(first, OWNER, "approve");
        decide(second, OWNER, "approve");

        assertThat(changes.get(first.number()).state()).isEqualTo(State.IN_FORCE);
        assertThat(changes.get(second.number()).state()).isEqualTo(State.OPEN);
        assertThat(driver.waitingAt(key(second))).containsExactly(SIGN_OFF);
    }

    @Test
    void ofTwoChangesPutInForceAtOnceOneIs() throws Exception {
        var before = latest("retirement").getVersion();
        var first = proposed(DESIGNER, retirement(MORE_PEOPLE));
        var second = proposed(DESIGNER, retirement(MORE_PEOPLE));

        var outcomes = atOnce(() -> putInForce(first), () -> putInForce(second));

        assertThat(outcomes).containsExactlyInAnyOrder("in force", "overtaken");
        assertThat(latest("retirement").getVersion()).isEqualTo(before + 1);
    }

    private String putInForce(Change change) {
        try {
            transaction.executeWithoutResult(any -> deployment.putInForce(change.id(), List.of(OWNER)));
            return "in force";
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof Refusal refusal && refusal.problem() == GovernanceProblem.COMPARISON_OUTDATED) {
                    return "overtaken";
                }
            }
            throw e;
        }
    }

    @Test
    void refusesToStartTheProcessByHandOrAnotherOneForAChange() {
        var change = proposed(DESIGNER, retirement(MORE_PEOPLE));
        for (var process : List.of(ProcessChange.PROCESS, "release", "retirement")) {
            assertThatThrownBy(() ->
                            driver.as(DESIGNER, () -> driver.runtime().startProcessInstanceByKey(process, key(change))))
                    .as(process)
                    .hasMessageContaining("may not start");
        }
        assertThatThrownBy(() -> driver.as(
                        TestUsers.DEVELOPER, () -> driver.runtime().startProcessInstanceByKey("release", key(change))))
                .hasMessageContaining("is a change of processes");
        assertThatThrownBy(() -> driver.as(
                        DESIGNER,
                        () -> driver.runtime()
                                .startProcessInstanceByMessage(
                                        ProcessChange.PROPOSED,
                                        BusinessKey.of(change.id()).toString())))
                .hasMessageContaining("may not start");
    }

    @Test
    void refusesForgedVariablesOfTheProcess() {
        var change = proposed(DESIGNER, retirement(MORE_PEOPLE));
        var instance = lifecycle.processRuns(change.id()).get(0).instance();

        for (var variable : List.of("changeDecision", "changeOutcome")) {
            assertThatThrownBy(
                            () -> driver.as(OWNER, () -> driver.runtime().setVariable(instance, variable, "approve")))
                    .as(variable)
                    .hasMessageContaining("is written by its steps and sign-offs");
        }
    }

    @Test
    void aChangeWhoseProcessAnAdministratorDeletedIsStillWithdrawn() {
        var change = proposed(DESIGNER, retirement(MORE_PEOPLE));
        driver.runtime()
                .deleteProcessInstance(lifecycle.processRuns(change.id()).get(0).instance(), "By mistake");

        changes.withdraw(change.number(), "Its process is gone", DESIGNER);

        assertThat(changes.get(change.number()).state()).isEqualTo(State.WITHDRAWN);
    }

    @Test
    void aTokenThatAnAdministratorMovesPastTheSignOffPutsNothingInForce() {
        var before = latest("retirement").getVersion();
        var change = proposed(DESIGNER, retirement(MORE_PEOPLE));
        driver.runtime()
                .createProcessInstanceModification(
                        lifecycle.processRuns(change.id()).get(0).instance())
                .startBeforeActivity("Task_DeployChange")
                .execute();
        driver.settle();

        assertThat(changes.get(change.number()).state()).isEqualTo(State.OPEN);
        assertThat(latest("retirement").getVersion()).isEqualTo(before);
    }

    @Test
    void aSignatureOnAnEarlierComparisonCountsNoMore() {
        var change = proposed(DESIGNER, retirement(MORE_PEOPLE));
        var stale = driver.tasks()
                .getVariableLocal(
                        driver.task(key(change), SIGN_OFF).orElseThrow().getId(), "dossier");
        deployBySystem(retirement(diagram -> diagram));
        decide(change, OWNER, "approve");

        var task = driver.task(key(change), SIGN_OFF).orElseThrow().getId();
        assertThat(driver.tasks().getVariableLocal(task, "dossier")).isNotEqualTo(stale);
        assertThatThrownBy(() -> driver.as(OWNER, () -> {
                    driver.tasks().claim(task, OWNER.id());
                    driver.tasks()
                            .complete(
                                    task,
                                    Map.of(
                                            "decision",
                                            "approve",
                                            "reason",
                                            "As before",
                                            "dossier",
                                            String.valueOf(stale)));
                }))
                .hasStackTraceContaining("evidence that is out of date");
    }

    @Test
    void whatMusterItselfWeakensAtItsStartIsWrittenDown() {
        deployBySystem(retirement(MORE_PEOPLE));

        assertThat(audit.of(DomainEvent.PLATFORM, 1, 5000))
                .filteredOn(entry -> entry.what().equals("WeakerAtStart"))
                .last()
                .satisfies(entry -> {
                    assertThat(entry.actor().isPerson()).isFalse();
                    assertThat(entry.payload()).contains("group operator may now do it");
                });
    }

    @SafeVarargs
    private static List<Object> atOnce(Callable<Object>... works) throws Exception {
        var barrier = new CyclicBarrier(works.length);
        var threads = Executors.newFixedThreadPool(works.length);
        try {
            var running = new ArrayList<Future<Object>>();
            for (var work : works) {
                running.add(threads.submit(() -> {
                    barrier.await();
                    return work.call();
                }));
            }
            var outcomes = new ArrayList<>();
            for (var future : running) {
                outcomes.add(future.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }
}
