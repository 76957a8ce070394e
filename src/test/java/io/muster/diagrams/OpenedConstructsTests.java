package io.muster.diagrams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.diagrams.DiagramRules.DeployedResources;
import io.muster.lifecycle.Diagram;
import io.muster.processfiles.DeploymentFile;
import io.muster.step.StepCatalogue;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The uses of errors, compensation and multi-instance activities that stay refused. */
class OpenedConstructsTests {

    private static final DiagramRules RULES = new DiagramRules(StepCatalogue.read());

    private static final String SHORT =
            "<bpmn:serviceTask id=\"Step\" camunda:delegateExpression=\"${describeVersion}\" camunda:asyncBefore=\"true\">";

    @Test
    void knowsAnErrorByItsCode() {
        assertThat(rules(errors("kept", "kept"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"kept,lost", "java.lang.RuntimeException,java.lang.RuntimeException", "'',''", "a b,a b"})
    void refusesErrorsThatAreNeverThrownOrAreExceptions(String thrown, String caught) {
        assertThat(rules(errors(thrown, caught))).isNotEmpty().containsOnly(Rule.CODE);
    }

    @Test
    void refusesToCatchWithoutACode() {
        var all = errors("kept", "kept")
                .replace(
                        "cancelActivity=\"true\"><bpmn:errorEventDefinition errorRef=\"caught\"/>",
                        "cancelActivity=\"true\"><bpmn:errorEventDefinition/>");

        assertThat(rules(all)).containsOnly(Rule.CODE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"camunda:errorCodeVariable=\"x\"", "camunda:errorMessageVariable=\"reviewDecision\""})
    void refusesErrorsThatWriteVariables(String attribute) {
        assertThat(rules(errors("kept", "kept").replace("errorRef=\"caught\"", "errorRef=\"caught\" " + attribute)))
                .containsOnly(Rule.ATTRIBUTE);
    }

    @Test
    void findsTheErrorThatACalledProcessThrows() {
        var caller = Diagram.process("caller", """
                <bpmn:startEvent id="Start"/><bpmn:sequenceFlow id="f1" sourceRef="Start" targetRef="Call"/>
                <bpmn:callActivity id="Call" calledElement="called" camunda:calledElementBinding="deployment">
                  <bpmn:extensionElements><camunda:in businessKey="#{execution.processBusinessKey}"/></bpmn:extensionElements>
                </bpmn:callActivity>
                <bpmn:boundaryEvent id="On" attachedToRef="Call"><bpmn:errorEventDefinition errorRef="e"/></bpmn:boundaryEvent>
                <bpmn:sequenceFlow id="f2" sourceRef="Call" targetRef="End"/><bpmn:endEvent id="End"/>
                <bpmn:sequenceFlow id="f3" sourceRef="On" targetRef="Other"/><bpmn:endEvent id="Other"/>""")
                .replace("</bpmn:definitions>", "<bpmn:error id=\"e\" errorCode=\"kept\"/></bpmn:definitions>");
        var called = Diagram.process("called", """
                <bpmn:startEvent id="Start"/><bpmn:sequenceFlow id="f1" sourceRef="Start" targetRef="End"/>
                <bpmn:endEvent id="End"><bpmn:errorEventDefinition errorRef="e"/></bpmn:endEvent>""")
                .replace("</bpmn:definitions>", "<bpmn:error id=\"e\" errorCode=\"kept\"/></bpmn:definitions>");

        assertThat(rules(caller, called)).isEmpty();
        assertThat(rules(caller, called.replace("kept", "lost"))).containsOnly(Rule.CODE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<bpmn:userTask id=\"Back\" isForCompensation=\"true\" camunda:candidateGroups=\"validator\">"
                        + "<bpmn:extensionElements><camunda:properties><camunda:property name=\"muster.decisions\" value=\"done\"/>"
                        + "<camunda:property name=\"muster.decisionVariable\" value=\"backDone\"/></camunda:properties></bpmn:extensionElements></bpmn:userTask>",
                "<bpmn:serviceTask id=\"Back\" isForCompensation=\"true\" camunda:type=\"external\" camunda:topic=\"train-external\"/>",
                "<bpmn:subProcess id=\"Back\" isForCompensation=\"true\"/>",
                "<bpmn:serviceTask id=\"Back\" isForCompensation=\"true\" camunda:asyncBefore=\"true\" camunda:delegateExpression=\"${describeVersion}\"/>",
                "<bpmn:serviceTask id=\"Back\" isForCompensation=\"true\" camunda:delegateExpression=\"${describeVersion}\"/>"
                        + "<bpmn:sequenceFlow id=\"f9\" sourceRef=\"Back\" targetRef=\"End\"/>"
            })
    void refusesHandlersThatDoNotRunAtOnce(String handler) {
        assertThat(rules(Diagram.around("p", SHORT + "</bpmn:serviceTask>" + handler, "Step")))
                .contains(Rule.COMPENSATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", " 12 "})
    void countsInNumbers(String count) {
        assertThat(rules(many(count, ""))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "100", "many", "", "${2}", "1.5"})
    void refusesToCountInAnythingElse(String count) {
        assertThat(rules(many(count, ""))).contains(Rule.MANY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"${nrOfCompletedInstances >= 2}", "${nrOfActiveInstances == 0 || nrOfCompletedInstances > 3}"})
    void stopsByTheEnginesCounters(String condition) {
        assertThat(rules(many("3", condition))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${buildOutcome == 'frozen'}",
                "${nrOfCompletedInstances == 'two'}",
                "${loopCounter > 1}",
                "${execution.setVariable('x', 1)}",
                "true"
            })
    void refusesToStopByAnythingElse(String condition) {
        assertThat(rules(many("3", condition))).containsOnly(Rule.MANY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "camunda:collection=\"people\" | MUSTER-102",
                "camunda:elementVariable=\"person\" | MUSTER-102",
                "camunda:asyncBefore=\"true\" | MUSTER-119",
                "camunda:asyncAfter=\"true\" | MUSTER-119"
            })
    void refusesListsAndSavePointsAtEach(String attribute, String rule) {
        var diagram = many("3", "").replace("isSequential=\"false\"", "isSequential=\"false\" " + attribute);

        assertThat(rules(diagram)).extracting(Rule::id).containsOnly(rule);
    }

    @Test
    void wantsASavePointBeforeMany() {
        assertThat(rules(many("3", "").replace(" camunda:asyncBefore=\"true\"", "")))
                .containsOnly(Rule.MANY);
    }

    @Test
    void wantsASubProcessAroundAPerson() {
        var task = signOff("validator", "developer,review")
                .replace("<bpmn:userTask", "<bpmn:userTask camunda:asyncBefore=\"true\"")
                .replace("</bpmn:extensionElements>", "</bpmn:extensionElements>" + loop("2", true, ""));

        assertThat(rules(Diagram.around("p", task, "Review"))).containsOnly(Rule.MANY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"true | developer,review | true", "false | developer,review | false", "true | developer | false"})
    void asksDifferentPeopleOneAfterTheOther(boolean sequential, String differsFrom, boolean accepted) {
        var inside = """
                <bpmn:startEvent id="In"/><bpmn:sequenceFlow id="g1" sourceRef="In" targetRef="Review"/>
                %s<bpmn:sequenceFlow id="g2" sourceRef="Review" targetRef="Out"/><bpmn:endEvent id="Out"/>""".formatted(signOff("validator", differsFrom));

        assertThat(rules(Diagram.around("p", around(inside, sequential), "Sub")))
                .isEqualTo(accepted ? List.of() : List.of(Rule.MANY));
    }

    @Test
    void looksIntoCalledProcessesForPeopleAndMessages() {
        var inside = """
                <bpmn:startEvent id="In"/><bpmn:sequenceFlow id="g1" sourceRef="In" targetRef="Call"/>
                <bpmn:callActivity id="Call" calledElement="called" camunda:calledElementBinding="deployment">
                  <bpmn:extensionElements><camunda:in businessKey="#{execution.processBusinessKey}"/></bpmn:extensionElements>
                </bpmn:callActivity>
                <bpmn:sequenceFlow id="g2" sourceRef="Call" targetRef="Out"/><bpmn:endEvent id="Out"/>""";
        var caller = Diagram.around("p", around(inside, true), "Sub");
        var people = Diagram.around("called", signOff("validator", "developer"), "Review");
        var message = Diagram.around("called", """
                        <bpmn:intermediateCatchEvent id="Wait"><bpmn:messageEventDefinition messageRef="m"/></bpmn:intermediateCatchEvent>""", "Wait")
                .replace("</bpmn:definitions>", "<bpmn:message id=\"m\" name=\"Withdrawal\"/></bpmn:definitions>");

        assertThat(rules(caller, people)).containsOnly(Rule.MANY);
        assertThat(rules(caller, message)).containsOnly(Rule.MANY);
        assertThat(rules(caller, Diagram.around("called", SHORT + "</bpmn:serviceTask>", "Step")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<bpmn:complexGateway id=\"Step\"/>",
                "<bpmn:task id=\"Step\"/>",
                "<bpmn:manualTask id=\"Step\"/>",
                "<bpmn:receiveTask id=\"Step\"/>",
                "<bpmn:transaction id=\"Step\"/>",
                "<bpmn:adHocSubProcess id=\"Step\"/>",
                "<bpmn:intermediateThrowEvent id=\"Step\"><bpmn:signalEventDefinition/></bpmn:intermediateThrowEvent>",
                "<bpmn:intermediateCatchEvent id=\"Step\"><bpmn:conditionalEventDefinition><bpmn:condition>${tier == 1}</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:intermediateCatchEvent>",
                "<bpmn:endEvent id=\"Step\"><bpmn:cancelEventDefinition/></bpmn:endEvent>",
                "<bpmn:serviceTask id=\"Step\" camunda:delegateExpression=\"${describeVersion}\"><bpmn:standardLoopCharacteristics/></bpmn:serviceTask>"
            })
    void staysClosed(String element) {
        assertThat(rules(Diagram.around("p", element, "Step"))).contains(Rule.ELEMENT);
    }

    private static String errors(String thrown, String caught) {
        return Diagram.process("p", """
                <bpmn:startEvent id="Start"/><bpmn:sequenceFlow id="f1" sourceRef="Start" targetRef="Sub"/>
                <bpmn:subProcess id="Sub"><bpmn:startEvent id="In"/><bpmn:sequenceFlow id="g1" sourceRef="In" targetRef="Out"/>
                  <bpmn:endEvent id="Out"><bpmn:errorEventDefinition errorRef="thrown"/></bpmn:endEvent></bpmn:subProcess>
                <bpmn:boundaryEvent id="On" attachedToRef="Sub" cancelActivity="true"><bpmn:errorEventDefinition errorRef="caught"/></bpmn:boundaryEvent>
                <bpmn:sequenceFlow id="f2" sourceRef="On" targetRef="End"/><bpmn:endEvent id="End"/>""")
                .replace(
                        "</bpmn:definitions>",
                        "<bpmn:error id=\"thrown\" errorCode=\"%s\"/><bpmn:error id=\"caught\" errorCode=\"%s\"/></bpmn:definitions>"
                                .formatted(thrown, caught));
    }

    private static String many(String count, String condition) {
        return Diagram.around("p", SHORT + loop(count, false, condition) + "</bpmn:serviceTask>", "Step");
    }

    private static String loop(String count, boolean sequential, String condition) {
        var stop = condition.isEmpty()
                ? ""
                : "<bpmn:completionCondition>%s</bpmn:completionCondition>".formatted(condition.replace("<", "&lt;"));
        return "<bpmn:multiInstanceLoopCharacteristics isSequential=\"%s\"><bpmn:loopCardinality>%s</bpmn:loopCardinality>%s</bpmn:multiInstanceLoopCharacteristics>"
                .formatted(sequential, count, stop);
    }

    private static String around(String inside, boolean sequential) {
        return "<bpmn:subProcess id=\"Sub\" camunda:asyncBefore=\"true\">%s%s</bpmn:subProcess>"
                .formatted(loop("2", sequential, ""), inside);
    }

    private static String signOff(String groups, String differsFrom) {
        return Diagram.userTask(
                "Review",
                groups,
                "muster.control=review",
                "muster.decisions=accept,reject",
                "muster.accepts=accept",
                "muster.decisionVariable=reviewDecision",
                "muster.differsFrom=" + differsFrom);
    }

    private static List<Rule> rules(String... diagrams) {
        var files = Stream.iterate(0, i -> i < diagrams.length, i -> i + 1)
                .map(i -> new DeploymentFile("p%d.bpmn".formatted(i), diagrams[i].getBytes(UTF_8)))
                .toList();
        return RULES.check(files, DeployedResources.of(List.of())).stream()
                .map(DiagramProblem::rule)
                .distinct()
                .toList();
    }
}
