package io.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.evidence.findings.Finding;
import io.muster.evidence.findings.FindingEvent.FindingEscalated;
import io.muster.evidence.findings.NewFinding;
import io.muster.evidence.findings.Severity;
import io.muster.inventory.usecases.Materiality;
import io.muster.inventory.versions.Stage;
import io.muster.scheduling.ClusterTask;
import io.muster.shared.VersionId;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What open findings do to versions, as the shipped table {@code finding-effects} says. */
class FindingEffectsProcessTests extends Paths {

    private static final String REVIEW = "Task_ReviewIndependently";
    private static final String APPROVAL = "Task_ApproveUse";

    @Autowired
    SettableClock clock;

    @Autowired
    List<ClusterTask> tasks;

    @AfterEach
    void itIsTodayAgain() {
        clock.set(SettableClock.START);
    }

    @Test
    void aCriticalFindingBlocksTheApprovalUntilAnotherPersonClosesIt() {
        var version = start(loans.good(Materiality.LOW));
        decide(version, REVIEW, "accept");
        var finding = open(version, Severity.CRITICAL, 30);

        assertThatThrownBy(() -> decide(version, APPROVAL, "approve"))
                .hasStackTraceContaining("cannot be completed with 'approve' now")
                .hasStackTraceContaining("finding 'Leaks the outcome' (CRITICAL")
                .hasStackTraceContaining("close it, or accept its risk");
        assertThat(driver.waitingAt(version.toString())).containsExactly(APPROVAL);

        findings.close(finding.id(), "The column was removed", TestUsers.VALIDATOR);
        decide(version, APPROVAL, "approve");
        assertThat(inventory.version(version).stage()).isEqualTo(Stage.IN_SERVICE);
    }

    @Test
    void aRejectionIsAlwaysPossible() {
        var version = start(loans.good(Materiality.LOW));
        decide(version, REVIEW, "accept");
        open(version, Severity.CRITICAL, 30);

        decide(version, APPROVAL, "reject");

        assertThat(inventory.version(version).stage()).isNotEqualTo(Stage.CANDIDATE);
    }

    @Test
    void anAcceptedRiskBlocksNothing() {
        var version = start(loans.good(Materiality.LOW));
        decide(version, REVIEW, "accept");
        var finding = open(version, Severity.CRITICAL, 30);
        findings.acceptRisk(finding.id(), today().plusDays(60), "It is rare", TestUsers.APPROVER);

        decide(version, APPROVAL, "approve");

        assertThat(inventory.version(version).stage()).isEqualTo(Stage.IN_SERVICE);
    }

    /** The second fence: the approval was given before the finding was critical. */
    @Test
    void aFindingOpenedAfterTheApprovalBlocksTheRestoredCertificate() {
        var version = inService();
        requests.emergency(version, ServiceRequest.Action.SUSPEND, "It harms customers", TestUsers.OPERATOR);
        driver.settle();
        open(version, Severity.CRITICAL, 30);

        decide(version, "Task_ReviewEmergency", "revert");

        assertServesNoMore(version);
        assertThat(inventory.version(version).stage()).isEqualTo(Stage.SUSPENDED);
    }

    @Test
    void anOverdueFindingIsEscalatedOnceAndTakesTheVersionOutOfService() {
        var version = inService();
        var finding = open(version, Severity.CRITICAL, 1);
        enforce();
        assertThat(serves(version)).isTrue();
        assertThat(escalations(finding)).isZero();

        clock.forward(Duration.ofDays(2));
        enforce();
        enforce();
        assertThat(serves(version)).isTrue();
        assertThat(escalations(finding)).isEqualTo(1);
        assertThat(events.stream(FindingEscalated.class)
                        .filter(event -> event.finding().equals(finding.id()))
                        .findFirst()
                        .orElseThrow()
                        .told())
                .contains(TestUsers.DEVELOPER, TestUsers.APPROVER);

        clock.forward(Duration.ofDays(7));
        enforce();
        driver.settle();
        assertServesNoMore(version);
        assertThat(driver.waitingAt(version.toString())).containsExactly("Task_ReviewEmergency");
        enforce();
        assertThat(escalations(finding)).isEqualTo(1);
    }

    @Test
    void tellingPeopleDoesNotVoidAnOpenForm() {
        var version = start(loans.good(Materiality.LOW));
        open(version, Severity.HIGH, 1);
        clock.forward(Duration.ofDays(2));
        var before = form(version);
        enforce();

        assertThat(form(version)).isEqualTo(before);
    }

    private Object form(VersionId version) {
        var task = driver.task(version.toString(), REVIEW).orElseThrow();
        return Objects.requireNonNull(
                        lifecycle.dossier(task.getId(), TestUsers.VALIDATOR).dossier())
                .digest();
    }

    private long escalations(Finding finding) {
        return events.stream(FindingEscalated.class)
                .filter(event -> event.finding().equals(finding.id()))
                .count();
    }

    private void enforce() {
        tasks.stream().filter(task -> task.name().equals("finding-effects")).forEach(ClusterTask::run);
    }

    private LocalDate today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private Finding open(VersionId version, Severity severity, int days) {
        return findings.open(
                new NewFinding(
                        version,
                        severity,
                        "Leaks the outcome",
                        "A column is known only afterwards.",
                        TestUsers.DEVELOPER,
                        today().plusDays(days),
                        "Remove the column",
                        null),
                TestUsers.VALIDATOR);
    }
}
