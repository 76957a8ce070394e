package io.muster.deployment;

import static io.muster.deployment.CertifiedModels.PRODUCTION;

import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.deployment.ServingEvent.ServiceRefused;
import io.muster.evidence.certificates.Certificates;
import io.muster.inventory.Inventory;
import io.muster.shared.ModelId;
import io.muster.shared.VersionId;
import io.muster.testing.MusterModuleTest;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Certified models and the deployments that put them into service; nothing serves before a test and after it. */
@MusterModuleTest
@Import(CertifiedModels.class)
@RecordApplicationEvents
// Only the tests reconcile.
@TestPropertySource(properties = "muster.deployment.refresh=1d")
abstract class DeploymentsFixture {

    @Autowired
    Deployments deployments;

    @Autowired
    ServingReconciler watch;

    @Autowired
    ServingLoader loader;

    @Autowired
    DeploymentTargets targets;

    @Autowired
    CertifiedModels models;

    @Autowired
    Certificates certificates;

    @Autowired
    Inventory inventory;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    @BeforeEach
    void startWithNothing() {
        clock.set(SettableClock.START);
        serveNothing();
    }

    @AfterEach
    void serveNothing() {
        jdbc.sql("delete from deployment_deployment").update();
        watch.check();
    }

    void look() {
        watch.check();
        loader.load();
    }

    float factor(ModelId model) {
        return factor(targets, model, null);
    }

    static float factor(DeploymentTargets targets, ModelId model, Integer number) {
        try (var lease = targets.lease(model, number)) {
            return factor(lease);
        }
    }

    static float factor(ServedVersions.Lease lease) {
        var one = new ColumnBatch(List.of(new Column.Numbers("x", new double[] {1})));
        return (float) ((Column.Numbers) lease.score(one).column("y")).values()[0];
    }

    void deploy(VersionId version, DeploymentRole role) {
        deployments.deploy(version, PRODUCTION, role, TestUsers.OPERATOR);
    }

    List<VersionId> refusedVersions() {
        return events.stream(ServiceRefused.class).map(ServiceRefused::version).toList();
    }

    void insertByHand(String id, VersionId version, String role) {
        jdbc.sql("""
                insert into deployment_deployment (id, model, version, environment, role, target, certificate, deployed_by, since)
                values (:id, :model, :version, 'production', :role, 'embedded', 'none', 'mallory', :since)""")
                .param("id", id)
                .param("model", version.model().name())
                .param("version", version.toString())
                .param("role", role)
                .param("since", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
