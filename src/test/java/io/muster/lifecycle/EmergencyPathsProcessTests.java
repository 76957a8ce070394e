package io.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.deployment.DeploymentRole;
import io.muster.evidence.EvidenceLedger;
import io.muster.inventory.models.ModelDescription;
import io.muster.inventory.versions.Stage;
import io.muster.lifecycle.ServiceRequest.Action;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The paths of versions through {@code emergency}. */
@Walks("emergency")
class EmergencyPathsProcessTests extends Paths {

    private static final String REVIEW = "Task_ReviewEmergency";

    @Autowired
    SettableClock clock;

    @Autowired
    EvidenceLedger ledger;

    @AfterEach
    void itIsTodayAgain() {
        clock.set(SettableClock.START);
    }

    @Test
    void theVersionIsOutOfServiceBeforeAnyoneReviewsIt() {
        var version = declared(inService(), Action.SUSPEND);
        assertServesNoMore(version);
        assertThat(inventory.version(version).stage()).isEqualTo(Stage.SUSPENDED);

        decide(version, REVIEW, "uphold");

        assertEnded(version, "Upheld", Stage.SUSPENDED);
        assertServesNoMore(version);
    }

    @Test
    void aReviewerMayRevertIt() {
        var version = inService();
        var former = certificates.current(version).orElseThrow();
        declared(version, Action.SUSPEND);
        decide(version, REVIEW, "revert");

        assertEnded(version, "Reverted", Stage.IN_SERVICE);
        assertThat(serving(version)).isEqualTo(DeploymentRole.CHAMPION);
        assertThat(certificates.current(version)).get().satisfies(fresh -> {
            assertThat(fresh.renews()).isEqualTo(former.serial());
            assertThat(fresh.expiresAt()).isEqualTo(former.expiresAt());
        });
    }

    @Test
    void aRollbackIsRevertedAsWell() {
        var first = inService();
        var second = successorInService(first);
        declared(second, Action.ROLL_BACK);
        assertThat(serving(first)).isEqualTo(DeploymentRole.CHAMPION);
        assertThat(serves(second)).isFalse();

        decide(second, REVIEW, "revert");

        assertEnded(second, "Reverted", Stage.IN_SERVICE);
        assertThat(serving(second)).isEqualTo(DeploymentRole.CHAMPION);
        assertThat(serves(first)).isFalse();
        assertThat(inventory.version(first).stage()).isEqualTo(Stage.SUSPENDED);

        // It counts as champion again: the rollback of its successor returns to it.
        declared(successorInService(second), Action.ROLL_BACK);
        assertThat(serving(second)).isEqualTo(DeploymentRole.CHAMPION);
    }

    @Test
    void anUpheldRollbackIsNotUndoneByTheRollbackOfWhatServesInstead() {
        var first = inService();
        var second = declared(successorInService(first), Action.ROLL_BACK);
        decide(second, REVIEW, "uphold");

        declared(first, Action.ROLL_BACK);

        assertThat(serves(first)).isFalse();
        assertThat(serves(second)).isFalse();
        assertThat(inventory.version(second).stage()).isEqualTo(Stage.SUSPENDED);
    }

    /** Neither the table nor the reviewer restores it: that takes the sign-offs of a reinstatement. */
    @Test
    void aCertificateThatAPersonRevokedIsNotRestored() {
        var version = inService();
        certificates.revoke(
                certificates.current(version).orElseThrow().serial(), "It discriminates", TestUsers.APPROVER);
        declared(version, Action.SUSPEND);
        clock.forward(Duration.ofDays(3));
        fire(version, "Timer_RevertUnreviewed");
        assertNotRestored(version, "(It discriminates), so it needs a new sign-off");

        decide(version, REVIEW, "revert");
        assertEnded(version, "Not reverted", Stage.SUSPENDED);
        assertServesNoMore(version);
    }

    @Test
    void aVersionWhoseUseWasEditedSinceIsNotRestored() {
        var version = declared(inService(), Action.SUSPEND);
        editLimitations(version);
        clock.forward(Duration.ofDays(3));
        fire(version, "Timer_RevertUnreviewed");

        assertNotRestored(version, "Its use needs a new sign-off");
    }

    @Test
    void aVersionWhoseTierWasRaisedSinceIsNotRestored() {
        var version = declared(inService(), Action.SUSPEND);
        tiers.override(version, 1, "More customers than planned", TestUsers.VALIDATOR);
        driver.settle();
        decide(version, REVIEW, "revert");

        assertEnded(version, "Not reverted", Stage.SUSPENDED);
        assertNotRestored(version, "Its tier is 1, for which its certificate lacks the controls");
    }

