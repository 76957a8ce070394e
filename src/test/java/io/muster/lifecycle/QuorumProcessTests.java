package io.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.engine.Urgency;
import io.muster.engine.duedates.TaskTimer;
import io.muster.evidence.Evidence;
import io.muster.evidence.Evidence.NewEvidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.SignOff;
import io.muster.evidence.certificates.Certificates;
import io.muster.inventory.Inventory;
import io.muster.inventory.MaterialityTiers;
import io.muster.shared.Actor;
import io.muster.shared.VersionId;
import io.muster.signoff.TaskTitle;
import io.muster.testing.MusterProcessTest;
import io.muster.testing.ProcessDriver;
import io.muster.testing.TestUsers;
import io.muster.testing.WithoutProof;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A review that two of three people must accept. */
@MusterProcessTest
@WithoutProof
@Import(Candidates.class)
class QuorumProcessTests {

    @Autowired
    ProcessDriver driver;

    @Autowired
    RepositoryService repository;

    @Autowired
    HistoryService history;

    @Autowired
    Candidates candidates;

    @Autowired
    Inventory inventory;

    @Autowired
    MaterialityTiers tiers;

    @Autowired
    EvidenceLedger ledger;

    @Autowired
    Certificates certificates;

    private VersionId version;

    private String policy;

    @AfterEach
    void theShippedPolicyIsInForceAgain() {
        repository.deleteDeployment(policy, true);
    }

    @BeforeEach
    void start() {
        policy = TwoReviewers.demandTwoReviewers(repository);
        TwoReviewers.deploy(repository);
        version = candidates.candidate();
        tiers.assign(version, 2, "test:1", Actor.system("test"));
        driver.as(
                TestUsers.DEVELOPER,
                () -> driver.runtime().startProcessInstanceByKey(TwoReviewers.PROCESS, version.toString()));
        driver.settle();
    }

    @Test
    void asksTheNextPersonWhenTheFirstHasAccepted() {
        assertThat(asked(review())).isEqualTo("Review (0 of 2)");

        decide(TestUsers.VALIDATOR, "accept");

        assertThat(asked(review())).isEqualTo("Review (1 of 2)");
        assertThat(review().getAssignee()).isNull();
        assertThat(shown("progress")).isEqualTo("1 of 2 people have accepted: vera. You would be the next.");
        assertThat(driver.variables(instance()).get("reviewDecision")).isNull();
    }

    @Test
    void keepsWhatEachOfThemDecidedUnderTheirOwnName() {
        decide(TestUsers.VALIDATOR, "accept");
        decide(TestUsers.APPROVER, "accept");

        assertThat(ledger.signOffs(version))
                .extracting(Evidence::by)
                .containsExactly(TestUsers.VALIDATOR, TestUsers.APPROVER);
        var signOffs = ledger.of(version).stream()
                .flatMap(evidence -> evidence.signOff().stream())
                .toList();
        assertThat(signOffs).extracting(SignOff::accepting).containsExactly(false, true);
        assertThat(signOffs.get(1).quorum().accepted()).containsExactly(TestUsers.VALIDATOR, TestUsers.APPROVER);
        assertThat(signOffs).extracting(SignOff::task).doesNotHaveDuplicates();
        assertThat(history.createHistoricTaskInstanceQuery()
                        .processInstanceBusinessKey(version.toString())
                        .orderByHistoricActivityInstanceStartTime()
                        .asc()
                        .list())
                .extracting(HistoricTaskInstance::getAssignee)
                .containsExactlyInAnyOrder("vera", "anna");
    }

    @Test
    void namesAllOfThemInTheCertificate() {
        decide(TestUsers.VALIDATOR, "accept");
        assertThat(certificates.of(version)).isEmpty();
        decide(TestUsers.APPROVER, "accept");

        var certificate = certificates.of(version).get(0);
        var envelope = certificate.envelope();
        var payload = envelope.replaceAll("(?s).*\"payload\"\\s*:\\s*\"([^\"]+)\".*", "$1");
        assertThat(new String(Base64.getDecoder().decode(payload), StandardCharsets.UTF_8))
                .contains("\"by\":\"vera\"", "\"by\":\"anna\"");
    }

    @Test
    void refusesASecondApprovalOfTheSamePerson() {
        decide(TestUsers.VALIDATOR, "accept");

        assertThatThrownBy(() -> decide(TestUsers.VALIDATOR, "accept"))
                .hasStackTraceContaining("'vera' is excluded as one of those who have already accepted");
        assertThatThrownBy(() -> decide(TestUsers.VALIDATOR, "reject")).hasStackTraceContaining("already accepted");
        assertThat(ledger.signOffs(version)).hasSize(1);
    }

