package io.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.evidence.EvidenceLedger;
import io.muster.shared.VersionId;
import io.muster.testing.MusterProcessTest;
import io.muster.testing.ProcessDriver;
import io.muster.testing.TestUsers;
import io.muster.testing.WithoutProof;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A committee that the settings declare reviews; after it, approvers approve. */
@MusterProcessTest
@WithoutProof
@Import(Candidates.class)
class DeclaredGroupsProcessTests {

    private static final String PROCESS = "reviewed-by-a-committee";

    @Autowired
    ProcessDriver driver;

    @Autowired
    RepositoryService repository;

    @Autowired
    Candidates candidates;

    @Autowired
    EvidenceLedger ledger;

    private VersionId version;

    @BeforeEach
    void start() {
        deploy(PROCESS, TestUsers.COMMITTEE);
        version = candidates.candidate();
        driver.as(TestUsers.DEVELOPER, () -> driver.runtime().startProcessInstanceByKey(PROCESS, version.toString()));
        driver.settle();
    }

    private void deploy(String process, String reviewers) {
        repository
                .createDeployment()
                .name(process)
                .enableDuplicateFiltering(true)
                .addString(process + ".bpmn", diagram(process, reviewers))
                .deploy();
    }

    private static String diagram(String process, String reviewers) {
        return Diagram.process(process, """
                <bpmn:startEvent id="Start" camunda:asyncBefore="true"/>
                <bpmn:sequenceFlow id="f1" sourceRef="Start" targetRef="Review"/>
                %s
                <bpmn:sequenceFlow id="f2" sourceRef="Review" targetRef="Approve"/>
                %s
                <bpmn:sequenceFlow id="f3" sourceRef="Approve" targetRef="End"/>
                <bpmn:endEvent id="End"/>""".formatted(
                        Diagram.userTask(
                                "Review",
                                reviewers,
                                "muster.control=review",
                                "muster.decisions=accept,reject",
                                "muster.accepts=accept",
                                "muster.decisionVariable=reviewDecision",
                                "muster.differsFrom=developer,starter"),
                        Diagram.userTask(
                                "Approve",
                                "approver",
                                "muster.control=approval",
                                "muster.decisions=approve,reject",
                                "muster.accepts=approve",
                                "muster.decisionVariable=approvalDecision",
                                "muster.differsFrom=developer")));
    }

    @Test
    void itsMembersDecide() {
        driver.decide(version.toString(), "Review", TestUsers.COMMITTEE_MEMBER, "accept");

        assertThat(ledger.signOffs(version)).singleElement().satisfies(signOff -> {
            assertThat(signOff.by()).isEqualTo(TestUsers.COMMITTEE_MEMBER);
            assertThat(signOff.outcome()).isEqualTo("accept");
        });
    }

    @Test
    void whoHasTheSameRightsByARoleDoesNotDecideForIt() {
        assertThatThrownBy(() -> driver.decide(version.toString(), "Review", TestUsers.APPROVER, "accept"))
                .hasMessageContaining("'anna' is in none of the groups [creditCommittee]");
    }

    @Test
    void itsMembersDoNotDecideForTheRoleWhoseRightsTheyHave() {
        driver.decide(version.toString(), "Review", TestUsers.COMMITTEE_MEMBER, "accept");

        assertThatThrownBy(() -> driver.decide(version.toString(), "Approve", TestUsers.COMMITTEE_MEMBER, "approve"))
                .hasMessageContaining("'cora' is in none of the groups [approver]");
    }

    @Test
    void aDiagramThatNamesAnUndeclaredGroupIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> deploy("reviewed-by-strangers", "strangers"))
                .hasMessageContaining("group 'strangers' does not exist; known are [")
                .hasMessageContaining("creditCommittee");
    }
}
