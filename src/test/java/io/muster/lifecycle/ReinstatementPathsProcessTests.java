package io.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.deployment.DeploymentRole;
import io.muster.evidence.EvidenceLedger;
import io.muster.inventory.versions.Stage;
import io.muster.scheduling.Schedule;
import io.muster.shared.Digest;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import io.muster.testing.TestUsers;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The paths of versions through {@code reinstatement}. */
@Walks("reinstatement")
class ReinstatementPathsProcessTests extends Paths {

    private static final String REVIEW = "Task_ReviewReinstatement";
    private static final String APPROVE = "Task_ApproveReinstatement";
    private static final String APPROVE_AGAIN = "Task_ApproveReinstatementAgain";

    @Autowired
    EvidenceLedger ledger;

    @Autowired
    JdbcClient jdbc;

    @Test
    void itServesAgainWhereItServedUntilItsFormerCertificateWouldHaveExpired() {
        var version = inService();
        var due = due(version);
        var former = certificates.current(version).orElseThrow();
        asked(suspended(version));
        decide(version, REVIEW, "accept");
        decide(version, APPROVE, "approve");

        assertEnded(version, "Reinstated", Stage.IN_SERVICE);
        assertThat(serving(version)).isEqualTo(DeploymentRole.CHAMPION);
        assertThat(due(version)).isEqualTo(due);
        assertThat(certificates.current(version)).get().satisfies(fresh -> {
            assertThat(fresh.serial()).isNotEqualTo(former.serial());
            assertThat(fresh.expiresAt()).isEqualTo(former.expiresAt());
            assertThat(inventory.version(version).certificate()).isEqualTo(fresh.serial());
        });
    }

    @Test
    void aMaterialVersionNeedsASecondApproval() {
        var version = asked(suspended(materialInService()));
        decide(version, REVIEW, "accept");
        decide(version, APPROVE, "approve");
        assertThat(serves(version)).isFalse();
        decide(version, APPROVE_AGAIN, "approve");

        assertEnded(version, "Reinstated", Stage.IN_SERVICE);
        assertThat(serving(version)).isEqualTo(DeploymentRole.CHAMPION);
    }

    @Test
    void eachWhoSignsMayRefuse() {
        var version = asked(suspended(materialInService()));
        decide(version, REVIEW, "refuse");
        assertEnded(version, "Refused by reviewer", Stage.SUSPENDED);

        asked(version);
        decide(version, REVIEW, "accept");
        decide(version, APPROVE, "refuse");
        assertEnded(version, "Refused by approver", Stage.SUSPENDED);

        asked(version);
        decide(version, REVIEW, "accept");
        decide(version, APPROVE, "approve");
        decide(version, APPROVE_AGAIN, "refuse");
        assertEnded(version, "Refused by second approver", Stage.SUSPENDED);
        assertServesNoMore(version);
    }

    @ParameterizedTest
    @CsvSource({
        "Task_ReviewReinstatement,Timer_LapseReview",
        "Task_ApproveReinstatement,Timer_LapseApproval",
        "Task_ApproveReinstatementAgain,Timer_LapseSecondApproval"
    })
    void whatNoOneSignsLapses(String task, String timer) {
        var version = asked(suspended(materialInService()));
        if (!task.equals(REVIEW)) {
            decide(version, REVIEW, "accept");
        }
        if (task.equals(APPROVE_AGAIN)) {
            decide(version, APPROVE, "approve");
        }
        fire(version, timer);

        assertEnded(version, "Lapsed", Stage.SUSPENDED);
    }

    /** Before anyone is asked, and again in the step when everyone has signed. */
    @Test
    void aVersionWhoseArtifactChangedIsRefused() {
        var version = suspended(inService());
        var artifact = inventory.version(version).artifact();
        swapArtifact(version, Digest.ofText("swapped"));
        requests.reinstatement(version, "Mended", TestUsers.OPERATOR);
        driver.settle();
        assertEnded(version, "Not possible", Stage.SUSPENDED);
        assertThat(ledger.of(version)).anySatisfy(evidence -> {
            assertThat(evidence.kind()).isEqualTo("golden-replay");
            assertThat(evidence.outcome()).isEqualTo("rejected");
            assertThat(evidence.body().path("conclusion").asText()).contains("is not what was certified");
        });

        swapArtifact(version, artifact);
        asked(version);
        decide(version, REVIEW, "accept");
        jdbc.sql("update inventory_version set golden_records = '[]' where model = ? and version_number = ?")
                .param(version.model().name())
                .param(version.number())
                .update();
        decide(version, APPROVE, "approve");
        assertEnded(version, "Not reinstated", Stage.SUSPENDED);
        assertServesNoMore(version);
    }

    @Test
    void whileAnotherVersionServesItStaysSuspended() {
        var version = suspended(inService());
        var successor = start(loans.successor(version));
        decide(successor, "Task_ReviewIndependently", "accept");
        decide(successor, "Task_ApproveUse", "approve");

        requests.reinstatement(version, "Mended", TestUsers.OPERATOR);
        driver.settle();

        assertEnded(version, "Not possible", Stage.SUSPENDED);
        assertThat(serving(successor)).isEqualTo(DeploymentRole.CHAMPION);
    }

    @Test
    void aVersionThatWasReplacedIsNotReinstated() {
        var first = inService();
        var second = start(loans.successor(first));
        decide(second, "Task_ReviewIndependently", "accept");
        decide(second, "Task_ApproveUse", "approve");

        requests.reinstatement(first, "Mended", TestUsers.OPERATOR);
        driver.settle();

        assertEnded(first, "Not possible", Stage.SUSPENDED);
        assertThat(serving(second)).isEqualTo(DeploymentRole.CHAMPION);
    }

    @Test
    void onlyWhatIsSuspendedIsReinstatedAndOnlyOnceAtATime() {
        var version = inService();
        assertThatThrownBy(() -> requests.reinstatement(version, "Mended", TestUsers.OPERATOR))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is IN_SERVICE");

        asked(suspended(version));
        assertThatThrownBy(() -> requests.reinstatement(version, "Mended", TestUsers.OPERATOR))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is under way already");
    }

    @Test
    void anotherTierVoidsWhatWasSigned() {
        var version = asked(suspended(inService()));
        decide(version, REVIEW, "accept");
        tiers.override(version, 1, "More customers than planned", TestUsers.VALIDATOR);
        driver.settle();

        assertEnded(version, "Overtaken", Stage.SUSPENDED);

        // The higher tier demands a second approval, which its release did not have.
        asked(version);
        decide(version, REVIEW, "accept");
        decide(version, APPROVE, "approve");
        decide(version, APPROVE_AGAIN, "approve");
        assertThat(inventory.version(version).stage()).isEqualTo(Stage.IN_SERVICE);
    }

    private VersionId asked(VersionId version) {
        requests.reinstatement(version, "Mended", TestUsers.OPERATOR);
        driver.settle();
        assertThat(driver.waitingAt(version.toString())).containsExactly(REVIEW);
        return version;
    }

    private Instant due(VersionId version) {
        return schedules
                .find(Revalidation.SCHEDULE, version.toString())
                .filter(Schedule::isPlanned)
                .map(Schedule::due)
                .orElseThrow();
    }

    private void swapArtifact(VersionId version, Digest artifact) {
        jdbc.sql("update inventory_version set artifact = ? where model = ? and version_number = ?")
                .param(artifact.hex())
                .param(version.model().name())
                .param(version.number())
                .update();
    }
}
