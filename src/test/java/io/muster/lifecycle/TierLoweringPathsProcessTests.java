package io.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.deployment.DeploymentRole;
import io.muster.engine.ProcessRun;
import io.muster.engine.duedates.TaskTimer;
import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.findings.Finding;
import io.muster.inventory.usecases.Materiality;
import io.muster.inventory.usecases.UseCaseDescription;
import io.muster.inventory.versions.Stage;
import io.muster.inventory.versions.Supplement;
import io.muster.security.Role;
import io.muster.shared.Actor;
import io.muster.shared.VersionId;
import io.muster.testing.TestUsers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The treatment of a request for less scrutiny, on every path of {@code tier-lowering}. */
@Walks("tier-lowering")
class TierLoweringPathsProcessTests extends Paths {

    private static final String REVIEW = "Task_ReviewIndependently";
    private static final String CONFIRM = "Task_ConfirmTier";

    @Autowired
    EvidenceLedger ledger;

    @Test
    void nothingChangesUntilASecondPersonConfirms() {
        var version = askedToLower();

        assertThat(inventory.version(version).tier().tier()).isEqualTo(1);
        assertThat(driver.waitingAt(version.toString())).containsExactlyInAnyOrder(CONFIRM, REVIEW);
        assertThatThrownBy(() -> driver.decide(version.toString(), CONFIRM, TestUsers.VALIDATOR, "confirm"))
                .hasStackTraceContaining("is in none of the groups [approver]");
    }

    @Test
    void whatIsConfirmedHoldsAndTheReleaseBeginsAgain() {
        var version = askedToLower();
        decide(version, CONFIRM, "confirm");

        assertThat(inventory.version(version).tier().words())
                .isEqualTo("3, lowered from 1 by vera: Few customers; confirmed by anna");
        assertThat(lifecycle.processRuns(version))
                .extracting(ProcessRun::outcome)
                .containsExactlyInAnyOrder(null, "Restarted", "Lowered");
        assertThat(driver.waitingAt(version.toString())).containsExactly(REVIEW);
        var task = driver.task(version.toString(), REVIEW).orElseThrow();
        assertThat(driver.runtime().getVariable(task.getProcessInstanceId(), "tier"))
                .isEqualTo(3);
        assertThat((String) driver.tasks().getVariableLocal(task.getId(), "summary"))
                .contains("tier: tier-3, lowered from 1 by vera: Few customers; confirmed by anna");
    }

    @Test
    void neitherOfTheTwoSignsTheVersionOffAnyMore() {
        var version = askedToLower();
        decide(version, CONFIRM, "confirm");

        assertThatThrownBy(() -> decide(version, REVIEW, "accept"))
                .hasStackTraceContaining("'vera' is excluded as one of the two who lowered the tier");
        assertThat(lifecycle.processRuns(version))
                .anySatisfy(run -> assertThat(run.incidents()).anyMatch(why -> why.contains("No one may decide")));
    }

    @Test
    void aPersonInBothRolesNeitherConfirmsTheirOwnRequestNorSignsOffTheLoweredVersion() {
        var version = askedToLower();
        var vincent = Actor.person("vincent");
        try (var both = TestUsers.alsoIn(TestUsers.VALIDATOR, Role.APPROVER, Role.SECOND_APPROVER);
                var review = TestUsers.alsoIn(vincent, Role.VALIDATOR)) {
            assertThat(List.of(both, review)).doesNotContainNull();
            assertThatThrownBy(() -> driver.decide(version.toString(), CONFIRM, TestUsers.VALIDATOR, "confirm"))
                    .hasStackTraceContaining("'vera' is excluded as");
            decide(version, CONFIRM, "confirm");

            driver.decide(version.toString(), REVIEW, vincent, "accept");

            assertThatThrownBy(
                            () -> driver.decide(version.toString(), "Task_ApproveUse", TestUsers.VALIDATOR, "approve"))
                    .hasStackTraceContaining("'vera' is excluded as one of the two who lowered the tier");
        }
        assertThat(inventory.version(version).stage()).isEqualTo(Stage.CANDIDATE);
    }

    @Test
    void whoIsInBothRolesDoesNotApproveWhatTheyReviewed() {
        var version = waitingAt(REVIEW);
        try (var both = TestUsers.alsoIn(TestUsers.VALIDATOR, Role.APPROVER, Role.SECOND_APPROVER)) {
            assertThat(both).isNotNull();
            decide(version, REVIEW, "accept");

            assertThatThrownBy(
                            () -> driver.decide(version.toString(), "Task_ApproveUse", TestUsers.VALIDATOR, "approve"))
                    .hasStackTraceContaining("'vera' is excluded as");
        }
        assertThat(driver.waitingAt(version.toString())).containsExactly("Task_ApproveUse");
    }

    @Test
    void aTrialEndsWhenTheTierIsLowered() {
        var version = waitingAt("Task_DecidePromotion");
        assertThat(serving(version)).isEqualTo(DeploymentRole.CANARY);

        tiers.lower(version, 3, "Few customers", TestUsers.VALIDATOR, Actor.person("alma"));
        driver.settle();

        assertServesNoMore(version);
        assertThat(inventory.version(version).stage()).isEqualTo(Stage.CANDIDATE);
        assertThat(driver.waitingAt(version.toString())).containsExactly(REVIEW);
    }

