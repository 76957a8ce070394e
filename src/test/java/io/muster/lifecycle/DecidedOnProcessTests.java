package io.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.engine.duedates.TaskTimer;
import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.findings.Finding;
import io.muster.evidence.findings.Findings;
import io.muster.evidence.findings.NewFinding;
import io.muster.evidence.findings.Severity;
import io.muster.inventory.Inventory;
import io.muster.inventory.MaterialityTiers;
import io.muster.inventory.usecases.Materiality;
import io.muster.shared.Actor;
import io.muster.shared.VersionId;
import io.muster.testing.MusterProcessTest;
import io.muster.testing.ProcessDriver;
import io.muster.testing.TestUsers;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A decision holds only for what was shown, including findings, earlier sign-offs and the tier. */
@MusterProcessTest
@Import(Loans.class)
class DecidedOnProcessTests {

    private static final String REVIEW = "Task_ReviewIndependently";
    private static final String APPROVAL = "Task_ApproveUse";

    @Autowired
    ProcessDriver driver;

    @Autowired
    Loans loans;

    @Autowired
    Findings findings;

    @Autowired
    EvidenceLedger ledger;

    @Autowired
    Inventory inventory;

    @Autowired
    MaterialityTiers tiers;

    @Autowired
    Lifecycle lifecycle;

    private VersionId version;

    @BeforeEach
    void aReleaseWaitsForItsReview() {
        version = loans.good(Materiality.MEDIUM);
        driver.as(
                TestUsers.DEVELOPER,
                () -> driver.runtime().startProcessInstanceByKey(Release.PROCESS, version.toString()));
        driver.settle();
    }

    @Test
    void aFindingOpenedWhileAFormIsOpenVoidsIt() {
        var form = form(REVIEW);
        open("Leaks the outcome", TestUsers.VALIDATOR);

        assertThatThrownBy(() -> complete(REVIEW, TestUsers.VALIDATOR, "accept", form))
                .hasStackTraceContaining("since it was opened, finding 'Leaks the outcome' (HIGH) was opened by vera")
                .hasStackTraceContaining("Open the task again");

        assertThat(driver.waitingAt(version.toString())).containsExactly(REVIEW);
        assertThat(ledger.signOffs(version)).isEmpty();
        complete(REVIEW, TestUsers.VALIDATOR, "accept", form(REVIEW));
        assertThat(ledger.signOffs(version)).hasSize(1);
    }

    @Test
    void aFindingClosedWhileAFormIsOpenVoidsItToo() {
        var finding = open("Leaks the outcome", TestUsers.VALIDATOR);
        var form = form(REVIEW);
        findings.close(finding.id(), "It does not", TestUsers.OPERATOR);

        assertThatThrownBy(() -> complete(REVIEW, TestUsers.VALIDATOR, "accept", form))
                .hasStackTraceContaining("finding 'Leaks the outcome' (HIGH) was closed by " + TestUsers.OPERATOR.id());
    }

    @Test
    void aFormShowsWhatItsDigestCovers() {
        open("Leaks *the* outcome", TestUsers.VALIDATOR);
        complete(REVIEW, TestUsers.VALIDATOR, "accept", form(REVIEW));

        assertThat(shown(APPROVAL, "summary"))
                .contains("validation: accepted", "tier: tier-2")
                .contains("Open findings: HIGH: Leaks the outcome, due")
                .contains(
                        "Earlier sign-offs: independent-review: accept by vera (For good reason, on condition: up to 10)");
    }

    @Test
    void whatTheReaderOfATaskIsShownHasTheDigestOfItsForm() {
        assertThat(digestShown(REVIEW, TestUsers.VALIDATOR)).isEqualTo(form(REVIEW));
        var before = form(REVIEW);
        open("Leaks the outcome", TestUsers.AUDITOR);

        assertThat(digestShown(REVIEW, TestUsers.VALIDATOR))
                .isEqualTo(form(REVIEW))
                .isNotEqualTo(before);
        complete(REVIEW, TestUsers.VALIDATOR, "accept", form(REVIEW));
        assertThat(digestShown(APPROVAL, TestUsers.APPROVER)).isEqualTo(form(APPROVAL));
    }