    @Test
    void refusesWhomTheSeparationExcludes() {
        decide(TestUsers.VALIDATOR, "accept");

        assertThatThrownBy(() -> decide(TestUsers.DEVELOPER, "accept"))
                .hasStackTraceContaining("in none of the groups");
        assertThat(asked(review())).isEqualTo("Review (1 of 2)");
    }

    @Test
    void endsAtOnceWhenOneDoesNotAccept() {
        decide(TestUsers.VALIDATOR, "accept");
        decide(TestUsers.APPROVER, "reject");

        assertThat(end()).isEqualTo("Rejected");
        assertThat(certificates.of(version)).isEmpty();
    }

    @Test
    void countsFromZeroWhenItIsAskedAgain() {
        decide(TestUsers.VALIDATOR, "accept");
        decide(TestUsers.APPROVER, "again");

        assertThat(asked(review())).isEqualTo("Review (0 of 2)");
        decide(TestUsers.APPROVER, "accept");
        assertThat(asked(review())).isEqualTo("Review (1 of 2)");
        decide(TestUsers.VALIDATOR, "accept");
        assertThat(end()).isEqualTo("Issued");
    }

    @Test
    void countsFromZeroWhenSomethingIsFoundOut() {
        decide(TestUsers.VALIDATOR, "accept");

        ledger.record(
                new NewEvidence(version, null, "incident", "seen", Map.of("what", "new"), null), Actor.system("test"));

        assertThat(asked(review())).isEqualTo("Review (0 of 2)");
        assertThat(shown("progress")).startsWith("No one has accepted the evidence shown here");
        decide(TestUsers.APPROVER, "accept");
        assertThat(asked(review())).isEqualTo("Review (1 of 2)");
        decide(TestUsers.VALIDATOR, "accept");
        assertThat(end()).isEqualTo("Issued");
    }

    @Test
    void keepsDeadlineAndUrgencyForTheNextPerson() {
        driver.let(TaskTimer.REMINDER, version.toString(), "Review");
        var first = review();
        assertThat(Urgency.of(first.getPriority())).isEqualTo(Urgency.REMINDED);

        decide(TestUsers.VALIDATOR, "accept");

        assertThat(review().getId()).isNotEqualTo(first.getId());
        assertThat(review().getDueDate()).isEqualTo(first.getDueDate());
        assertThat(review().getFollowUpDate()).isEqualTo(first.getFollowUpDate());
        assertThat(review().getPriority()).isEqualTo(first.getPriority());
    }

    @Test
    void opensAnIncidentWhenTooFewPeopleAreLeft() {
        TwoReviewers.deploy(
                repository,
                TwoReviewers.DIAGRAM.replace("value=\"2\"", "value=\"4\"").replace("two-reviewers", "four"));
        var other = candidates.candidate();
        driver.as(TestUsers.DEVELOPER, () -> driver.runtime().startProcessInstanceByKey("four", other.toString()));

        assertThat(driver.runtime().createIncidentQuery().list())
                .extracting(Incident::getIncidentMessage)
                .anyMatch(message -> message.startsWith("Only 3 of 4 people may decide 'Review (0 of 4)'"));
    }

    @Test
    void anErrorThrownAtTheSecondTaskIsRefusedLikeAtTheFirst() {
        decide(TestUsers.VALIDATOR, "accept");

        assertThatThrownBy(() ->
                        driver.as(TestUsers.APPROVER, () -> driver.tasks().handleBpmnError(review().getId(), "any")))
                .isNotNull();
        assertThat(asked(review())).isEqualTo("Review (1 of 2)");
    }

    @Test
    void movingTheTokenGivesNoApproval() {
        decide(TestUsers.VALIDATOR, "accept");
        var execution = review().getExecutionId();

        assertThatThrownBy(() ->
                        driver.as(TestUsers.APPROVER, () -> driver.runtime().signal(execution)))
                .hasStackTraceContaining("may not move the process past its tasks");
        assertThat(driver.waitingAt(version.toString())).isEqualTo(List.of("Review"));
    }

    private void decide(Actor person, String word) {
        driver.decide(version.toString(), "Review", person, word);
    }

    private Task review() {
        return driver.task(version.toString(), "Review").orElseThrow();
    }

    private String asked(Task task) {
        return TaskTitle.asked(task.getName(), version);
    }

    private String shown(String field) {
        return String.valueOf(driver.tasks().getVariableLocal(review().getId(), field));
    }

    private String instance() {
        return TwoReviewers.instance(driver.runtime(), version);
    }

    private String end() {
        return history.createHistoricActivityInstanceQuery().activityType("noneEndEvent").list().stream()
                .filter(activity -> history.createHistoricProcessInstanceQuery()
                                .processInstanceId(activity.getProcessInstanceId())
                                .processInstanceBusinessKey(version.toString())
                                .finished()
                                .count()
                        == 1)
                .map(activity -> activity.getActivityId())
                .reduce((one, other) -> other)
                .orElse("none");
    }
}
