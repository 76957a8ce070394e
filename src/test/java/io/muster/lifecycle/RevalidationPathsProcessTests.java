package io.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.deployment.DeploymentRole;
import io.muster.evidence.findings.Finding;
import io.muster.evidence.findings.Severity;
import io.muster.inventory.versions.Stage;
import io.muster.scheduling.Schedule;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import io.muster.testing.WithoutProof;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The paths of versions in service through {@code revalidation}, and the checks that stop a process on another path. */
@Walks("revalidation")
@WithoutProof
class RevalidationPathsProcessTests extends Paths {

    private static final String STRICT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="strict" name="strict" namespace="x"
                xmlns:camunda="http://camunda.org/schema/1.0/dmn">
              <decision id="acceptance-policy" name="Strict" camunda:historyTimeToLive="P1D">
                <decisionTable id="t" hitPolicy="COLLECT"><input id="i"><inputExpression id="e" typeRef="string">
                  <text>task</text></inputExpression></input>
                  <output id="o1" name="metric" typeRef="string"/><output id="o2" name="minimum" typeRef="number"/>
                  <rule id="r"><inputEntry id="ie"><text></text></inputEntry>
                    <outputEntry id="a"><text>"auc"</text></outputEntry>
                    <outputEntry id="b"><text>0.9999</text></outputEntry></rule></decisionTable></decision></definitions>""";

    private static final String TOLD = """
            <bpmn:serviceTask id="Do" camunda:delegateExpression="${%s}"><bpmn:extensionElements>
              <camunda:inputOutput>
                <camunda:inputParameter name="control">revalidation-decision</camunda:inputParameter>
                <camunda:inputParameter name="decided">%s</camunda:inputParameter>
              </camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>""";

    @Autowired
    RepositoryService repository;

    @Autowired
    SettableClock clock;

    @Test
    void aPassedRevalidationRenewsTheCertificateAndPlansTheNext() {
        var version = inService();
        var before = certificates.current(version).orElseThrow();
        revalidate(version);

        var after = certificates.current(version).orElseThrow();
        assertThat(after.renews()).isEqualTo(before.serial());
        assertThat(inventory.version(version).certificate()).isEqualTo(after.serial());
        assertEnded(version, "Renewed", Stage.IN_SERVICE);
        assertThat(next(version)).isEqualTo(now().plusMonths(24));
        assertThat(serving(version)).isEqualTo(DeploymentRole.CHAMPION);
    }

    @ParameterizedTest
    @CsvSource({
        "acceptWithConditions, Accepted with conditions, IN_SERVICE, 24",
        "suspend, Suspended, SUSPENDED,",
        "retrain, Successor started, IN_SERVICE, 2",
        "retire, Retirement requested, IN_SERVICE, 2"
    })
    void aFailedRevalidationAsksAPerson(String decision, String outcome, Stage then, Integer months) {
        var version = failed();
        assertThat(findings.of(version)).hasSize(1);
        var key = key(version);

        driver.decide(key, "Task_DecideOnFailure", TestUsers.APPROVER, decision, List.of("Only up to 1,000"));

        assertThat(inventory.version(version).stage()).isEqualTo(then);
        assertThat(lifecycle.processRuns(version))
                .anySatisfy(run -> assertThat(run.outcome()).isEqualTo(outcome));
        assertThat(months == null ? next(version) : next(version).minusMonths(months))
                .isEqualTo(months == null ? null : now());
        switch (decision) {
            case "suspend" -> assertServesNoMore(version);
            case "retrain" -> assertThat(inventory.versions(version.model())).hasSize(2);
            case "retire" -> assertThat(driver.waitingAt(version.toString())).containsExactly("Task_ConfirmRetirement");
            default ->
                assertThat(certificates.current(version).orElseThrow().conditions())
                        .containsExactly("Only up to 1,000");
        }
    }

    @Test
    void aFailureWithoutADecisionRenewsNothingAndInformsTheOwner() {
        var version = failed();
        var certificate = certificates.current(version).orElseThrow();
        assertRemindsAndEscalates(version, key(version), "Task_DecideOnFailure");
        driver.fireTimer(key(version), "Timer_LapseDecision");

        assertEnded(version, "Lapsed", Stage.IN_SERVICE);
        assertThat(certificates.current(version).orElseThrow().serial()).isEqualTo(certificate.serial());
        assertThat(findings.of(version)).extracting(Finding::severity).contains(Severity.CRITICAL);
    }

    @Test
    void aFailureComesBackUntilSomeoneDecidesOnIt() {
        var version = failed();
        driver.fireTimer(key(version), "Timer_LapseDecision");
        assertThat(next(version)).isEqualTo(now().plusMonths(2));

        withStricterPolicy(() -> revalidate(version));

        assertThat(driver.waitingAt(key(version))).containsExactly("Task_DecideOnFailure");
    }

    @Test
    void aVersionThatIsKeptAfterAllIsLookedAtAgainSoon() {
        var version = failed();
        driver.decide(key(version), "Task_DecideOnFailure", TestUsers.APPROVER, "retire");
        decide(version, "Task_ConfirmRetirement", "keep");

        assertEnded(version, "Kept", Stage.IN_SERVICE);
        assertThat(next(version)).isEqualTo(now().plusMonths(2));
    }

    @Test
    void anExceptionWithoutAnyConditionIsRefused() {
        var version = failed();
        var certificate = certificates.current(version).orElseThrow();

        assertThatThrownBy(() ->
                        driver.decide(key(version), "Task_DecideOnFailure", TestUsers.APPROVER, "acceptWithConditions"))
                .rootCause()
                .hasMessageContaining(
                        "of %s was completed with 'acceptWithConditions' but without a condition: expected at least one",
                        version);
        assertThat(driver.waitingAt(key(version))).containsExactly("Task_DecideOnFailure");
        assertThat(certificates.current(version).orElseThrow().serial()).isEqualTo(certificate.serial());
    }

    @Test
    void noProcessSuspendsAVersionWithoutASignOff() {
        var version = inService();

        assertAsksForItsDecision(version, "stop-it", "suspendVersion", "suspend");

        assertThat(inventory.version(version).stage()).isEqualTo(Stage.IN_SERVICE);
        assertThat(serving(version)).isEqualTo(DeploymentRole.CHAMPION);
    }

    /** When it is due next, or null if nothing is planned. */
    private ZonedDateTime next(VersionId version) {
        return schedules
                .find(Revalidation.SCHEDULE, version.toString())
                .filter(Schedule::isPlanned)
                .map(schedule -> schedule.due().atZone(ZoneOffset.UTC))
                .orElse(null);
    }

    private ZonedDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).atZone(ZoneOffset.UTC);
    }

    @Test
    void noProcessDraftsASuccessorWithoutASignOff() {
        var version = inService();

        assertAsksForItsDecision(version, "follow-it", "startSuccessor", "retrain");

        assertThat(inventory.versions(version.model())).hasSize(1);
    }

    private void assertAsksForItsDecision(VersionId version, String process, String step, String decision) {
        repository
                .createDeployment()
                .name(process)
                .enableDuplicateFiltering(true)
                .addString(process + ".bpmn", Diagram.around(process, TOLD.formatted(step, decision), "Do"))
                .deploy();

        assertThatThrownBy(() -> driver.runtime().startProcessInstanceByKey(process, version.toString()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("revalidation-decision: " + decision);
    }

    private VersionId failed() {
        var version = inService();
        withStricterPolicy(() -> revalidate(version));
        return version;
    }

    /** Later than its release, whose date has been fired: no period is fired twice. */
    private void revalidate(VersionId version) {
        clock.forward(Duration.ofHours(1));
        schedules.runNow(Revalidation.SCHEDULE, version.toString(), TestUsers.OPERATOR);
        driver.settle();
    }

    private String key(VersionId version) {
        return driver.runtime()
                .createProcessInstanceQuery()
                .processInstanceBusinessKeyLike(version + "#%")
                .singleResult()
                .getBusinessKey();
    }

    /** Makes validation fail: during the given work, the newest policy demands the impossible. */
    private void withStricterPolicy(Runnable work) {
        var strict = repository
                .createDeployment()
                .name("strict")
                .addString("strict.dmn", STRICT)
                .deploy();
        try {
            work.run();
        } finally {
            repository.deleteDeployment(strict.getId(), true);
        }
    }
}
