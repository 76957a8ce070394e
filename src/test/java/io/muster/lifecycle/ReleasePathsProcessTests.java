package io.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.deployment.Deployment;
import io.muster.deployment.DeploymentRole;
import io.muster.inventory.usecases.Materiality;
import io.muster.inventory.versions.Origin;
import io.muster.inventory.versions.Stage;
import io.muster.inventory.versions.Supplement;
import io.muster.monitoring.record.ReferenceService;
import io.muster.scheduling.Schedule;
import io.muster.shared.CanonicalJson;
import io.muster.testing.TestUsers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The paths of versions through {@code release}; {@link BuildPathsProcessTests} walks the builds. */
@Walks("release")
class ReleasePathsProcessTests extends Paths {

    @Test
    void aLightVersionGoesStraightIntoService() {
        var version = inService();

        assertEnded(version, "In service", Stage.IN_SERVICE);
        assertThat(certificates.current(version)).isPresent();
        assertThat(serving(version)).isEqualTo(DeploymentRole.CHAMPION);
        assertThat(schedules.find(Revalidation.SCHEDULE, version.toString()))
                .get()
                .extracting(Schedule::isPlanned)
                .isEqualTo(true);
    }

    @Test
    void theReferenceOfMonitoringIsMadeWithTheValidationAndComesIntoForceWithTheCertificate(
            @Autowired ReferenceService references) {
        var version = waitingAt("Task_ApproveUseAgain");
        assertThat(references.reference(version)).isEmpty();

        decide(version, "Task_ApproveUseAgain", "approve");

        var reference = references.reference(version).orElseThrow();
        assertThat(certificates.current(version).orElseThrow().evidence()).contains(reference.evidence());
        assertThat(reference.reference().layout().score()).isNotNull();
        assertThat(reference.reference().profile().columns().rows()).isPositive();
        assertThat(reference.reference().profile().score().positives().total()).isPositive();
    }

    @Test
    void theCertificateSaysWhatTheVersionMayBeUsedFor() {
        var envelope = certificates.current(inService()).orElseThrow().envelope();

        var payload = Base64.getDecoder()
                .decode(CanonicalJson.tree(envelope).path("payload").asText());
        var use =
                CanonicalJson.tree(new String(payload, StandardCharsets.UTF_8)).at("/predicate/use");
        assertThat(use.path("purpose").asText()).isEqualTo("Scores applicants");
        assertThat(use.at("/allowed/0").asText()).isEqualTo("consumer loans");
        assertThat(use.at("/limitations/0").asText()).isEqualTo("not for companies");
    }

    @Test
    void aHeavyVersionNeedsASecondApprovalAndATrial() {
        var version = waitingAt("Task_DecidePromotion");
        assertThat(serving(version)).isEqualTo(DeploymentRole.CANARY);
        assertThat(inventory.version(version).stage()).isEqualTo(Stage.APPROVED);

        decide(version, "Task_DecidePromotion", "promote");

        assertEnded(version, "In service", Stage.IN_SERVICE);
        assertThat(serving(version)).isEqualTo(DeploymentRole.CHAMPION);
    }

    @Test
    void aTierRaisedOnTheWaySendsTheReleaseBackToItsBeginning() {
        var version = start(loans.good(Materiality.LOW));
        decide(version, "Task_ReviewIndependently", "accept");
        var artifact = inventory.version(version).artifact();

        tiers.override(version, 1, "Much more money than it seems", TestUsers.VALIDATOR);
        driver.settle();

        assertThat(driver.waitingAt(version.toString())).containsExactly("Task_ReviewIndependently");
        assertThat(inventory.version(version).artifact()).isEqualTo(artifact);
        assertThat(lifecycle.processRuns(version))
                .hasSize(2)
                .anySatisfy(run -> assertThat(run.outcome()).isEqualTo("Restarted"));
        assertThat(lifecycle.processRuns(version))
                .allSatisfy(run -> assertThat(run.startedBy()).isEqualTo(TestUsers.DEVELOPER.id()));

        decide(version, "Task_ReviewIndependently", "accept");
        decide(version, "Task_ApproveUse", "approve");
        decide(version, "Task_ApproveUseAgain", "approve");
        assertThat(serving(version)).isEqualTo(DeploymentRole.CANARY);
    }

