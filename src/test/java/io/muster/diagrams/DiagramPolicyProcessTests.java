package io.muster.diagrams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.lifecycle.Diagram;
import io.muster.testing.MusterProcessTest;
import io.muster.testing.WithoutProof;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@MusterProcessTest
@WithoutProof
class DiagramPolicyProcessTests {

    private static final String STEP =
            "<bpmn:serviceTask id=\"Step\" camunda:delegateExpression=\"${describeVersion}\"/>";

    @Autowired
    RepositoryService repository;

    @Test
    void acceptsADeclaredStep() {
        assertThatCode(() -> deploy(Diagram.around("fine", STEP, "Step"))).doesNotThrowAnyException();
    }

    @Test
    void acceptsATaskThatIsDueAfterALiteralTime() {
        var task = Diagram.userTask("Step", "validator", "muster.decisions=done", "muster.decisionVariable=workDone")
                .replace("<bpmn:userTask", "<bpmn:userTask camunda:dueDate=\"P5D\"");

        assertThatCode(() -> deploy(Diagram.around("due", task, "Step"))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "MUSTER-102 | <bpmn:serviceTask id=\"Step\" camunda:class=\"java.lang.Runtime\"/>",
                "MUSTER-102 | <bpmn:serviceTask id=\"Step\" camunda:expression=\"${''.getClass()}\"/>",
                "MUSTER-103 | <bpmn:serviceTask id=\"Step\" camunda:delegateExpression=\"${dataSource}\"/>",
                "MUSTER-103 | <bpmn:serviceTask id=\"Step\" camunda:delegateExpression=\"${a.b()}\"/>",
                "MUSTER-103 | <bpmn:serviceTask id=\"Step\" camunda:type=\"external\" camunda:topic=\"unknown\"/>",
                "MUSTER-103 | <bpmn:serviceTask id=\"Step\" camunda:type=\"external\" camunda:topic=\"describeVersion\"/>",
                "MUSTER-103 | <bpmn:serviceTask id=\"Step\" camunda:delegateExpression=\"${trainVersion}\"/>",
                "MUSTER-101 | <bpmn:scriptTask id=\"Step\" scriptFormat=\"javascript\"><bpmn:script>1</bpmn:script></bpmn:scriptTask>",
                "MUSTER-101 | <bpmn:sendTask id=\"Step\" camunda:type=\"external\" camunda:topic=\"trainVersion\"/>",
                "MUSTER-119 | <bpmn:userTask id=\"Step\" camunda:candidateGroups=\"validator\"><bpmn:multiInstanceLoopCharacteristics isSequential=\"true\"><bpmn:loopCardinality>1</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>",
                "MUSTER-102 | <bpmn:serviceTask id=\"Step\" name=\"${x}\" camunda:delegateExpression=\"${describeVersion}\"/>",
                "MUSTER-102 | <bpmn:serviceTask id=\"Step\" camunda:delegateExpression=\"${describeVersion}\"><bpmn:documentation>#{x}</bpmn:documentation></bpmn:serviceTask>",
                "MUSTER-102 | <bpmn:serviceTask id=\"Step\" camunda:delegateExpression=\"${describeVersion}\"><bpmn:extensionElements><camunda:executionListener event=\"start\" class=\"X\"/></bpmn:extensionElements></bpmn:serviceTask>",
                "MUSTER-107 | <bpmn:serviceTask id=\"Step\" camunda:delegateExpression=\"${recordTier}\"/>",
                "MUSTER-107 | <bpmn:serviceTask id=\"Step\" camunda:delegateExpression=\"${describeVersion}\"><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name=\"x\">1</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>",
                "MUSTER-107 | <bpmn:serviceTask id=\"Step\" camunda:delegateExpression=\"${describeVersion}\"><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name=\"x\"><camunda:script scriptFormat=\"js\">1</camunda:script></camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>",
                "MUSTER-106 | <bpmn:callActivity id=\"Step\" calledElement=\"x\"/>",
                "MUSTER-102 | <bpmn:callActivity id=\"Step\" calledElement=\"${x}\" camunda:calledElementBinding=\"deployment\"/>",
                "MUSTER-102 | <bpmn:callActivity id=\"Step\" calledElement=\"x\" camunda:variableMappingClass=\"X\"/>",
                "MUSTER-108 | <bpmn:userTask id=\"Step\"/>",
                "MUSTER-108 | <bpmn:userTask id=\"Step\" camunda:candidateGroups=\"nobodies\"/>",
                "MUSTER-102 | <bpmn:userTask id=\"Step\" camunda:assignee=\"vera\"/>",
                "MUSTER-105 | <bpmn:userTask id=\"Step\" camunda:candidateGroups=\"validator\" camunda:dueDate=\"tomorrow\"/>",
                "MUSTER-102 | <bpmn:userTask id=\"Step\" camunda:candidateGroups=\"validator\" camunda:dueDate=\"${x}\"/>",
                "MUSTER-107 | <bpmn:serviceTask id=\"Step\" camunda:delegateExpression=\"${assessImpact}\"><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name=\"lookback\">ninety days</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>",
                "MUSTER-109 | <bpmn:businessRuleTask id=\"Step\" camunda:decisionRef=\"x\" camunda:mapDecisionResult=\"resultList\" camunda:resultVariable=\"y\"/>"
            })
    void refusesWithTheRule(String rule, String element) {
        assertRefused(Diagram.around("refused", element, "Step"), rule);
    }