    @Test
    void whoDeclaredItDoesNotReviewIt() {
        var version = declared(inService(), Action.SUSPEND);

        assertThatThrownBy(() -> driver.decide(version.toString(), REVIEW, TestUsers.OPERATOR, "uphold"))
                .hasStackTraceContaining("is in none of the groups");
    }

    /** A version of tier 3: the table says that it serves again. */
    @Test
    void withoutAReviewItIsRevertedByTable() {
        var version = declared(inService(), Action.SUSPEND);
        clock.forward(Duration.ofDays(3));
        fire(version, "Timer_RevertUnreviewed");

        assertEnded(version, "Reverted by table", Stage.IN_SERVICE);
        assertThat(serving(version)).isEqualTo(DeploymentRole.CHAMPION);
    }

    @Test
    void aMaterialVersionStaysOutOfServiceUntilItIsReviewed() {
        var version = declared(materialInService(), Action.SUSPEND);
        clock.forward(Duration.ofDays(3));
        fire(version, "Timer_RevertUnreviewed");

        assertServesNoMore(version);
        assertRemindsAndEscalates(version, version.toString(), REVIEW);
        assertThat(driver.waitingAt(version.toString())).containsExactly(REVIEW);

        fire(version, "Timer_LapseReview");
        assertEnded(version, "Not reviewed", Stage.SUSPENDED);
    }

    @Test
    void noTableRevertsItBeforeTheTimeOfTheReviewIsOver() {
        var version = declared(inService(), Action.SUSPEND);
        fire(version, "Timer_RevertUnreviewed");

        assertServesNoMore(version);
        assertThat(lifecycle.processRuns(version).get(0).incidents())
                .anyMatch(why -> why.contains("a review, for which there is time until"));
    }

    /** What two people suspended since does not serve again because the emergency is reverted. */
    @Test
    void aSuspensionSinceStaysInForce() {
        var version = declared(inService(), Action.SUSPEND);
        requests.suspension(version, "It harms customers", TestUsers.DEVELOPER);
        driver.settle();
        decide(version, "Task_ConfirmSuspension", "suspend");
        decide(version, REVIEW, "revert");

        assertThat(inventory.version(version).stage()).isEqualTo(Stage.SUSPENDED);
        assertServesNoMore(version);
        assertThat(lifecycle.processRuns(version))
                .anySatisfy(run -> assertThat(run.outcome()).isEqualTo("Not reverted"));

        // The suspension knows what served before the emergency.
        requests.reinstatement(version, "Mended", TestUsers.OPERATOR);
        driver.settle();
        decide(version, "Task_ReviewReinstatement", "accept");
        decide(version, "Task_ApproveReinstatement", "approve");
        assertThat(serving(version)).isEqualTo(DeploymentRole.CHAMPION);
    }

    @Test
    void onlyAnOperatorDeclaresItAndOnlyOfWhatMayServe() {
        var version = inService();

        assertThatThrownBy(() -> requests.emergency(version, Action.SUSPEND, "Now", TestUsers.DEVELOPER))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> requests.emergency(version, Action.REINSTATE, "Now", TestUsers.OPERATOR))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("expected SUSPEND or ROLL_BACK");
        assertThatThrownBy(
                        () -> requests.emergency(loans.successor(version), Action.SUSPEND, "Now", TestUsers.OPERATOR))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is DRAFT");
        assertThat(serving(version)).isEqualTo(DeploymentRole.CHAMPION);
    }

    private void assertNotRestored(VersionId version, String why) {
        assertServesNoMore(version);
        assertThat(ledger.of(version))
                .filteredOn(evidence -> evidence.kind().equals("reinstatement"))
                .last()
                .satisfies(evidence -> {
                    assertThat(evidence.outcome()).isEqualTo("refused");
                    assertThat(evidence.body().path("conclusion").asText()).contains(why);
                });
    }

    private void editLimitations(VersionId version) {
        var model = inventory.model(version.model());
        var before = model.description();
        inventory.describe(
                model.id(),
                new ModelDescription(
                        before.name(),
                        before.purpose(),
                        before.owner(),
                        before.users(),
                        before.allowedUses(),
                        List.of("Not below the age of 21"),
                        before.dataSources(),
                        before.dependencies(),
                        before.documentation()),
                model.revision(),
                TestUsers.DEVELOPER);
    }

    private VersionId declared(VersionId version, Action action) {
        requests.emergency(version, action, "It harms customers", TestUsers.OPERATOR);
        driver.settle();
        assertThat(driver.waitingAt(version.toString())).containsExactly(REVIEW);
        return version;
    }

    private VersionId successorInService(VersionId first) {
        var second = start(loans.successor(first));
        decide(second, "Task_ReviewIndependently", "accept");
        decide(second, "Task_ApproveUse", "approve");
        return second;
    }
}
