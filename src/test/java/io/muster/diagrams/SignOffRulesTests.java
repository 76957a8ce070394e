package io.muster.diagrams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.muster.lifecycle.Diagram;
import io.muster.security.Role;
import io.muster.security.UserGroup;
import io.muster.security.UserGroups;
import io.muster.step.StepCatalogue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of sign-offs: for which groups, separated from whom, by how many people. */
class SignOffRulesTests extends CheckedDiagrams {

    @ParameterizedTest
    @ValueSource(strings = {"auditor", "application", "worker", "designer", "camunda-admin", "auditor,worker"})
    void refusesTasksForGroupsThatHaveNoTaskList(String groups) {
        var task = Diagram.userTask("Step", groups, "muster.decisions=done", "muster.decisionVariable=workDone");

        assertThat(rules(check(file("p.bpmn", Diagram.around("p", task, "Step")))))
                .containsExactly(Rule.ELIGIBLE);
    }

    @Test
    void acceptsAGroupWithoutTaskListBesideOneThatHasOne() {
        var task =
                Diagram.userTask("Step", "auditor,validator", "muster.decisions=done", "muster.decisionVariable=done");

        assertThat(check(file("p.bpmn", Diagram.around("p", task, "Step")))).isEmpty();
    }

    @Test
    void refusesATaskOnlyForWhomItExcludes() {
        var task = Diagram.userTask(
                "Step",
                "developer",
                "muster.decisions=done",
                "muster.decisionVariable=workDone",
                "muster.onlyBy=developer",
                "muster.differsFrom=developer");

        assertThat(rules(check(file("p.bpmn", Diagram.around("p", task, "Step")))))
                .containsExactly(Rule.ELIGIBLE);
    }

    @Test
    void refusesATaskLeftToTheOwnerOfSomethingThatHasNone() {
        var task = Diagram.userTask(
                "Step", "approver", "muster.decisions=done", "muster.decisionVariable=workDone", "muster.onlyBy=owner");

        assertThat(rules(check(file("p.bpmn", Diagram.around("p", task, "Step")))))
                .containsExactly(Rule.ELIGIBLE);
        assertThat(check(file("p.bpmn", Diagram.around("process-change", task, "Step"))))
                .isEmpty();
    }