    /** Administrators may start in the middle; only the certificate counts, and no token can replace it. */
    @Test
    void whoStartsAtTheDeploymentDeploysNothing() {
        var version = loans.good(Materiality.LOW);
        driver.runtime()
                .createProcessInstanceByKey(Release.PROCESS)
                .businessKey(version.toString())
                .startBeforeActivity("Task_DeployChampion")
                .execute();
        driver.settle();

        assertServesNoMore(version);
        assertThat(deployments.of(version)).isEmpty();
        assertThat(driver.runtime()
                        .createIncidentQuery()
                        .activityId("Task_DeployChampion")
                        .list())
                .anySatisfy(incident -> assertThat(incident.getIncidentMessage())
                        .contains(version + " lacks controls [validation, independent-review, approval"));
    }

    @Test
    void aTrialThatIsStoppedEndsTheVersion() {
        var version = waitingAt("Task_DecidePromotion");
        decide(version, "Task_DecidePromotion", "stop");

        assertEnded(version, "Withdrawn", Stage.WITHDRAWN);
        assertServesNoMore(version);
    }

    @ParameterizedTest
    @EnumSource(Origin.class)
    void aVersionOfEveryOriginIsBuiltItsOwnWayAndReviewedAlike(Origin origin) {
        var version = start(builds.sound(origin));
        if (origin == Origin.VENDOR) {
            decide(version, "Task_CheckVendor", "confirm");
        }

        assertThat(driver.waitingAt(version.toString())).containsExactly("Task_ReviewIndependently");
        assertThat(inventory.version(version).stage()).isEqualTo(Stage.CANDIDATE);
    }

    @Test
    void aNewChampionSendsTheFormerOneBack() {
        var first = inService();
        var second = start(loans.successor(first));
        decide(second, "Task_ReviewIndependently", "accept");
        decide(second, "Task_ApproveUse", "approve");

        assertThat(inventory.version(second).stage()).isEqualTo(Stage.IN_SERVICE);
        assertThat(inventory.version(first).stage()).isEqualTo(Stage.SUSPENDED);
        assertThat(deployments.of(first)).noneMatch(Deployment::isActive);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Task_ReviewIndependently", "Task_ApproveUse", "Task_ApproveUseAgain"})
    void everySignOffCanRejectTheVersion(String task) {
        var version = waitingAt(task);
        decide(version, task, "reject");

        assertEnded(version, "Rejected", Stage.REJECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Task_ReviewIndependently", "Task_ApproveUse", "Task_ApproveUseAgain"})
    void everySignOffCanSendTheVersionBack(String task) {
        var version = waitingAt(task);
        decide(version, task, "rework");
        assertThat(driver.waitingAt(version.toString())).containsExactly("Task_ReworkVersion");
        assertThat(inventory.version(version).stage()).isEqualTo(Stage.DRAFT);

        inventory.supply(
                version,
                new Supplement(loans.artifact(), null, null, null, null),
                inventory.version(version).revision(),
                TestUsers.DEVELOPER);
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Task_ReworkVersion",
                "Task_ReviewIndependently",
                "Task_ApproveUse",
                "Task_ApproveUseAgain",
                "Task_DecidePromotion"
            })
    void theDeveloperWithdrawsInAnyStateOfTheRelease(String task) {
        var version = waitingAt(task);
        lifecycle.withdraw(version, "No longer needed", TestUsers.DEVELOPER);
        driver.settle();

        assertEnded(version, "Withdrawn", Stage.WITHDRAWN);
        assertThat(driver.waitingAt(version.toString())).isEmpty();
        assertServesNoMore(version);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Task_ReworkVersion",
                "Task_ReviewIndependently",
                "Task_ApproveUse",
                "Task_ApproveUseAgain",
                "Task_DecidePromotion"
            })
    void peopleAreRemindedAndOwnersInformedBeforeATaskEnds(String task) {
        var version = waitingAt(task);

        assertRemindsAndEscalates(version, version.toString(), task);
    }

    @ParameterizedTest
    @CsvSource({"Task_ReviewIndependently, Review", "Task_ApproveUse, Approval", "Task_ApproveUseAgain, SecondApproval"
    })
    void silenceNeverApproves(String task, String deadline) {
        var version = waitingAt(task);
        fire(version, "Timer_Lapse" + deadline);

        assertThat(driver.waitingAt(version.toString())).containsExactly("Task_ReworkVersion");
        assertThat(inventory.version(version).stage()).isEqualTo(Stage.DRAFT);
        assertThat(certificates.of(version)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Task_ReworkVersion, Rework", "Task_DecidePromotion, Promotion"})
    void anUnattendedVersionLapses(String task, String deadline) {
        var version = waitingAt(task);
        fire(version, "Timer_Lapse" + deadline);

        assertEnded(version, "Lapsed", Stage.WITHDRAWN);
        assertServesNoMore(version);
    }
}
