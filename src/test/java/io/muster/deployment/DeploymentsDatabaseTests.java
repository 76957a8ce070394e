package io.muster.deployment;

import static io.muster.deployment.DeploymentRole.CHALLENGER;
import static io.muster.deployment.DeploymentRole.CHAMPION;
import static io.muster.deployment.DeploymentRole.SHADOW;
import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.deployment.ServingEvent.VersionDeployed;
import io.muster.deployment.ServingEvent.VersionUndeployed;
import io.muster.deployment.embedded.TestNode;
import io.muster.inventory.artifacts.ArtifactDamaged;
import io.muster.inventory.artifacts.ArtifactSettings;
import io.muster.scoring.Scoring;
import io.muster.shared.Digest;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class DeploymentsDatabaseTests extends DeploymentsFixture implements PredictionObserverContract {

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    UsageBook usage;

    @Override
    public PredictionObserver observer() {
        return usage;
    }

    @Test
    void aCertifiedVersionServesAsSoonAsItsDeploymentIsCommitted() {
        var version = models.certifiedTimesVersion(models.model(), 3);

        transaction.executeWithoutResult(status -> {
            deploy(version, CHAMPION);
            assertThatThrownBy(() -> factor(version.model()))
                    .satisfies(refusedWith(DeploymentProblem.MODEL_NOT_SERVED));
        });

        assertThat(factor(version.model())).isEqualTo(3);
        assertThat(deployments.of(version)).extracting(Deployment::state).containsExactly(Deployment.State.SERVING);
        assertThat(events.stream(VersionDeployed.class))
                .extracting(VersionDeployed::version, VersionDeployed::actor)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(version, TestUsers.OPERATOR));
    }

    @Test
    void bytesChangedOnDiskAreRefused(@Autowired ArtifactSettings artifacts) throws Exception {
        var version = models.certifiedTimesVersion(models.model(), 17);
        changeOnDisk(artifacts, inventory.version(version).artifact());

        assertThatThrownBy(() -> deploy(version, CHAMPION)).isInstanceOf(ArtifactDamaged.class);
        assertThat(deployments.of(version)).isEmpty();

        insertByHand("1", version, "CHAMPION");
        look();
        look();
        assertThatThrownBy(() -> factor(version.model())).satisfies(refusedWith(DeploymentProblem.MODEL_UNAVAILABLE));
        assertThat(refusedVersions()).containsExactly(version);
    }

    private static void changeOnDisk(ArtifactSettings settings, Digest artifact) throws Exception {
        try (var files = Files.walk(settings.directory())) {
            var file = files.filter(path -> path.getFileName().toString().equals(artifact.hex()))
                    .findFirst()
                    .orElseThrow();
            changeLastByte(file);
        }
    }

    private static void changeLastByte(Path file) throws Exception {
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.delete(file);
        Files.write(file, bytes);
    }

    @Test
    void challengersAnswerByVersionAndShadowsNever() {
        var model = models.model();
        var champion = models.certifiedTimesVersion(model, 3);
        var challenger = models.certifiedTimesVersion(model, 4);
        var shadow = models.certifiedTimesVersion(model, 5);

        deploy(challenger, CHALLENGER);
        assertThatThrownBy(() -> factor(model))
                .satisfies(refusedWith(DeploymentProblem.MODEL_NOT_SERVED))
                .hasMessageContaining("no champion");
        deploy(champion, CHAMPION);
        deploy(shadow, SHADOW);

        assertThat(factor(model)).isEqualTo(3);
        assertThat(factor(targets, model, challenger.number())).isEqualTo(4);
        assertThatThrownBy(() -> factor(targets, model, shadow.number()))
                .satisfies(refusedWith(DeploymentProblem.MODEL_NOT_SERVED));
        assertThat(targets.versions(model)).containsExactly(champion, challenger);
    }

    @Test
    void aNewChampionTakesThePlaceOfTheOldOneAndTheOldOneCanComeBack() {
        var model = models.model();
        var first = models.certifiedTimesVersion(model, 3);
        var second = models.certifiedTimesVersion(model, 4);

        deploy(first, CHAMPION);
        deploy(second, CHAMPION);
        assertThat(factor(model)).isEqualTo(4);
        assertThat(deployments.of(first).get(0).ending().reason()).isEqualTo("Replaced by " + second);

        deploy(first, CHAMPION);
        assertThat(factor(model)).isEqualTo(3);
        assertThat(deployments.all()).extracting(Deployment::version).containsExactly(first);
        assertThat(events.stream(VersionUndeployed.class))
                .extracting(VersionUndeployed::version)
                .containsExactly(first, second);
    }

    @Test
    void aChallengerBecomesChampionByBeingDeployedAgain() {
        var model = models.model();
        var first = models.certifiedTimesVersion(model, 3);
        var second = models.certifiedTimesVersion(model, 4);
        deploy(first, CHAMPION);
        deploy(second, CHALLENGER);

        deploy(second, CHAMPION);

        assertThat(factor(model)).isEqualTo(4);
        assertThat(deployments.all()).extracting(Deployment::version).containsExactly(second);
    }

    @Test
    void aDeploymentRolledBackLeavesTheOldChampionInService() {
        var model = models.model();
        var first = models.certifiedTimesVersion(model, 3);
        var second = models.certifiedTimesVersion(model, 4);
        deploy(first, CHAMPION);

        transaction.executeWithoutResult(status -> {
            deploy(second, CHAMPION);
            status.setRollbackOnly();
        });
        look();

        assertThat(factor(model)).isEqualTo(3);
        assertThat(deployments.of(second)).isEmpty();
    }

    @Test
    void anUndeployedVersionAcceptsNoRequestsButFinishesCurrentOnes() {
        var version = models.certifiedTimesVersion(models.model(), 3);
        deploy(version, CHAMPION);
        var begun = targets.lease(version.model(), null);

        deployments.undeploy(version, "retired", TestUsers.OPERATOR);

        assertThatThrownBy(() -> factor(version.model())).satisfies(refusedWith(DeploymentProblem.MODEL_NOT_SERVED));
        assertThat(factor(begun)).isEqualTo(3);
        begun.close();
        assertThatThrownBy(() -> factor(begun)).isInstanceOf(IllegalStateException.class);
        assertThat(deployments.of(version)).extracting(Deployment::state).containsExactly(Deployment.State.ENDED);
    }

    @Test
    void undeployingWhatIsNotInServiceDoesNothing() {
        deployments.undeploy(models.timesVersion(models.model(), 3), "retired", TestUsers.OPERATOR);

        assertThat(events.stream(VersionUndeployed.class)).isEmpty();
    }

    /** The kill switch: what was taken out of service elsewhere ends without a check of every certificate. */
    @Test
    void aSecondNodeDropsWhatEndedWithoutCheckingTheRest(
            @Autowired DeploymentRows rows,
            @Autowired ServingAdmission admission,
            @Autowired ServingLog notes,
            @Autowired ServingLoader.FailedLoads failures,
            @Autowired Scoring scoring,
            @Autowired DeploymentSettings settings) {
        var node = TestNode.start(scoring, settings, clock);
        var itsTargets = new DeploymentTargets(List.of(node.target()), settings);
        var itsWatch = new ServingReconciler(rows, admission, itsTargets, notes);
        var model = models.model();
        var other = models.model();
        deploy(models.certifiedTimesVersion(other, 5), CHAMPION);
        var version = models.certifiedTimesVersion(model, 3);
        deploy(version, CHAMPION);
        itsWatch.check();
        new ServingLoader(rows, admission, itsTargets, notes, failures).load();

        deployments.undeploy(version, "suspended", TestUsers.OPERATOR);
        assertThat(factor(itsTargets, model, null)).isEqualTo(3);
        itsWatch.dropEnded();

        assertThatThrownBy(() -> factor(itsTargets, model, null))
                .satisfies(refusedWith(DeploymentProblem.MODEL_NOT_SERVED));
        assertThat(factor(itsTargets, other, null)).isEqualTo(5);
    }

    @Test
    void aSecondNodeFollowsByLooking(
            @Autowired DeploymentRows rows,
            @Autowired ServingAdmission admission,
            @Autowired ServingLog notes,
            @Autowired ServingLoader.FailedLoads failures,
            @Autowired Scoring scoring,
            @Autowired DeploymentSettings settings) {
        var node = TestNode.start(scoring, settings, clock);
        var itsTargets = new DeploymentTargets(List.of(node.target()), settings);
        var itsWatch = new ServingReconciler(rows, admission, itsTargets, notes);
        var itsLoader = new ServingLoader(rows, admission, itsTargets, notes, failures);
        var model = models.model();
        var first = models.certifiedTimesVersion(model, 3);
        var second = models.timesVersion(model, 4);
        var certificate = models.certify(second);

        deploy(first, CHAMPION);
        assertThatThrownBy(() -> factor(itsTargets, model, null))
                .satisfies(refusedWith(DeploymentProblem.MODEL_NOT_SERVED));
        itsWatch.check();
        assertThatThrownBy(() -> factor(itsTargets, model, null))
                .satisfies(refusedWith(DeploymentProblem.MODEL_UNAVAILABLE))
                .hasMessageContaining("not loaded yet");
        itsLoader.load();
        assertThat(factor(itsTargets, model, null)).isEqualTo(3);

        deploy(second, CHAMPION);
        itsLoader.load();
        itsWatch.check();
        assertThat(factor(itsTargets, model, null)).isEqualTo(4);
        assertThat(itsTargets.versions(model)).containsExactly(second);

        certificates.revoke(certificate.serial(), "unsound", TestUsers.OPERATOR);
        itsWatch.check();
        assertThatThrownBy(() -> factor(itsTargets, model, null))
                .satisfies(refusedWith(DeploymentProblem.MODEL_UNAVAILABLE));

        deployments.undeploy(second, "retired", TestUsers.OPERATOR);
        itsWatch.check();
        assertThatThrownBy(() -> factor(itsTargets, model, null))
                .satisfies(refusedWith(DeploymentProblem.MODEL_NOT_SERVED));
    }

    @Test
    void manyWhoDeployAtOnceLeaveOneChampion() throws Exception {
        var model = models.model();
        var versions = List.of(
                models.certifiedTimesVersion(model, 3),
                models.certifiedTimesVersion(model, 4),
                models.certifiedTimesVersion(model, 5),
                models.certifiedTimesVersion(model, 6));

        var outcomes = atOnce(versions.stream().map(this::deployAsChampion).toList());

        assertThat(outcomes).contains("deployed").isSubsetOf("deployed", "refused");
        var champion = deployments.all();
        assertThat(champion).hasSize(1);
        look();
        assertThat(factor(model)).isEqualTo(champion.get(0).version().number() + 2);
        assertThat(targets.versions(model)).containsExactly(champion.get(0).version());
    }

    private Callable<String> deployAsChampion(VersionId version) {
        return () -> {
            try {
                deploy(version, CHAMPION);
                return "deployed";
            } catch (Refusal e) {
                assertThat(e).satisfies(refusedWith(DeploymentProblem.DEPLOYMENT_REFUSED));
                return "refused";
            }
        };
    }

    private static List<String> atOnce(List<Callable<String>> work) throws Exception {
        var threads = Executors.newFixedThreadPool(work.size());
        try {
            var results = new ArrayList<String>();
            for (var future : threads.invokeAll(work)) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void countsCallsByHourAndCaller() {
        var version = models.certifiedTimesVersion(models.model(), 3);
        var predictions = Predictions.of(version);
        predictions.answered(usage, "app", 10);
        predictions.failed(usage, "app");
        usage.report();
        clock.forward(Duration.ofHours(1));
        predictions.answered(usage, "app", 5);
        predictions.answered(usage, "dora", 1);
        var before = deployments.usage(version, SettableClock.START);
        usage.report();
        usage.report();

        var after = deployments.usage(version, SettableClock.START);

        assertThat(before).as("nothing waits for its report to count").isEqualTo(after);
        assertThat(after.requests()).isEqualTo(4);
        assertThat(after.rows()).isEqualTo(16);
        assertThat(after.callers())
                .containsExactly(
                        new Usage.Caller("app", 3, 1, 15, clock.instant()),
                        new Usage.Caller("dora", 1, 0, 1, clock.instant()));
        assertThat(deployments.usage(version, clock.instant()).requests()).isEqualTo(2);
    }
}
