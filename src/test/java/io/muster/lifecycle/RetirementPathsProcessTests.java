package io.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.deployment.DeploymentRole;
import io.muster.deployment.PredictionObserver;
import io.muster.deployment.Predictions;
import io.muster.evidence.EvidenceLedger;
import io.muster.inventory.versions.Stage;
import io.muster.scheduling.Schedule;
import io.muster.shared.VersionId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The paths of versions through {@code retirement}. */
@Walks("retirement")
class RetirementPathsProcessTests extends Paths {

    private static final String CONFIRM = "Task_ConfirmRetirement";

    @Autowired
    List<PredictionObserver> observers;

    @Autowired
    EvidenceLedger ledger;

    @Test
    void retirementTakesTheVersionOutOfServiceAndKeepsItsEvidence() {
        var version = askedToRetire();
        decide(version, CONFIRM, "retire");

        assertEnded(version, "Retired", Stage.RETIRED);
        assertServesNoMore(version);
        assertThat(certificates.of(version)).isNotEmpty();
        assertThat(schedules.find(Revalidation.SCHEDULE, version.toString()))
                .get()
                .extracting(Schedule::state)
                .isEqualTo(Schedule.State.CANCELLED);
    }

    @Test
    void aRefusedRetirementChangesNothing() {
        var version = askedToRetire();
        decide(version, CONFIRM, "keep");

        assertEnded(version, "Kept", Stage.IN_SERVICE);
        assertThat(serving(version)).isEqualTo(DeploymentRole.CHAMPION);
    }

    @Test
    void anUnconfirmedRetirementLapsesAndMayBeRequestedAgain() {
        var version = askedToRetire();
        assertRemindsAndEscalates(version, version.toString(), CONFIRM);
        fire(version, "Timer_LapseConfirmation");

        assertEnded(version, "Lapsed", Stage.IN_SERVICE);
        assertThat(serving(version)).isEqualTo(DeploymentRole.CHAMPION);
        lifecycle.startRetirementBySystem(version);
        driver.settle();
        assertThat(driver.waitingAt(version.toString())).containsExactly(CONFIRM);
    }

    @Test
    void whoCalledAMomentAgoCountsWhenTheImpactIsAssessed() {
        var version = inService();
        observers.forEach(observer -> Predictions.of(version).answered(observer, "app", 1));
        lifecycle.startRetirementBySystem(version);
        driver.settle();

        assertThat(ledger.of(version)).last().satisfies(impact -> {
            assertThat(impact.kind()).isEqualTo("impact");
            assertThat(impact.outcome()).isEqualTo("used");
        });
    }

    private VersionId askedToRetire() {
        var version = inService();
        lifecycle.startRetirementBySystem(version);
        driver.settle();
        return version;
    }
}