    @Test
    void refusesASeparationFromAMissingSignOff() {
        var diagram = file("p.bpmn", Diagram.around("p", signOff("Step", "approver", "approval", "reveiw"), "Step"));

        assertThat(check(diagram)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.ELIGIBLE);
            assertThat(finding.sentence()).contains("reveiw");
        });
    }

    @Test
    void findsTheOtherSignOffInAnotherFileOfTheDeployment() {
        var approval = Diagram.around("p", signOff("Step", "approver", "approval", "review"), "Step");
        var review = Diagram.around("q", signOff("Step", "validator", "review", "developer"), "Step");

        assertThat(check(file("p.bpmn", approval), file("q.bpmn", review))).isEmpty();
    }

    @Test
    void aSignOffMayNameAGroupThatTheSettingsDeclareAndNoOther() {
        var declared = new DiagramRules(
                StepCatalogue.read(),
                UserGroups.with(List.of(new UserGroup("creditCommittee", "Credit committee", Role.APPROVER))));
        var diagram = List.of(file("p.bpmn", around(signOff("Review", "creditCommittee", "review", "developer"))));

        assertThat(declared.check(diagram, with("creditCommittee=cora developer=dora")))
                .isEmpty();
        assertThat(declared.check(diagram, with("creditCommittee= developer=dora")))
                .extracting(DiagramProblem::what)
                .containsExactly("no one is in [creditCommittee]");
        assertThat(RULES.check(diagram, NOTHING))
                .extracting(DiagramProblem::rule, DiagramProblem::what)
                .containsExactly(tuple(
                        Rule.SIGN_OFF,
                        "group 'creditCommittee' does not exist; known are [application, approver, auditor, camunda-admin,"
                                + " designer, developer, operator, secondApprover, validator, worker]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "validator=vera approver=anna developer=dora | ",
                "validator=vera approver=vera developer=dora | only vera may decide, but must differ from [review]",
                "validator=vera approver=VERA developer=dora | only VERA may decide, but must differ from [review]",
                "validator=vera,anna approver=vera developer=dora | ",
                "validator=vera approver=vera,anna developer=dora | ",
                "validator=vera approver= developer=dora | no one is in [approver]",
                "validator=dora approver=anna developer=dora | only dora may decide, but must differ from [developer]",
                "validator=dora approver=anna developer=dora,dirk | ",
                "validator=vera approver=anna developer= | ",
            })
    void refusesSignOffsThatCertainlyNoOneCanGive(String people, String objection) {
        var review = signOff("Review", "validator", "review", "developer");
        var approval = signOff("Approve", "approver", "approval", "review,starter");
        var diagram = Diagram.process("p", """
                <bpmn:startEvent id="Start"/><bpmn:sequenceFlow id="f1" sourceRef="Start" targetRef="Review"/>
                %s<bpmn:sequenceFlow id="f2" sourceRef="Review" targetRef="Approve"/>
                %s<bpmn:sequenceFlow id="f3" sourceRef="Approve" targetRef="End"/><bpmn:endEvent id="End"/>""".formatted(review, approval));

        var findings = RULES.check(List.of(file("p.bpmn", diagram)), with(people));

        assertThat(findings)
                .extracting(DiagramProblem::what)
                .isEqualTo(objection == null ? List.of() : List.of(objection));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "10", "-1", "two", "", "1.5", "2,3", "${2}"})
    void refusesAQuorumThatIsNotANumberOfPeople(String quorum) {
        var review = signOff("Review", "validator", "review", "developer");

        assertThat(check(file("p.bpmn", Diagram.around("p", withQuorum(review, quorum), "Review"))))
                .extracting(DiagramProblem::rule)
                .contains(Rule.QUORUM);
    }

    @Test
    void refusesAQuorumOfWork() {
        assertThat(check(file("p.bpmn", withQuorum(work(""), "2"))))
                .extracting(DiagramProblem::rule)
                .containsExactly(Rule.QUORUM);
    }

    @Test
    void refusesAQuorumThatNoWordCanReach() {
        var review = signOff("Review", "validator", "review", "developer")
                .replace("name=\"muster.accepts\" value=\"accept\"", "name=\"muster.accepts\" value=\"\"");

        assertThat(check(file("p.bpmn", Diagram.around("p", withQuorum(review, "2"), "Review"))))
                .extracting(DiagramProblem::rule)
                .containsExactly(Rule.QUORUM);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "validator=vera,vic,otto approver=anna developer=dora | 1 | 3 | ",
                "validator=vera,vic approver=anna developer=dora | 1 | 3 | 2",
                "validator=vera,vic,anna approver=anna developer=dora | 1 | 3 | 2",
                "validator=vera,vic,anna approver=anna,otto developer=dora | 1 | 3 | ",
                "validator=vera,vic,anna,otto approver=anna,otto developer=dora | 2 | 3 | 2",
                "validator=vera,vic,anna approver=anna,vic,otto developer=dora | 2 | 3 | 2",
                "validator=vera,vic,dora approver=anna developer=dora | 1 | 3 | 2",
            })
    void refusesAQuorumOfMorePeopleThanThereCanBe(String people, String before, String quorum, String most) {
        var approval = withQuorum(signOff("Approve", "approver", "approval", "starter"), before);
        var review = withQuorum(signOff("Review", "validator", "review", "developer,approval"), quorum);
        var diagram = Diagram.process("p", """
                <bpmn:startEvent id="Start"/><bpmn:sequenceFlow id="f1" sourceRef="Start" targetRef="Approve"/>
                %s<bpmn:sequenceFlow id="f2" sourceRef="Approve" targetRef="Review"/>
                %s<bpmn:sequenceFlow id="f3" sourceRef="Review" targetRef="End"/><bpmn:endEvent id="End"/>""".formatted(approval, review));

        var findings = RULES.check(List.of(file("p.bpmn", diagram)), with(people));

        assertThat(findings).hasSize(most == null ? 0 : 1).allSatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.QUORUM);
            assertThat(finding.what()).contains("3 people must accept", "at most %s can".formatted(most));
        });
    }

    private static String withQuorum(String task, String quorum) {
        return task.replace(
                "<camunda:properties>",
                "<camunda:properties><camunda:property name=\"muster.quorum\" value=\"%s\"/>".formatted(quorum));
    }

    private static String signOff(String id, String groups, String control, String differsFrom) {
        return Diagram.userTask(
                id,
                groups,
                "muster.control=" + control,
                "muster.decisions=accept,reject",
                "muster.accepts=accept",
                "muster.decisionVariable=" + control + "Decision",
                "muster.differsFrom=" + differsFrom);
    }
}
