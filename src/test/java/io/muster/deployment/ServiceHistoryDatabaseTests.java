package io.muster.deployment;

import static io.muster.deployment.CertifiedModels.PRODUCTION;
import static io.muster.deployment.DeploymentRole.CHALLENGER;
import static io.muster.deployment.DeploymentRole.CHAMPION;
import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.muster.deployment.ServiceHistory.Change;
import io.muster.deployment.ServiceHistory.Served;
import io.muster.deployment.ServiceHistory.What;
import io.muster.evidence.attestation.CertificatePredicate;
import io.muster.evidence.certificates.CertificateHistory;
import io.muster.evidence.certificates.Certificates;
import io.muster.shared.ModelId;
import io.muster.shared.SharedProblem;
import io.muster.shared.VersionId;
import io.muster.shared.requests.Paging;
import io.muster.testing.MusterModuleTest;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.event.RecordApplicationEvents;

@MusterModuleTest
@Import(CertifiedModels.class)
@RecordApplicationEvents
@TestPropertySource(properties = "muster.deployment.refresh=1d")
class ServiceHistoryDatabaseTests {

    private static final Instant NINE = SettableClock.START;
    private static final Instant TEN = NINE.plus(Duration.ofHours(1));
    private static final Instant ELEVEN = NINE.plus(Duration.ofHours(2));
    private static final Instant NOON = NINE.plus(Duration.ofHours(3));
    private static final Paging EVERYTHING = Paging.of(null, null);

    @Autowired
    ServiceHistory history;

    @Autowired
    CertificateHistory certificateHistory;

    @Autowired
    Deployments deployments;

    @Autowired
    Certificates certificates;

    @Autowired
    ServingReconciler reconciler;

    @Autowired
    ServingLoader loader;

    @Autowired
    CertifiedModels models;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    private ModelId model;
    private VersionId first;
    private VersionId second;

    @BeforeEach
    void registerTwoVersions() {
        clock.set(NINE);
        serveNothing();
        model = models.model();
        first = models.timesVersion(model, 2);
        second = models.timesVersion(model, 3);
        models.certify(first);
        models.certify(second);
    }

    @AfterEach
    void serveNothing() {
        jdbc.sql("delete from deployment_deployment").update();
        reconciler.check();
    }

    @Test
    void answersWhichVersionServedAtAnInstant() {
        deployAt(TEN, first, CHAMPION);
        deployAt(ELEVEN, second, CHAMPION);
        clock.set(NOON);

        assertThat(servedAt(NINE)).isEmpty();
        assertThat(servedAt(TEN)).containsExactly(first);
        assertThat(servedAt(ELEVEN.minusMillis(1))).containsExactly(first);
        assertThat(servedAt(ELEVEN)).containsExactly(second);
    }

    @Test
    void tellsTheRoleAndHowADeploymentEnded() {
        deployAt(TEN, first, CHALLENGER);
        clock.set(ELEVEN);
        deployments.undeploy(first, "No longer needed", TestUsers.DEVELOPER);
        clock.set(NOON);

        var then = at(TEN);

        assertThat(then).hasSize(1);
        assertThat(then.get(0).deployment().role()).isEqualTo(CHALLENGER);
        assertThat(then.get(0).deployment().ending())
                .isEqualTo(new Deployment.Ending(TestUsers.DEVELOPER, ELEVEN, "No longer needed"));
        assertThat(servedAt(ELEVEN)).isEmpty();
    }

    @Test
    void tellsThatAVersionWasRefusedAtAnInstantAlthoughDeployed() {
        deployAt(TEN, first, CHAMPION);
        clock.set(ELEVEN);
        var serial = certificates.current(first).orElseThrow().serial();
        certificates.revoke(serial, "Its data was wrong", TestUsers.DEVELOPER);
        reconciler.check();
        clock.set(NOON);
        models.certify(first);
        reconciler.check();
        loader.load();
        reconciler.check();

        assertThat(at(TEN).get(0).interruption()).isNull();
        var interruption = at(ELEVEN).get(0).interruption();
        assertThat(interruption).isNotNull();
        assertThat(interruption.since()).isEqualTo(ELEVEN);
        assertThat(interruption.why()).contains("Its data was wrong");
        assertThat(at(NOON).get(0).interruption()).isNull();
        assertThat(changes(NINE, NOON))
                .extracting(Change::what)
                .containsExactly(What.STARTED, What.REFUSED, What.RESUMED);
    }

    @Test
    void keepsOneInterruptionHoweverOftenTheSameRefusalIsFound() {
        deployAt(TEN, first, CHAMPION);
        var serial = certificates.current(first).orElseThrow().serial();
        certificates.revoke(serial, "Its data was wrong", TestUsers.DEVELOPER);
        for (var minute = 1; minute <= 5; minute++) {
            clock.set(TEN.plus(Duration.ofMinutes(minute)));
            reconciler.check();
        }

        assertThat(changes(NINE, NOON))
                .extracting(Change::what, Change::at)
                .containsExactly(tuple(What.STARTED, TEN), tuple(What.REFUSED, TEN.plus(Duration.ofMinutes(1))));
    }

