package io.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.deployment.Deployment;
import io.muster.deployment.DeploymentRole;
import io.muster.deployment.Deployments;
import io.muster.evidence.Certificates;
import io.muster.evidence.Findings;
import io.muster.inventory.Inventory;
import io.muster.inventory.Materiality;
import io.muster.inventory.Stage;
import io.muster.scheduling.Schedule;
import io.muster.scheduling.Schedules;
import io.muster.shared.VersionId;
import io.muster.testing.MusterProcessTest;
import io.muster.testing.ProcessDriver;
import io.muster.testing.TestUsers;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The roads versions go through the shipped processes, with real scoring, validation, certificates and deployment. */
@MusterProcessTest
@Import(Loans.class)
class PathsProcessTests {

    @Autowired
    ProcessDriver driver;

    @Autowired
    Loans loans;

    @Autowired
    Lifecycle lifecycle;

    @Autowired
    Inventory inventory;

    @Autowired
    Certificates certificates;

    @Autowired
    Deployments deployments;

    @Autowired
    Schedules schedules;

    @Autowired
    Findings findings;

    @Autowired
    RepositoryService repository;

    @Test
    void aLightVersionGoesStraightIntoService() {
        var version = reviewed(Materiality.LOW);
        decide(version, "Task_ApproveUse", "approve");

        assertEnded(version, "In service", Stage.IN_SERVICE);
        assertThat(certificates.current(version)).isPresent();
        assertThat(serving(version)).isEqualTo(DeploymentRole.CHAMPION);
        assertThat(schedules.find(Revalidation.SCHEDULE, version.toString()))
                .get()
                .extracting(Schedule::isPlanned)
                .isEqualTo(true);
    }

    @Test
    void aHeavyVersionNeedsASecondApprovalAndATrial() {
        var version = onTrial();
        assertThat(serving(version)).isEqualTo(DeploymentRole.CANARY);
        assertThat(inventory.version(version).stage()).isEqualTo(Stage.APPROVED);

        decide(version, "Task_DecidePromotion", "promote");

        assertEnded(version, "In service", Stage.IN_SERVICE);
        assertThat(serving(version)).isEqualTo(DeploymentRole.CHAMPION);
    }

    @Test
    void aTrialThatIsStoppedEndsTheVersion() {
        var version = onTrial();
        decide(version, "Task_DecidePromotion", "stop");

        assertThat(inventory.version(version).stage()).isEqualTo(Stage.WITHDRAWN);
        assertThat(deployments.of(version)).noneMatch(Deployment::isActive);
        assertThat(certificates.current(version)).isEmpty();
    }

    @Test
    void aNewChampionSendsTheFormerOneBack() {
        var first = reviewed(Materiality.LOW);
        decide(first, "Task_ApproveUse", "approve");
        var plan = inventory.version(first);
        var second = inventory
                .draft(
                        new io.muster.inventory.NewVersion(
                                first.model(),
                                plan.origin(),
                                plan.format(),
                                null,
                                plan.evaluation(),
                                loans.artifact(),
                                null,
                                plan.goldenRecords()),
                        TestUsers.DEVELOPER)
                .id();
        start(second);
        decide(second, "Task_ReviewIndependently", "accept");
        decide(second, "Task_ApproveUse", "approve");

        assertThat(inventory.version(second).stage()).isEqualTo(Stage.IN_SERVICE);
        assertThat(inventory.version(first).stage()).isEqualTo(Stage.SUSPENDED);
        assertThat(deployments.of(first)).noneMatch(Deployment::isActive);
    }

    @ParameterizedTest
    @CsvSource({"Task_ReviewIndependently", "Task_ApproveUse", "Task_ApproveUseAgain"})
    void everySignOffCanRejectTheVersion(String task) {
        var version = upTo(task);
        decide(version, task, "reject");

        assertEnded(version, "Rejected", Stage.REJECTED);
    }

    @ParameterizedTest
    @CsvSource({"Task_ReviewIndependently", "Task_ApproveUse", "Task_ApproveUseAgain"})
    void everySignOffCanSendTheVersionBack(String task) {
        var version = upTo(task);
        decide(version, task, "rework");
        assertThat(driver.waitingAt(version.toString())).containsExactly("Task_ReworkVersion");
        assertThat(inventory.version(version).stage()).isEqualTo(Stage.DRAFT);

        inventory.supply(version, loans.artifact(), null, null, null, TestUsers.DEVELOPER);
        decide(version, "Task_ReworkVersion", "resubmit");

        assertThat(driver.waitingAt(version.toString())).containsExactly("Task_ReviewIndependently");
        assertThat(inventory.version(version).build()).isEqualTo(2);
    }

