package io.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.inventory.versions.Stage;
import io.muster.scheduling.Schedule;
import io.muster.shared.Actor;
import io.muster.shared.VersionId;
import io.muster.testing.TestUsers;
import org.junit.jupiter.api.Test;

/** The treatment of a version that is rolled back, and the version that serves instead. */
@Walks("rollback")
class RollbackPathsProcessTests extends Paths {

    @Test
    void theFormerChampionServesAgainAndIsValidatedAgain() {
        var first = inService();
        var second = successorInService(first);
        assertThat(inventory.version(first).stage()).isEqualTo(Stage.SUSPENDED);

        rollBack(second, TestUsers.OPERATOR);

        assertThat(serves(first)).isTrue();
        assertThat(serves(second)).isFalse();
        assertThat(inventory.version(first).stage()).isEqualTo(Stage.IN_SERVICE);
        assertThat(inventory.version(second).stage()).isEqualTo(Stage.SUSPENDED);
        assertThat(isPlanned(first)).isTrue();
        assertThat(isPlanned(second)).isFalse();
    }

    @Test
    void withoutOneThatMayServeNothingServes() {
        var first = inService();
        var second = successorInService(first);
        certificates.revoke(certificates.current(first).orElseThrow().serial(), "Found wanting", TestUsers.OPERATOR);

        rollBack(second, TestUsers.OPERATOR);

        assertThat(serves(first)).isFalse();
        assertThat(serves(second)).isFalse();
        assertThat(inventory.version(second).stage()).isEqualTo(Stage.SUSPENDED);
    }

    @Test
    void whatWasRolledBackDoesNotServeAgainWhenALaterVersionIsRolledBack() {
        var first = inService();
        var second = successorInService(first);
        rollBack(second, TestUsers.OPERATOR);
        var third = successorInService(first);
        certificates.revoke(certificates.current(first).orElseThrow().serial(), "Found wanting", TestUsers.OPERATOR);

        rollBack(third, TestUsers.OPERATOR);

        assertThat(serves(second)).isFalse();
        assertThat(serves(third)).isFalse();
        assertThat(certificates.current(second)).isPresent();
    }

    @Test
    void aTrialIsTakenOutAndLeavesTheChampionAlone() {
        var trial = waitingAt("Task_DecidePromotion");
        assertThat(serves(trial)).isTrue();

        rollBack(trial, TestUsers.OPERATOR);

        assertThat(serves(trial)).isFalse();
        assertThat(inventory.version(trial).stage()).isEqualTo(Stage.APPROVED);
    }

    @Test
    void onlyAnOperatorRollsBackAndOnlyWhatServes() {
        var version = inService();

        assertThatThrownBy(() -> rollBack(version, TestUsers.DEVELOPER))
                .hasStackTraceContaining("may not start rollback");
        assertThatThrownBy(() -> rollBack(loans.successor(version), TestUsers.OPERATOR))
                .hasStackTraceContaining("is DRAFT");
        assertThat(serves(version)).isTrue();
    }

    private VersionId successorInService(VersionId first) {
        var second = start(loans.successor(first));
        decide(second, "Task_ReviewIndependently", "accept");
        decide(second, "Task_ApproveUse", "approve");
        return second;
    }

    private void rollBack(VersionId version, Actor by) {
        driver.as(by, () -> driver.runtime().startProcessInstanceByKey("rollback", version.toString()));
        driver.settle();
    }

    private boolean isPlanned(VersionId version) {
        return schedules
                .find(Revalidation.SCHEDULE, version.toString())
                .filter(Schedule::isPlanned)
                .isPresent();
    }
}
