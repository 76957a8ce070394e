package io.muster.deployment;

import static io.muster.deployment.CertifiedModels.PRODUCTION;

import io.muster.scoring.Scoring;
import io.muster.shared.VersionId;
import io.muster.shared.events.EventPublisher;
import io.muster.testing.MusterModuleTest;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

/** What a node is made of, for tests that start nodes of their own, with targets of their own, on one database. */
@MusterModuleTest
@Import(CertifiedModels.class)
@RecordApplicationEvents
// Only the tests reconcile. As in DeploymentsDatabaseTests, whose context this shares.
@TestPropertySource(properties = "muster.deployment.refresh=1d")
abstract class NodeFixture {

    @Autowired
    DeploymentRows rows;

    @Autowired
    UsageBook usage;

    @Autowired
    ServingAdmission admission;

    @Autowired
    ServingLog notes;

    @Autowired
    ServingLoader.FailedLoads failures;

    @Autowired
    EventPublisher publisher;

    @Autowired
    DeploymentSettings settings;

    @Autowired
    Scoring scoring;

    @Autowired
    CertifiedModels models;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void startWithoutDeployments() {
        clock.set(SettableClock.START);
        forgetDeployments();
    }

    @AfterEach
    void forgetDeployments() {
        jdbc.sql("delete from deployment_deployment").update();
    }

    DeploymentTargets targets(DeploymentTarget... all) {
        return new DeploymentTargets(List.of(all), settings);
    }

    Deployment deploy(DeploymentTargets targets, VersionId version, DeploymentRole role, @Nullable String target) {
        var deployments = new Deployments(rows, usage, admission, targets, publisher);
        return transaction.execute(status ->
                deployments.deploy(new Deployments.Request(version, PRODUCTION, role, target), TestUsers.OPERATOR));
    }

    ServingReconciler reconciler(DeploymentTargets targets) {
        return new ServingReconciler(rows, admission, targets, notes);
    }

    ServingLoader loader(DeploymentTargets targets) {
        return new ServingLoader(rows, admission, targets, notes, failures);
    }
}