    @Test
    void whoSignedTheVersionOffDoesNotConfirmIt() {
        var version = waitingAt("Task_ApproveUseAgain");
        tiers.override(version, 3, "Few customers", TestUsers.VALIDATOR);
        driver.settle();

        assertThatThrownBy(() -> decide(version, CONFIRM, "confirm"))
                .hasStackTraceContaining("'anna' is excluded as who started or signed a process");
        assertThat(inventory.version(version).tier().tier()).isEqualTo(1);
    }

    @Test
    void whatIsRefusedChangesNothing() {
        var version = askedToLower();
        decide(version, CONFIRM, "refuse");

        assertThat(inventory.version(version).tier().tier()).isEqualTo(1);
        assertThat(driver.waitingAt(version.toString())).containsExactly(REVIEW);
        assertOutcome(version, "Refused");
    }

    @Test
    void anUnconfirmedRequestLapses() {
        var version = askedToLower();
        driver.let(TaskTimer.REMINDER, version.toString(), CONFIRM);
        driver.let(TaskTimer.ESCALATION, version.toString(), CONFIRM);
        assertThat(findings.of(version)).extracting(Finding::title).containsExactly(Finding.DECISION_OVERDUE);
        fire(version, "Timer_LapseConfirmation");

        assertThat(inventory.version(version).tier().tier()).isEqualTo(1);
        assertOutcome(version, "Lapsed");
    }

    @Test
    void aTierRaisedMeanwhileOvertakesTheRequest() {
        var version = start(loans.good(Materiality.MEDIUM));
        tiers.override(version, 3, "Few customers", TestUsers.VALIDATOR);
        driver.settle();
        tiers.override(version, 1, "Much money", TestUsers.SECOND_APPROVER);
        driver.settle();

        assertThat(inventory.version(version).tier().words()).isEqualTo("1, raised from 2 by sven: Much money");
        assertThat(driver.waitingAt(version.toString())).containsExactly(REVIEW);
        assertOutcome(version, "Overtaken");
    }

    @Test
    void aVersionThatEndedMeanwhileKeepsItsTier() {
        var version = askedToLower();
        decide(version, REVIEW, "reject");
        decide(version, CONFIRM, "confirm");

        assertThat(inventory.version(version).stage()).isEqualTo(Stage.REJECTED);
        assertThat(inventory.version(version).tier().tier()).isEqualTo(1);
        assertOutcome(version, "Overtaken");
    }

    @Test
    void oneRequestAtATime() {
        var version = askedToLower();

        assertThatThrownBy(() -> tiers.override(version, 2, "A little less", TestUsers.VALIDATOR))
                .hasMessageContaining("A tier-lowering of %s is under way".formatted(version));
        assertThat(ledger.of(version))
                .filteredOn(evidence -> evidence.kind().equals("tier-request"))
                .hasSize(1);
    }

    @Test
    void anotherDescriptionOfTheUseLowersNoTierOfWhatRuns() {
        var version = start(loans.good(Materiality.HIGH));
        describe(version, Materiality.LOW);
        decide(version, REVIEW, "rework");
        inventory.supply(
                version,
                new Supplement(loans.artifact(), null, null, null, null),
                inventory.version(version).revision(),
                TestUsers.DEVELOPER);
        decide(version, "Task_ReworkVersion", "resubmit");

        assertThat(inventory.version(version).tier().tier()).isEqualTo(1);
        assertThat(inventory.version(version).tier().words())
                .contains("now says 3: only two people together may lower it");
        decide(version, REVIEW, "accept");
        decide(version, "Task_ApproveUse", "approve");
        assertThat(driver.waitingAt(version.toString())).containsExactly("Task_ApproveUseAgain");
    }

    @Test
    void aTierRaisedInServiceIsAFindingAndTheVersionServesOn() {
        var version = inService();
        tiers.override(version, 1, "Many more customers", TestUsers.VALIDATOR);
        driver.settle();

        assertThat(serving(version)).isEqualTo(DeploymentRole.CHAMPION);
        assertThat(findings.of(version)).extracting(Finding::title).containsExactly("Approved for tier 3, now tier 1");
    }

    private VersionId askedToLower() {
        var version = start(loans.good(Materiality.HIGH));
        tiers.override(version, 3, "Few customers", TestUsers.VALIDATOR);
        driver.settle();
        return version;
    }

    private void describe(VersionId version, Materiality materiality) {
        var useCase = inventory.useCase(inventory.model(version.model()).useCase());
        var before = useCase.description();
        inventory.describe(
                useCase.id(),
                new UseCaseDescription(
                        before.name(),
                        before.purpose(),
                        before.owner(),
                        materiality,
                        before.customerFacing(),
                        before.automatedDecisions(),
                        before.personalData()),
                useCase.revision(),
                TestUsers.OPERATOR);
    }

    private void assertOutcome(VersionId version, String outcome) {
        assertThat(lifecycle.processRuns(version))
                .filteredOn(run -> run.process().equals("Lowering of a tier"))
                .extracting(ProcessRun::outcome)
                .isEqualTo(List.of(outcome));
    }
}