    @Test
    void aVersionBelowThePolicyGoesToRework() {
        var version = start(loans.bad());

        assertThat(driver.waitingAt(version.toString())).containsExactly("Task_ReworkVersion");
        decide(version, "Task_ReworkVersion", "withdraw");
        assertEnded(version, "Withdrawn", Stage.WITHDRAWN);
    }

    @Test
    void aBuildThatBreaksItsGoldenRecordsGoesToRework() {
        var version = start(loans.broken());

        assertThat(driver.waitingAt(version.toString())).containsExactly("Task_ReworkVersion");
        assertThat(inventory.version(version).stage()).isEqualTo(Stage.DRAFT);
    }

    @Test
    void theDeveloperWithdrawsWhateverTheReleaseWaitsFor() {
        var version = reviewed(Materiality.LOW);
        lifecycle.withdraw(version, "No longer needed", TestUsers.DEVELOPER);
        driver.settle();

        assertThat(inventory.version(version).stage()).isEqualTo(Stage.WITHDRAWN);
        assertThat(driver.waitingAt(version.toString())).isEmpty();
    }

    @Test
    void peopleAreRemindedThenFindingsOpenedAndSilenceNeverApproves() {
        var version = start(loans.good(Materiality.LOW));
        fire(version, "Timer_RemindReview");
        fire(version, "Timer_EscalateReview");
        assertThat(findings.of(version)).hasSize(1);
        assertThat(driver.waitingAt(version.toString())).containsExactly("Task_ReviewIndependently");

        fire(version, "Timer_LapseReview");

        assertThat(driver.waitingAt(version.toString())).doesNotContain("Task_ReviewIndependently", "Task_ApproveUse");
        assertThat(certificates.of(version)).isEmpty();
    }

    @Test
    void aPassedRevalidationRenewsTheCertificateAndPlansTheNext() {
        var version = inService();
        var before = certificates.current(version).orElseThrow();
        schedules.runNow(Revalidation.SCHEDULE, version.toString(), TestUsers.OPERATOR);
        driver.settle();

        var after = certificates.current(version).orElseThrow();
        assertThat(after.renews()).isEqualTo(before.serial());
        assertThat(inventory.version(version).certificate()).isEqualTo(after.serial());
        assertThat(serving(version)).isEqualTo(DeploymentRole.CHAMPION);
    }

    @ParameterizedTest
    @CsvSource({"acceptWithConditions, IN_SERVICE", "suspend, SUSPENDED", "retrain, IN_SERVICE", "retire, IN_SERVICE"})
    void aFailedRevalidationAsksAPerson(String decision, Stage then) {
        var version = inService();
        withStricterPolicy(() -> {
            schedules.runNow(Revalidation.SCHEDULE, version.toString(), TestUsers.OPERATOR);
            driver.settle();
        });
        var key = lifecycleKey(version);
        assertThat(findings.of(version)).hasSize(1);

        driver.decide(key, "Task_DecideOnFailure", TestUsers.APPROVER, decision);

        assertThat(inventory.version(version).stage()).isEqualTo(then);
        switch (decision) {
            case "suspend" -> assertThat(deployments.of(version)).noneMatch(Deployment::isActive);
            case "retrain" -> assertThat(inventory.versions(version.model())).hasSize(2);
            case "retire" -> assertThat(driver.waitingAt(version.toString())).containsExactly("Task_ConfirmRetirement");
            default -> assertThat(certificates.current(version)).isPresent();
        }
    }

    @Test
    void retirementTakesTheVersionOutOfServiceAndKeepsItsEvidence() {
        var version = inService();
        lifecycle.startRetirementBySystem(version);
        driver.settle();
        driver.decide(version.toString(), "Task_ConfirmRetirement", TestUsers.APPROVER, "retire");

        assertThat(inventory.version(version).stage()).isEqualTo(Stage.RETIRED);
        assertThat(deployments.of(version)).noneMatch(Deployment::isActive);
        assertThat(certificates.current(version)).isEmpty();
        assertThat(certificates.of(version)).isNotEmpty();
        assertThat(schedules.find(Revalidation.SCHEDULE, version.toString()))
                .get()
                .extracting(Schedule::state)
                .isEqualTo(Schedule.State.CANCELLED);
    }

