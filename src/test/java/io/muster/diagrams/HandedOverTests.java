package io.muster.diagrams;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.diagrams.DiagramRules.DeployedResources;
import io.muster.processfiles.DeploymentFile;
import io.muster.step.StepCatalogue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Variables that calls pass may be read in the other process, and compared with the values they can have there. */
class HandedOverTests {

    private static final DiagramRules RULES = new DiagramRules(StepCatalogue.read());

    private static final String HEAD = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="http://muster.io/test">%s</bpmn:definitions>
            """;

    @Test
    void aDecisionIsAskedForWhereItIsPassedOut() {
        assertThat(findings(caller("approvalDecision", "approvalDecision == 'approve'"), board()))
                .isEmpty();
        assertThat(findings(caller("boardSaid", "boardSaid == 'approve'"), board()))
                .isEmpty();
        assertThat(findings(caller("boardSaid", "boardSaid == 'approve'") + board()))
                .isEmpty();
    }

    @Test
    void aDecisionIsAskedForThroughTwoCalls() {
        var middle = process("middle", call("board", "<camunda:out source=\"approvalDecision\" target=\"second\"/>"));
        var outer = process(
                "release",
                call("middle", "<camunda:out source=\"second\" target=\"third\"/>") + gateway("third == 'reject'"));

        assertThat(findings(outer, middle, board())).isEmpty();
        assertThat(findings(outer.replace("third == 'reject'", "third == 'maybe'"), middle, board()))
                .singleElement()
                .asString()
                .contains("MUSTER-104", "'third' is never 'maybe'");
    }

    @Test
    void aDecisionIsAskedForWhereItIsHandedIn() {
        var outer = process(
                "release",
                task("Approve", "approvalDecision", "approve,reject")
                        + call("inner", "<camunda:in source=\"approvalDecision\" target=\"told\"/>"));

        assertThat(findings(outer, process("inner", gateway("told == 'approve'"))))
                .isEmpty();
        assertThat(findings(outer, process("inner", gateway("told == 'yes'"))))
                .singleElement()
                .asString()
                .contains("'told' is never 'yes'");
    }

    @Test
    void unmappedVariablesAreUnknownToTheCaller() {
        assertThat(findings(caller("other", "approvalDecision == 'approve'"), board()))
                .singleElement()
                .asString()
                .contains("MUSTER-104", "nothing writes 'approvalDecision'");
        assertThat(findings(caller("other", "approvalDecision == 'approve'") + board()))
                .singleElement()
                .asString()
                .contains("nothing writes 'approvalDecision'");
    }

    @Test
    void aPassedOutDecisionHasNoOtherWriter() {
        var byTask = caller("boardSaid", "boardSaid == 'approve'")
                .replace("</bpmn:process>", task("Again", "boardSaid", "approve,reject") + "</bpmn:process>");
        var byTable = caller("boardSaid", "boardSaid == 'approve'").replace("</bpmn:process>", """
                <bpmn:businessRuleTask id="Ask" camunda:decisionRef="t" camunda:decisionRefBinding="latest"
                    camunda:mapDecisionResult="singleEntry" camunda:resultVariable="boardSaid"/></bpmn:process>""");

        assertThat(findings(byTask, board()))
                .anySatisfy(finding -> assertThat(finding).contains("MUSTER-111"));
        assertThat(findings(byTable, board()))
                .anySatisfy(finding -> assertThat(finding).contains("MUSTER-111"));
    }

    /** Variables are a process's own: two may use one name. */
    @Test
    void twoProcessesOfAFileMayDecideUnderOneName() {
        assertThat(findings(process("one", task("A", "said", "yes,no")) + process("two", task("B", "said", "up,down"))))
                .isEmpty();
    }

    @Test
    void aFactIsNeitherPassedOutUnderAnotherNameNorOverwritten() {
        assertThat(findings(caller("origin", "origin == 'trained'"), board()))
                .anySatisfy(finding -> assertThat(finding).contains("MUSTER-120"));
    }

    private static String caller(String target, String condition) {
        return process(
                "release",
                call("board", "<camunda:out source=\"approvalDecision\" target=\"%s\"/>".formatted(target))
                        + gateway(condition));
    }

    private static String board() {
        return process("board", task("Approve", "approvalDecision", "approve,reject"));
    }

    private static String process(String id, String elements) {
        return "<bpmn:process id=\"%s\" isExecutable=\"true\" camunda:historyTimeToLive=\"P1D\">%s</bpmn:process>"
                .formatted(id, elements.replace("$", id));
    }

    private static String call(String called, String handover) {
        return """
                <bpmn:callActivity id="Call_$" calledElement="%s" camunda:calledElementBinding="deployment">
                <bpmn:extensionElements><camunda:in businessKey="#{execution.processBusinessKey}"/>%s</bpmn:extensionElements>
                </bpmn:callActivity>""".formatted(called, handover);
    }

    private static String task(String id, String variable, String words) {
        return """
                <bpmn:userTask id="%s_$" camunda:candidateGroups="approver"><bpmn:extensionElements><camunda:properties>
                <camunda:property name="muster.decisions" value="%s"/>
                <camunda:property name="muster.decisionVariable" value="%s"/>
                </camunda:properties></bpmn:extensionElements></bpmn:userTask>""".formatted(id, words, variable);
    }

    private static String gateway(String condition) {
        return """
                <bpmn:exclusiveGateway id="Which_$"/><bpmn:endEvent id="End_$"/>
                <bpmn:sequenceFlow id="flow_$" sourceRef="Which_$" targetRef="End_$">
                <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">@{%s}</bpmn:conditionExpression>
                </bpmn:sequenceFlow>""".formatted(condition).replace("@", "&#36;");
    }

    private static List<String> findings(String... files) {
        var sent = new ArrayList<DeploymentFile>();
        for (var file : files) {
            sent.add(new DeploymentFile(
                    "file%d.bpmn".formatted(sent.size()), HEAD.formatted(file).getBytes(StandardCharsets.UTF_8)));
        }
        return RULES.check(sent, DeployedResources.of(List.of())).stream()
                .filter(finding -> finding.rule() != Rule.REFERENCE)
                .map(DiagramProblem::sentence)
                .toList();
    }
}
