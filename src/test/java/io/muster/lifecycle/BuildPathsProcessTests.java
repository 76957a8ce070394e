package io.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.evidence.EvidenceLedger;
import io.muster.inventory.versions.Origin;
import io.muster.inventory.versions.Stage;
import io.muster.shared.VersionId;
import io.muster.step.ExternalTopics;
import io.muster.testing.TestUsers;
import java.util.Map;
import org.camunda.bpm.engine.ExternalTaskService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The ways in which versions are built: trained here or elsewhere, imported, authored, or bought from a vendor. */
@Walks({"build-trained", "build-imported", "build-authored", "build-vendor"})
class BuildPathsProcessTests extends Paths {

    private static final String WORKER = "a-worker-elsewhere";

    @Autowired
    ExternalTaskService externalTasks;

    @Autowired
    EvidenceLedger ledger;

    @ParameterizedTest
    @EnumSource(Origin.class)
    void whatIsSoundIsFrozen(Origin origin) {
        var version = start(builds.sound(origin));

        assertThat(inventory.version(version).stage())
                .as("what was found out: %s", ledger.of(version))
                .isEqualTo(Stage.CANDIDATE);
        assertThat(driver.waitingAt(version.toString()))
                .containsExactly(origin == Origin.VENDOR ? "Task_CheckVendor" : "Task_ReviewIndependently");
    }

    @ParameterizedTest
    @EnumSource(Origin.class)
    void whatIsNotSoundGoesBackToItsDeveloper(Origin origin) {
        var version = start(builds.unsound(origin));

        assertGoesBack(version);
    }

    /** It fails every examination: its developer gets the reason, and nothing is retried. */
    @ParameterizedTest
    @EnumSource
    void aBadArtifactGoesBackToItsDeveloperWithTheReason(BadArtifact bad) {
        var version = start(builds.bad(bad));

        assertGoesBack(version);
        assertThat(ledger.of(version))
                .filteredOn(evidence -> evidence.kind().equals("build"))
                .singleElement()
                .satisfies(build -> assertThat(build.outcome()).isEqualTo("refused"))
                .satisfies(build -> assertThat(build.body().toString()).contains(bad.why()));
    }

    @ParameterizedTest
    @CsvSource({"0.5, Task_ReviewIndependently", "0.9, Task_ReworkVersion"})
    void anExternalWorkersModelIsExaminedLikeAnyOther(double promised, String then) {
        var version = start(builds.trainedOutside());
        builds.submit(version, promised);
        completeTraining(version);

        assertThat(driver.waitingAt(version.toString())).containsExactly(then);
    }

    @Test
    void anExternalWorkerThatSubmitsNothingBuildsNothing() {
        var version = start(builds.trainedOutside());
        completeTraining(version);

        assertGoesBack(version);
    }

    @Test
    void anExternalTrainingIsNotWaitedForLongerThanThirtyDays() {
        var version = start(builds.trainedOutside());
        fire(version, "Timer_TrainingOverdue");

        assertGoesBack(version);
        assertThat(externalTasks
                        .createExternalTaskQuery()
                        .topicName(ExternalTopics.TRAINING)
                        .processDefinitionKey("build-trained")
                        .count())
                .isZero();
    }

    @Test
    void aVendorIsCheckedByAPersonBeforeItsEndpointIsValidated() {
        var version = start(builds.sound(Origin.VENDOR));
        decide(version, "Task_CheckVendor", "confirm");

        assertThat(driver.waitingAt(version.toString())).containsExactly("Task_ReviewIndependently");
    }

    @Test
    void aVendorThatIsNotSoundIsRefused() {
        var version = start(builds.sound(Origin.VENDOR));
        decide(version, "Task_CheckVendor", "refuse");

        assertGoesBack(version);
    }

    @Test
    void anUncheckedVendorIsRefusedAfterAReminderAndAnEscalation() {
        var version = start(builds.sound(Origin.VENDOR));
        assertRemindsAndEscalates(version, version.toString(), "Task_CheckVendor");
        fire(version, "Timer_LapseCheck");

        assertGoesBack(version);
    }

    @Test
    void aWithdrawalReachesTheBuildThatIsUnderWay() {
        var bought = start(builds.sound(Origin.VENDOR));
        var outside = start(builds.trainedOutside());
        lifecycle.withdraw(bought, "Too expensive", TestUsers.DEVELOPER);
        lifecycle.withdraw(outside, "No worker in sight", TestUsers.DEVELOPER);
        driver.settle();

        assertEnded(bought, "Withdrawn", Stage.WITHDRAWN);
        assertEnded(outside, "Withdrawn", Stage.WITHDRAWN);
        assertThat(driver.waitingAt(bought.toString())).isEmpty();
    }

    private void assertGoesBack(VersionId version) {
        assertThat(driver.waitingAt(version.toString())).containsExactly("Task_ReworkVersion");
        assertThat(inventory.version(version).stage()).isEqualTo(Stage.DRAFT);
    }

    /** Acts as a worker would over REST. */
    private void completeTraining(VersionId version) {
        var task = externalTasks
                .fetchAndLock(1, WORKER)
                .topic(ExternalTopics.TRAINING, 60_000)
                .businessKey(version.toString())
                .execute()
                .get(0);
        externalTasks.complete(task.getId(), WORKER, Map.of());
        driver.settle();
    }
}