    @Test
    void whoMayNotSeeATaskIsNotShownWhatItIsDecidedOn() {
        assertThatThrownBy(() -> digestShown(REVIEW, TestUsers.APPROVER))
                .hasMessageContaining("is not among the tasks you may see");
        assertThatThrownBy(() -> lifecycle.dossier("no-such-task", TestUsers.VALIDATOR))
                .hasMessageContaining("Task 'no-such-task' was completed, does not exist");
    }

    private String digestShown(String task, Actor reader) {
        var id = driver.task(version.toString(), task).orElseThrow().getId();
        return lifecycle.dossier(id, reader).dossier().digest().toString();
    }

    @Test
    void earlierSignOffsArePartOfWhatIsDecidedOn() {
        complete(REVIEW, TestUsers.VALIDATOR, "accept", form(REVIEW));

        var artifact = inventory.version(version).artifact();
        assertThat(form(APPROVAL))
                .isEqualTo(ledger.dossier(version, artifact, 1).digest().toString())
                .isNotEqualTo(ledger.dossier(version, artifact, 0).digest().toString());
    }

    @Test
    void anotherTierWhileAFormIsOpenVoidsIt() {
        var form = form(REVIEW);
        tiers.override(version, 1, "More hangs on it than it seems", TestUsers.VALIDATOR);
        driver.settle();

        assertThatThrownBy(() -> complete(REVIEW, TestUsers.VALIDATOR, "accept", form))
                .hasStackTraceContaining("tier-1");
    }

    @Test
    void anOverdueDecisionVoidsNothing() {
        var form = form(REVIEW);
        driver.let(TaskTimer.ESCALATION, version.toString(), REVIEW);

        assertThat(findings.of(version)).extracting(Finding::title).containsExactly(Finding.DECISION_OVERDUE);
        complete(REVIEW, TestUsers.VALIDATOR, "accept", form);
        assertThat(driver.waitingAt(version.toString())).containsExactly(APPROVAL);
    }

    @Test
    void noCertificateIsIssuedAfterAnUndecidedFindingWasOpened() {
        complete(REVIEW, TestUsers.VALIDATOR, "accept", form(REVIEW));
        driver.as(TestUsers.APPROVER, () -> {
            var form = form(APPROVAL);
            var task = driver.task(version.toString(), APPROVAL).orElseThrow().getId();
            driver.tasks().claim(task, TestUsers.APPROVER.id());
            driver.tasks().complete(task, fields("approve", form));
        });
        open("Leaks the outcome", TestUsers.AUDITOR);
        driver.settle();

        assertThat(driver.runtime().createIncidentQuery().list())
                .anyMatch(incident -> incident.getIncidentMessage().contains(version.toString())
                        && incident.getIncidentMessage().contains("'Leaks the outcome' (HIGH) was opened by ada"));
        assertThat(inventory.version(version).certificate()).isNull();
    }

    private Finding open(String title, Actor by) {
        return findings.open(
                new NewFinding(
                        version,
                        Severity.HIGH,
                        title,
                        "A column is known only afterwards",
                        TestUsers.DEVELOPER,
                        LocalDate.of(2030, 1, 1),
                        "Take it out",
                        null),
                by);
    }

    private String form(String task) {
        return shown(task, "dossier");
    }

    private String shown(String task, String field) {
        var id = driver.task(version.toString(), task).orElseThrow().getId();
        return (String) driver.tasks().getVariableLocal(id, field);
    }

    private void complete(String task, Actor person, String decision, String form) {
        var id = driver.task(version.toString(), task).orElseThrow().getId();
        driver.as(person, () -> {
            driver.tasks().claim(id, person.id());
            driver.tasks().complete(id, fields(decision, form));
        });
        driver.settle();
    }

    private static Map<String, Object> fields(String decision, String form) {
        return new HashMap<>(
                Map.of("decision", decision, "reason", "For good reason", "conditions", "up to 10", "dossier", form));
    }
}