    @Test
    void aRetirementThatIsRefusedChangesNothing() {
        var version = inService();
        lifecycle.startRetirementBySystem(version);
        driver.settle();
        driver.decide(version.toString(), "Task_ConfirmRetirement", TestUsers.APPROVER, "keep");

        assertThat(inventory.version(version).stage()).isEqualTo(Stage.IN_SERVICE);
        assertThat(serving(version)).isEqualTo(DeploymentRole.CHAMPION);
    }

    private VersionId upTo(String task) {
        var version = reviewedOrStarted(task);
        if (task.equals("Task_ApproveUseAgain")) {
            decide(version, "Task_ApproveUse", "approve");
        }
        return version;
    }

    private VersionId reviewedOrStarted(String task) {
        return task.equals("Task_ReviewIndependently")
                ? start(loans.good(Materiality.HIGH))
                : reviewed(Materiality.HIGH);
    }

    private VersionId onTrial() {
        var version = upTo("Task_ApproveUseAgain");
        decide(version, "Task_ApproveUseAgain", "approve");
        return version;
    }

    private VersionId inService() {
        var version = reviewed(Materiality.LOW);
        decide(version, "Task_ApproveUse", "approve");
        return version;
    }

    private VersionId reviewed(Materiality materiality) {
        var version = start(loans.good(materiality));
        decide(version, "Task_ReviewIndependently", "accept");
        return version;
    }

    private VersionId start(VersionId version) {
        driver.as(
                TestUsers.DEVELOPER,
                () -> driver.runtime().startProcessInstanceByKey(Release.PROCESS, version.toString()));
        driver.settle();
        return version;
    }

    private void decide(VersionId version, String task, String decision) {
        var person = switch (task) {
            case "Task_ReviewIndependently" -> TestUsers.VALIDATOR;
            case "Task_ApproveUse" -> TestUsers.APPROVER;
            case "Task_ApproveUseAgain" -> TestUsers.SECOND_APPROVER;
            case "Task_DecidePromotion" -> TestUsers.OPERATOR;
            default -> TestUsers.DEVELOPER;
        };
        driver.decide(version.toString(), task, person, decision);
    }

    private void fire(VersionId version, String timer) {
        driver.fireTimer(version.toString(), timer);
    }

    private String lifecycleKey(VersionId version) {
        return driver.runtime()
                .createProcessInstanceQuery()
                .processInstanceBusinessKeyLike(version + "#%")
                .singleResult()
                .getBusinessKey();
    }

    /** What was good enough no longer is: the newest policy demands the impossible for as long as the work lasts. */
    private void withStricterPolicy(Runnable work) {
        var table = """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="strict" name="strict" namespace="x"
                    xmlns:camunda="http://camunda.org/schema/1.0/dmn">
                  <decision id="acceptance-policy" name="Strict" camunda:historyTimeToLive="P1D">
                    <decisionTable id="t" hitPolicy="COLLECT"><input id="i"><inputExpression id="e" typeRef="string">
                      <text>task</text></inputExpression></input>
                      <output id="o1" name="metric" typeRef="string"/><output id="o2" name="minimum" typeRef="number"/>
                      <rule id="r"><inputEntry id="ie"><text></text></inputEntry>
                        <outputEntry id="a"><text>"auc"</text></outputEntry>
                        <outputEntry id="b"><text>0.9999</text></outputEntry></rule></decisionTable></decision></definitions>""";
        var strict = repository
                .createDeployment()
                .name("strict")
                .addString("strict.dmn", table)
                .deploy();
        try {
            work.run();
        } finally {
            repository.deleteDeployment(strict.getId(), true);
        }
    }

    private DeploymentRole serving(VersionId version) {
        return deployments.of(version).stream()
                .filter(Deployment::isActive)
                .map(Deployment::role)
                .findFirst()
                .orElseThrow();
    }

    private void assertEnded(VersionId version, String outcome, Stage stage) {
        assertThat(inventory.version(version).stage()).isEqualTo(stage);
        assertThat(lifecycle.journeys(version)).first().satisfies(journey -> {
            assertThat(journey.ended()).isNotNull();
            assertThat(journey.outcome()).isEqualTo(outcome);
            assertThat(journey.incidents()).isEmpty();
        });
    }
}
