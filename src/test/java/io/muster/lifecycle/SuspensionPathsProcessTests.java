package io.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.deployment.DeploymentRole;
import io.muster.evidence.EvidenceLedger;
import io.muster.inventory.versions.Stage;
import io.muster.scheduling.Schedule;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import io.muster.testing.TestUsers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The paths of versions through {@code suspension}. */
@Walks("suspension")
class SuspensionPathsProcessTests extends Paths {

    private static final String CONFIRM = "Task_ConfirmSuspension";

    @Autowired
    EvidenceLedger ledger;

    @Test
    void aSuspensionEndsServiceRevokesTheCertificateAndCallsOffTheRevalidation() {
        var version = suspended(inService());

        assertEnded(version, "Suspended", Stage.SUSPENDED);
        assertServesNoMore(version);
        assertThat(schedules.find(Revalidation.SCHEDULE, version.toString()))
                .get()
                .extracting(Schedule::state)
                .isEqualTo(Schedule.State.CANCELLED);
        assertThat(ledger.of(version)).anySatisfy(request -> {
            assertThat(request.kind()).isEqualTo("service-request");
            assertThat(request.by()).isEqualTo(TestUsers.OPERATOR);
            assertThat(request.body().path("reason").asText()).isEqualTo("It harms customers");
        });
        assertThat(ledger.of(version)).last().satisfies(suspension -> {
            assertThat(suspension.kind()).isEqualTo("suspension");
            assertThat(suspension.body().path("reason").asText()).contains("anna", "For good reason");
            assertThat(suspension.body().path("places").get(0).path("role").asText())
                    .isEqualTo(DeploymentRole.CHAMPION.name());
        });
    }

    @Test
    void aRefusedSuspensionChangesNothing() {
        var version = asked(inService());
        decide(version, CONFIRM, "keep");

        assertEnded(version, "Kept", Stage.IN_SERVICE);
        assertThat(serving(version)).isEqualTo(DeploymentRole.CHAMPION);
    }

    @Test
    void anUnconfirmedSuspensionLapses() {
        var version = asked(inService());
        fire(version, "Timer_LapseConfirmation");

        assertEnded(version, "Lapsed", Stage.IN_SERVICE);
        assertThat(serving(version)).isEqualTo(DeploymentRole.CHAMPION);
    }

    @Test
    void whoAskedForItDoesNotConfirmIt() {
        var version = inService();
        requests.suspension(version, "It harms customers", TestUsers.APPROVER);
        driver.settle();

        assertThatThrownBy(() -> driver.decide(version.toString(), CONFIRM, TestUsers.APPROVER, "suspend"))
                .hasStackTraceContaining("is excluded as who started the process");
        assertThat(serving(version)).isEqualTo(DeploymentRole.CHAMPION);
    }

    @Test
    void aReasonIsDemandedEverywhere() {
        var version = inService();

        assertThatThrownBy(() -> requests.suspension(version, "  ", TestUsers.OPERATOR))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("has no reason");
        assertThatThrownBy(() -> driver.as(
                        TestUsers.OPERATOR,
                        () -> driver.runtime()
                                .startProcessInstanceByMessage("SuspensionRequested", version.toString())))
                .hasStackTraceContaining("suspension starts only with a reason");
        assertThat(driver.waitingAt(version.toString())).isEmpty();
    }

    @Test
    void twoAtOnceAndOfWhatHasEndedAreRefused() {
        var version = asked(inService());
        assertThatThrownBy(() -> requests.suspension(version, "It harms customers", TestUsers.DEVELOPER))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is under way already");

        decide(version, CONFIRM, "keep");
        lifecycle.startRetirementBySystem(version);
        driver.settle();
        decide(version, "Task_ConfirmRetirement", "retire");
        assertThatThrownBy(() -> requests.suspension(version, "It harms customers", TestUsers.OPERATOR))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is RETIRED");
    }

    /** A trial that was suspended can only be stopped: no one promotes it, and nothing of it serves. */
    @Test
    void aVersionThatWasSuspendedDuringItsTrialIsNotPromoted() {
        var version = waitingAt("Task_DecidePromotion");
        requests.suspension(version, "It harms customers", TestUsers.OPERATOR);
        driver.settle();
        decide(version, CONFIRM, "suspend");
        assertServesNoMore(version);

        assertThatThrownBy(() -> decide(version, "Task_DecidePromotion", "promote"))
                .hasStackTraceContaining("was suspended during its trial");
        driver.decide(version.toString(), "Task_DecidePromotion", TestUsers.OPERATOR, "stop");

        assertThat(inventory.version(version).stage()).isEqualTo(Stage.WITHDRAWN);
    }

    private VersionId asked(VersionId version) {
        requests.suspension(version, "It harms customers", TestUsers.OPERATOR);
        driver.settle();
        assertThat(driver.waitingAt(version.toString())).containsExactly(CONFIRM);
        return version;
    }
}