    @Test
    void refusesASignOffWithoutSeparation() {
        var task = Diagram.userTask(
                "Step",
                "validator",
                "muster.control=review",
                "muster.decisions=accept,reject",
                "muster.decisionVariable=reviewDecision");

        assertRefused(Diagram.around("refused", task, "Step"), "MUSTER-108");
    }

    @Test
    void refusesConditionsForAWordThatIsNotADecision() {
        var task = Diagram.userTask(
                "Step",
                "validator",
                "muster.control=review",
                "muster.decisions=accept,reject",
                "muster.needsConditions=acceptGrudgingly",
                "muster.decisionVariable=reviewDecision",
                "muster.differsFrom=developer");

        assertRefused(Diagram.around("refused", task, "Step"), "MUSTER-108");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MUSTER-104 | ${unknownVariable == 1}",
                "MUSTER-104 | ${buildOutcome == 'no such word'}",
                "MUSTER-104 | ${execution.setVariable(1)}"
            })
    void refusesConditionsOnUnwrittenVariables(String rule, String condition) {
        var diagram = Diagram.process("refused", """
                <bpmn:startEvent id="Start"/>
                <bpmn:sequenceFlow id="f1" sourceRef="Start" targetRef="G"/>
                <bpmn:exclusiveGateway id="G" default="f3"/>
                <bpmn:sequenceFlow id="f2" sourceRef="G" targetRef="A">
                  <bpmn:conditionExpression>%s</bpmn:conditionExpression></bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="f3" sourceRef="G" targetRef="B"/>
                <bpmn:endEvent id="A"/><bpmn:endEvent id="B"/>""".formatted(condition));

        assertRefused(diagram, rule);
    }

    @Test
    void refusesTimersThatAreNotALiteralDuration() {
        var timer = """
                <bpmn:intermediateCatchEvent id="Step"><bpmn:timerEventDefinition>
                <bpmn:timeDate>2030-01-01T00:00:00Z</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>""";

        assertRefused(Diagram.around("refused", timer, "Step"), "MUSTER-105");
    }

    @Test
    void reportsAllFindingsAtOnceWithTheirPlaces() {
        var two = "<bpmn:serviceTask id=\"Step\" camunda:class=\"X\" camunda:topic=\"y\" camunda:type=\"external\"/>";

        assertThatThrownBy(() -> deploy(Diagram.around("refused", two, "Step")))
                .isInstanceOfSatisfying(ParseException.class, refusal -> {
                    assertThat(refusal).hasMessageContaining("MUSTER-102").hasMessageContaining("MUSTER-103");
                    var problem = refusal.getResorceReports().get(0).getErrors().get(0);
                    assertThat(problem.getLine()).isPositive();
                    assertThat(problem.getMainElementId()).isEqualTo("Step");
                });
    }

    @Test
    void refusesDecisionTablesThatSpeakAnythingButFeel() {
        var table = """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="x"
                    xmlns:camunda="http://camunda.org/schema/1.0/dmn">
                  <decision id="evil" name="evil" camunda:historyTimeToLive="P1D">
                    <decisionTable id="t"><input id="i"><inputExpression id="e" typeRef="string" expressionLanguage="juel">
                      <text>${''.getClass()}</text></inputExpression></input>
                      <output id="o" name="o" typeRef="string"/>
                      <rule id="r"><inputEntry id="ie"><text></text></inputEntry>
                        <outputEntry id="oe"><text>"x"</text></outputEntry></rule></decisionTable></decision></definitions>""";

        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .name("evil")
                        .addString("evil.dmn", table)
                        .deploy())
                .hasStackTraceContaining("MUSTER-109");
    }

    private void assertRefused(String diagram, String rule) {
        assertThatThrownBy(() -> deploy(diagram))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining(rule);
    }

    private void deploy(String diagram) {
        repository
                .createDeployment()
                .name("policy")
                .addString("policy.bpmn", diagram)
                .deploy();
    }
}
