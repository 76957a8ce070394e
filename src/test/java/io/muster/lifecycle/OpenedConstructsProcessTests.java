package io.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.muster.evidence.Evidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.shared.VersionId;
import io.muster.testing.MusterProcessTest;
import io.muster.testing.ProcessDriver;
import io.muster.testing.TestUsers;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/**
 * Constructs beyond gateways, messages and timers, on the engine as Muster sets it up: what is sound is deployed and walked
 * to its end, and the same construct leading around a promise is refused with its path.
 */
@MusterProcessTest
@Import(Candidates.class)
class OpenedConstructsProcessTests {

    @Autowired
    ProcessDriver driver;

    @Autowired
    RepositoryService repository;

    @Autowired
    HistoryService history;

    @Autowired
    Candidates candidates;

    @Autowired
    EvidenceLedger ledger;

    private VersionId version;

    @Test
    void anInclusiveJoinWaitsForTheBranchesThatWereTaken() {
        start("inclusive", OpenedConstructs.inclusive("inclusive", "inclusive"));

        assertThat(passed()).contains("Remind", "Press").containsOnlyOnce("Done");
        assertThat(refused(OpenedConstructs.inclusive("inclusive-wrong", "parallel")))
                .contains("Start → Describe (origin = ")
                .contains("Split");
    }

    @Test
    void whicheverEventComesFirstEndsAWait() {
        start("events", OpenedConstructs.events("events", true));
        driver.fireTimer(version.toString(), "Late");

        assertThat(passed()).contains("Lapsed").doesNotContain("Over");
        assertThat(refused(OpenedConstructs.events("events-wrong", false))).contains("'Wait' may wait forever");
    }

    @Test
    void aLinkGoesOnWhereItLands() {
        start("link", OpenedConstructs.link("link", false));
        decide("Confirm", "keep");

        // The engine keeps no history of links.
        assertThat(passed()).contains("Which", "Confirm", "Kept");
        assertThat(refused(OpenedConstructs.link("link-wrong", true)))
                .contains("Which → Leap → Land → Retire: no retirement");
    }

    @Test
    void anErrorIsCaughtAroundWhereItIsThrown() {
        start("error", OpenedConstructs.error("error", ""));
        decide("Confirm", "keep");

        assertThat(passed()).contains("Caught", "Mended").doesNotContain("Done");
        assertThat(refused(OpenedConstructs.error("error-wrong", "retire"))).contains("Caught → Retire: no retirement");
    }

    @Test
    void anErrorIsCaughtByAnEventSubProcess() {
        start("error-sub", OpenedConstructs.errorEventSubProcess("error-sub", false));
        decide("Confirm", "keep");

        assertThat(passed()).contains("Remind", "Mended").doesNotContain("Done");
        assertThat(refused(OpenedConstructs.errorEventSubProcess("error-sub-wrong", true)))
                .contains("Caught → Retire: no retirement");
    }

    @Test
    void aNonInterruptingEscalationLetsTheProcessContinue() {
        start("escalation", OpenedConstructs.escalation("escalation", false));
        assertThat(passed()).contains("Tell", "Told", "Noted");
        decide("Confirm", "retire");

        assertThat(passed()).contains("Done");
        assertThat(refused(OpenedConstructs.escalation("escalation-wrong", true)))
                .contains("Tell → Told → Retire: no retirement");
    }

    @Test
    void compensationUndoesWhatWasDone() {
        start("compensation", OpenedConstructs.compensation("compensation", Sketch.step("Back", "describeVersion")));
        decide("Confirm", "keep");

        assertThat(passed()).contains("Note", "Back", "Kept");
        var retires = Sketch.retire("Back").replace(" camunda:asyncBefore=\"true\"", "");
        assertThat(refused(OpenedConstructs.compensation("compensation-wrong", retires)))
                .contains("Compensate → Back: no retirement");
    }

    @Test
    void manyDifferentPeopleAreAskedOneAfterTheOther() {
        start("many", OpenedConstructs.many("many", true));
        driver.decide(version.toString(), "Review", TestUsers.VALIDATOR, "retire");

        assertThatThrownBy(() -> driver.decide(version.toString(), "Review", TestUsers.VALIDATOR, "retire"))
                .hasStackTraceContaining("'vera' is excluded as who signed 'retirement'");
        driver.decide(version.toString(), "Review", TestUsers.APPROVER, "retire");

        assertThat(passed()).contains("Agreement");
        assertThat(ledger.signOffs(version))
                .extracting(Evidence::by)
                .containsExactly(TestUsers.VALIDATOR, TestUsers.APPROVER);
        assertThat(refused(OpenedConstructs.many("many-wrong", false)))
                .contains("Review (retirementDecision = keep) → ", "Retire: no retirement");
    }

    @Test
    void manyStopWhenEnoughAreDone() {
        start("many-steps", OpenedConstructs.manySteps("many-steps", "nrOfCompletedInstances >= 2"));

        assertThat(passed()).containsOnlyOnce("Done");
    }

    @Test
    void refusesWritesOfTheMultiInstanceCounters() {
        start("many", OpenedConstructs.many("many", true));
        var inside = driver.task(version.toString(), "Review").orElseThrow().getExecutionId();

        assertThatThrownBy(() -> driver.as(
                        TestUsers.VALIDATOR,
                        () -> driver.runtime().setVariables(inside, Map.of("nrOfCompletedInstances", 2))))
                .hasStackTraceContaining("not by 'vera'");
    }

    private void start(String process, String diagram) {
        repository
                .createDeployment()
                .name(process)
                .enableDuplicateFiltering(true)
                .addString(process + ".bpmn", diagram)
                .deploy();
        version = candidates.candidate();
        driver.as(TestUsers.DEVELOPER, () -> driver.runtime().startProcessInstanceByKey(process, version.toString()));
        driver.settle();
    }

    private void decide(String task, String word) {
        driver.decide(version.toString(), task, TestUsers.APPROVER, word);
    }

    private List<String> passed() {
        var instance = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(version.toString())
                .singleResult();
        return history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .finished()
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    private String refused(String diagram) {
        var refusal = catchThrowableOfType(
                ParseException.class,
                () -> repository
                        .createDeployment()
                        .addString("wrong.bpmn", diagram)
                        .deploy());
        assertThat(refusal).as("it was deployed").isNotNull();
        assertThat(refusal.getMessage()).doesNotContain("MUSTER-1");
        return refusal.getMessage();
    }
}