    @Test
    void listsWhatChangedBetweenTwoInstantsInOrderWithReasons() {
        deployAt(TEN, first, CHAMPION);
        deployAt(ELEVEN, second, CHAMPION);

        var changed = changes(TEN, ELEVEN);

        assertThat(changed).extracting(Change::what).containsExactly(What.ENDED, What.STARTED);
        assertThat(changed.get(0).deployment().version()).isEqualTo(first);
        assertThat(changed.get(0).why()).isEqualTo("Replaced by " + second);
        assertThat(changed.get(1).deployment().version()).isEqualTo(second);
    }

    @Test
    void adjoiningPeriodsShareNothingAndMissNothing() {
        deployAt(TEN, first, CHAMPION);
        deployAt(ELEVEN, second, CHAMPION);

        var whole = changes(NINE, NOON);
        var parts = new ArrayList<>(changes(NINE, TEN));
        parts.addAll(changes(TEN, ELEVEN));
        parts.addAll(changes(ELEVEN, NOON));

        assertThat(parts).isEqualTo(whole).hasSize(3);
    }

    @Test
    void pagesGiveTheSameChangesAsTheWholeList() {
        deployAt(TEN, first, CHAMPION);
        deployAt(TEN, second, CHALLENGER);
        deployAt(ELEVEN, second, CHAMPION);
        var whole = changes(NINE, NOON);

        var paged = new ArrayList<Change>();
        var after = (String) null;
        do {
            var page = history.changes(model, NINE, NOON, Paging.of(after, 1));
            paged.addAll(page.items());
            after = page.next();
        } while (after != null);

        assertThat(paged).isEqualTo(whole).hasSizeGreaterThan(3);
    }

    @Test
    void pagesThroughAllModels() {
        var other = models.timesVersion(models.model(), 5);
        models.certify(other);
        deployAt(TEN, first, CHAMPION);
        deployAt(TEN, other, CHAMPION);

        var page = history.at(null, TEN, Paging.of(null, 1));
        var next = history.at(null, TEN, Paging.of(page.next(), 1));

        assertThat(page.items())
                .extracting(served -> served.deployment().version())
                .containsExactly(first);
        assertThat(next.items())
                .extracting(served -> served.deployment().version())
                .containsExactly(other);
        assertThat(next.next()).isNull();
    }

    @Test
    void refusesQuestionsThatHaveNoAnswer() {
        assertThatThrownBy(() -> history.at(model, NINE.plusSeconds(1), EVERYTHING))
                .satisfies(refusedWith(DeploymentProblem.INVALID_PERIOD))
                .hasMessageContaining("must not be in the future");
        assertThatThrownBy(() -> history.changes(model, TEN, TEN, EVERYTHING))
                .satisfies(refusedWith(DeploymentProblem.INVALID_PERIOD))
                .hasMessageContaining("'from' must be before 'to'");
        assertThatThrownBy(() -> history.changes(model, NINE, TEN, Paging.of("yesterday", null)))
                .satisfies(refusedWith(SharedProblem.INVALID_PAGING))
                .hasMessageContaining("'yesterday'");
    }

    @Test
    void tellsWhichCertificatesWereInForceAtAnInstant() {
        var former = certificates.current(first).orElseThrow().serial();
        clock.set(TEN);
        var renewed = models.certify(first).serial();
        clock.set(ELEVEN);
        certificates.revoke(renewed, "Its data was wrong", TestUsers.DEVELOPER);

        assertThat(inForce(NINE.minusSeconds(1))).isEmpty();
        assertThat(inForce(NINE)).containsExactly(former);
        assertThat(inForce(TEN)).containsExactly(renewed);
        assertThat(inForce(ELEVEN)).isEmpty();
        assertThat(certificateHistory.inForce(List.of(second), CertifiedModels.EXPIRY))
                .isEmpty();
    }

    @Test
    void aRowThatWasNotSignedWasNeverInForce() {
        jdbc.sql("update evidence_certificate set envelope = :other where version = :version")
                .param(
                        "other",
                        certificates
                                .current(second)
                                .orElseThrow()
                                .envelope()
                                .replace("\"payload\":\"", "\"payload\":\"A"))
                .param("version", first.toString())
                .update();

        assertThat(inForce(NINE)).isEmpty();
    }

    private void deployAt(Instant at, VersionId version, DeploymentRole role) {
        clock.set(at);
        deployments.deploy(version, PRODUCTION, role, TestUsers.DEVELOPER);
    }

    private List<Served> at(Instant at) {
        return history.at(model, at, EVERYTHING).items();
    }

    private List<VersionId> servedAt(Instant at) {
        return at(at).stream().map(served -> served.deployment().version()).toList();
    }

    private List<Change> changes(Instant from, Instant to) {
        return history.changes(model, from, to, EVERYTHING).items();
    }

    private List<String> inForce(Instant at) {
        return certificateHistory.inForce(List.of(first), at).getOrDefault(first, List.of()).stream()
                .map(CertificatePredicate::serial)
                .toList();
    }
}
