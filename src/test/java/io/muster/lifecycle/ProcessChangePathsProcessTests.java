package io.muster.lifecycle;

import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.engine.Urgency;
import io.muster.engine.WaitingTask;
import io.muster.engine.duedates.TaskTimer;
import io.muster.evidence.Evidence;
import io.muster.evidence.SignOff;
import io.muster.governance.Change.State;
import io.muster.governance.GovernanceProblem;
import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.ProcessChangeId;
import io.muster.testing.TestUsers;
import org.camunda.bpm.engine.repository.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The treatment of a version that weakens a control, on every path of {@code process-change}. */
@Walks("process-change")
@ExtendWith(WalkedWhole.class)
class ProcessChangePathsProcessTests extends Governed {

    private static final Actor OWNER = TestUsers.APPROVER;

    @Test
    void whatTheOwnerSignsComesInForceByteForByte() {
        var files = retirement(MORE_PEOPLE);
        var before = latest("retirement").getVersion();
        var change = proposed(DESIGNER, files);
        assertThat(latest("retirement").getVersion()).isEqualTo(before);

        decide(change, OWNER, "approve");

        assertEnded(change, "In force", State.IN_FORCE);
        var now = latest("retirement");
        assertThat(now.getVersion()).isEqualTo(before + 1);
        assertThat(now.getDeploymentId()).isEqualTo(changes.get(change.number()).deployment());
        assertThat(repository.getDeploymentResources(now.getDeploymentId()))
                .extracting(
                        Resource::getName,
                        resource -> Digest.of(
                                ((org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity) resource).getBytes()))
                .containsExactlyInAnyOrderElementsOf(files.entrySet().stream()
                        .map(file -> org.assertj.core.groups.Tuple.tuple(file.getKey(), Digest.ofText(file.getValue())))
                        .toList());
    }

    @Test
    void whoProposedWhoSignedAndWhatIsInTheAuditTrail() {
        var change = proposed(DESIGNER, retirement(MORE_PEOPLE));
        decide(change, OWNER, "approve");

        assertThat(audit.of(ProcessChangeId.CHAIN, 1, 1000))
                .filteredOn(entry -> entry.subject().equals(key(change)))
                .anySatisfy(entry -> {
                    assertThat(entry.what()).isEqualTo("ChangeProposed");
                    assertThat(entry.actor()).isEqualTo(DESIGNER);
                })
                .anySatisfy(entry -> {
                    assertThat(entry.what()).isEqualTo("ChangeEnded");
                    assertThat(entry.payload())
                            .contains(
                                    change.sent().digest().toString(),
                                    "\"proposer\":\"desi\"",
                                    "\"signers\":[\"anna\"]",
                                    "IN_FORCE");
                });
    }

    @Test
    void theSignOffIsEvidenceOnTheComparison() {
        var change = proposed(DESIGNER, retirement(MORE_PEOPLE));
        var task = driver.task(key(change), SIGN_OFF).orElseThrow();
        assertThat((String) driver.tasks().getVariable(task.getId(), "summary"))
                .contains("group operator may now do it");
        assertThat(driver.tasks().getVariable(task.getId(), "evidenceLink"))
                .isEqualTo("/processes/process-change/changes/" + change.number());

        decide(change, OWNER, "reject");

        assertThat(ledger.of(change.id())).extracting(Evidence::kind).containsExactly("comparison", SignOff.KIND);
        assertThat(ledger.of(change.id())).last().satisfies(signOff -> {
            assertThat(signOff.by()).isEqualTo(OWNER);
            assertThat(signOff.artifact()).isEqualTo(change.sent().digest());
            assertThat(signOff.body().path("group").asText()).isEqualTo("approver");
        });
    }

    @Test
    void whatTheOwnerRejectsIsNotDeployed() {
        var before = latest("retirement").getVersion();
        var change = proposed(DESIGNER, retirement(MORE_PEOPLE));
        decide(change, OWNER, "reject");

        assertEnded(change, "Rejected", State.REJECTED);
        assertThat(changes.get(change.number()).reason()).isEqualTo("anna: For good reason");
        assertThat(latest("retirement").getVersion()).isEqualTo(before);
    }

    @Test
    void silenceNeverApproves() {
        var before = latest("retirement").getVersion();
        var change = proposed(DESIGNER, retirement(MORE_PEOPLE));
        driver.let(TaskTimer.REMINDER, key(change), SIGN_OFF);
        assertThat(lifecycle.waiting())
                .filteredOn(task -> task.subject().equals(change.id()))
                .extracting(WaitingTask::urgency)
                .containsExactly(Urgency.REMINDED);
        driver.let(TaskTimer.ESCALATION, key(change), SIGN_OFF);
        assertThat(findings.of(change.id()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.owner()).isEqualTo(OWNER));
        driver.fireTimer(key(change), "Timer_LapseSignOff");

        assertEnded(change, "Lapsed", State.LAPSED);
        assertThat(latest("retirement").getVersion()).isEqualTo(before);
    }

    @Test
    void onlyWhoProposedItTakesItBack() {
        var change = proposed(DESIGNER, retirement(MORE_PEOPLE));
        assertThatThrownBy(() -> changes.withdraw(change.number(), "Not mine", OWNER))
                .satisfies(refusedWith(GovernanceProblem.NOT_THEIR_PROPOSAL));

        changes.withdraw(change.number(), "Thought better of it", DESIGNER);
        driver.settle();

        assertEnded(change, "Withdrawn", State.WITHDRAWN);
        assertThat(changes.get(change.number()).reason()).isEqualTo("Thought better of it");
    }

    @Test
    void whatWasOvertakenIsComparedAndAskedForAgain() {
        var change = proposed(DESIGNER, retirement(MORE_PEOPLE));
        deployBySystem(retirement(diagram -> diagram));
        var meanwhile = latest("retirement");

        decide(change, OWNER, "approve");

        assertThat(driver.waitingAt(key(change))).containsExactly(SIGN_OFF);
        assertThat(latest("retirement").getId()).isEqualTo(meanwhile.getId());
        assertThat(changes.get(change.number()).basis().former()).containsEntry("retirement", meanwhile.getId());

        decide(change, OWNER, "approve");
        assertEnded(change, "In force", State.IN_FORCE);
        assertThat(latest("retirement").getVersion()).isEqualTo(meanwhile.getVersion() + 1);
    }

    @Test
    void refusesAlteredContentThoughItWasSigned() {
        var before = latest("retirement").getVersion();
        var change = proposed(DESIGNER, retirement(MORE_PEOPLE));
        jdbc.sql("update governance_file_content set content = 'cGxlYXNl' where digest = :digest")
                .param("digest", change.sent().files().get("retirement.bpmn").toString())
                .update();

        decide(change, OWNER, "approve");

        assertEnded(change, "Refused", State.REFUSED);
        assertThat(latest("retirement").getVersion()).isEqualTo(before);
        assertThat(ledger.of(change.id()))
                .last()
                .satisfies(
                        refusal -> assertThat(refusal.body().path("conclusion").asText())
                                .contains("'retirement.bpmn'", "is stored", "nothing of it is deployed"));
    }
}
