package io.muster.diagrams;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.lifecycle.Diagram;
import io.muster.step.ExternalTopics;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of what a diagram calls and hands over: forms, decisions, processes, steps and messages. */
class CallRulesTests extends CheckedDiagrams {

    @Test
    void looksForFormsOfTheBindingDeploymentAmongTheFiles() {
        var alone = file("p.bpmn", work("camunda:formRef=\"decide\" camunda:formRefBinding=\"deployment\""));
        var there = DeployedResources.of(List.of(file("decide.form", FORM)));

        assertThat(check(alone, file("decide.form", FORM))).isEmpty();
        assertThat(rules(RULES.check(List.of(alone), there))).containsExactly(Rule.REFERENCE);
    }

    @Test
    void looksForFormsOfTheBindingLatestInTheEngineToo() {
        var alone = file("p.bpmn", work("camunda:formRef=\"decide\" camunda:formRefBinding=\"latest\""));
        var there = DeployedResources.of(List.of(file("decide.form", FORM)));

        assertThat(RULES.check(List.of(alone), there)).isEmpty();
        assertThat(check(alone, file("decide.form", FORM))).isEmpty();
        assertThat(rules(check(alone))).containsExactly(Rule.REFERENCE);
    }

    @ParameterizedTest
    @CsvSource({"deployment, true, true", "deployment, false, false", "latest, true, true", "latest, false, true"})
    void looksForDecisionsByTheirBinding(String binding, boolean inTheSameDeployment, boolean isFound) {
        var task = """
                <bpmn:businessRuleTask id="Step" camunda:decisionRef="table" camunda:decisionRefBinding="%s"
                  camunda:mapDecisionResult="singleEntry" camunda:resultVariable="answer"/>""".formatted(binding);
        var diagram = file("p.bpmn", Diagram.around("p", task, "Step"));
        var table = file("t.dmn", TABLE);

        var findings = inTheSameDeployment
                ? check(diagram, table)
                : RULES.check(List.of(diagram), DeployedResources.of(List.of(table)));

        assertThat(rules(findings)).isEqualTo(isFound ? Set.of() : Set.of(Rule.REFERENCE));
        assertThat(rules(check(diagram))).containsExactly(Rule.REFERENCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"in", "out"})
    void wantsHandoversOfVariablesOfTheProcess(String direction) {
        var caller = file("p.bpmn", Diagram.around("p", """
                <bpmn:callActivity id="Step" calledElement="q" camunda:calledElementBinding="deployment">
                <bpmn:extensionElements><camunda:in businessKey="#{execution.processBusinessKey}"/>
                <camunda:%s source="tier" target="verdict" local="true"/>
                </bpmn:extensionElements></bpmn:callActivity>""".formatted(direction), "Step"));
        var called = file("q.bpmn", Diagram.around("q", "<bpmn:exclusiveGateway id=\"G\"/>", "G"));

        assertThat(check(caller, called))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.what()).contains("'local' of 'camunda:%s'".formatted(direction)));
    }

    @Test
    void refusesAnInputOfAnExternalWorkerWithTheNameOfAVariable() {
        var task = """
                <bpmn:serviceTask id="Step" camunda:type="external" camunda:topic="%s">
                <bpmn:extensionElements><camunda:inputOutput>
                <camunda:inputParameter name="tier">3</camunda:inputParameter>
                </camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>""".formatted(ExternalTopics.TRAINING);

        assertThat(rules(check(file("p.bpmn", Diagram.around("p", task, "Step")))))
                .containsExactly(Rule.INPUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tier", "origin", "validationOutcome", "buildOutcome"})
    void letsStepsAloneWriteWhatTheyFindOut(String fact) {
        var table = """
                <bpmn:businessRuleTask id="Step" camunda:decisionRef="table" camunda:decisionRefBinding="deployment"
                  camunda:mapDecisionResult="singleEntry" camunda:resultVariable="%s"/>""".formatted(fact);
        var person = Diagram.userTask("Step", "validator", "muster.decisions=done", "muster.decisionVariable=" + fact);

        assertThat(rules(check(file("p.bpmn", Diagram.around("p", table, "Step")), file("t.dmn", TABLE))))
                .containsExactly(Rule.FACT);
        assertThat(rules(check(file("p.bpmn", Diagram.around("p", person, "Step")))))
                .containsExactly(Rule.FACT);
    }

    @ParameterizedTest
    @CsvSource({"in, word, tier, false", "out, word, origin, false", "in, tier, tier, true", "out, tier, word, true"})
    void handsOnWhatStepsFindOutUnderItsOwnNameOnly(String way, String source, String target, boolean isPermitted) {
        var call = """
                <bpmn:callActivity id="Step" calledElement="c" camunda:calledElementBinding="deployment">
                  <bpmn:extensionElements><camunda:in businessKey="#{execution.processBusinessKey}"/>
                  <camunda:%s source="%s" target="%s"/></bpmn:extensionElements></bpmn:callActivity>""".formatted(way, source, target);
        var called = Diagram.around("c", "<bpmn:subProcess id=\"Step\"/>", "Step");

        assertThat(rules(check(file("p.bpmn", Diagram.around("p", call, "Step")), file("c.bpmn", called))))
                .isEqualTo(isPermitted ? Set.of() : Set.of(Rule.FACT));
    }

    @Test
    void looksForDecisionsThatAStepAsks() {
        var task = """
                <bpmn:serviceTask id="Step" camunda:asyncBefore="true" camunda:delegateExpression="${planRevalidation}">
                <bpmn:extensionElements><camunda:inputOutput>
                <camunda:inputParameter name="cadence">table</camunda:inputParameter>
                </camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>""";
        var diagram = file("p.bpmn", Diagram.around("p", task, "Step"));

        assertThat(rules(check(diagram))).containsExactly(Rule.REFERENCE);
        assertThat(RULES.check(List.of(diagram), DeployedResources.of(List.of(file("t.dmn", TABLE)))))
                .isEmpty();
    }

    @Test
    void looksForCalledProcessesAmongTheFilesOnly() {
        var caller = file("p.bpmn", Diagram.around("p", """
                <bpmn:callActivity id="Step" calledElement="q" camunda:calledElementBinding="deployment">
                <bpmn:extensionElements><camunda:in businessKey="#{execution.processBusinessKey}"/>
                </bpmn:extensionElements></bpmn:callActivity>""", "Step"));
        var called = file("q.bpmn", Diagram.around("q", "<bpmn:exclusiveGateway id=\"G\"/>", "G"));

        assertThat(check(caller, called)).isEmpty();
        assertThat(rules(RULES.check(List.of(caller), DeployedResources.of(List.of(called)))))
                .containsExactly(Rule.REFERENCE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deployVersion  | asyncBefore=\"false\" | 114",
                "deployVersion  | asyncAfter=\"true\"   | 114",
                "deployVersion  | asyncBefore=\"true\"  | ",
                "describeVersion| exclusive=\"true\"    | ",
            })
    void wantsASavePointBeforeStepsThatCallOut(String step, String attribute, String rule) {
        var inputs = """
                <bpmn:extensionElements><camunda:inputOutput>
                <camunda:inputParameter name="environment">production</camunda:inputParameter>
                <camunda:inputParameter name="role">champion</camunda:inputParameter>
                </camunda:inputOutput></bpmn:extensionElements>""";
        var task = "<bpmn:serviceTask id=\"Step\" camunda:delegateExpression=\"${%s}\" camunda:%s>%s</bpmn:serviceTask>"
                .formatted(step, attribute, step.equals("describeVersion") ? "" : inputs);

        assertThat(check(file("p.bpmn", Diagram.around("p", task, "Step"))))
                .extracting(finding -> finding.rule().id())
                .isEqualTo(rule == null ? List.of() : List.of("MUSTER-" + rule));
    }

    @Test
    void wantsNoSavePointBeforeLongSteps() {
        var task = """
                <bpmn:serviceTask id="Step" camunda:type="external" camunda:topic="trainVersion"/>""";

        assertThat(check(file("p.bpmn", Diagram.around("p", task, "Step")))).isEmpty();
    }

    @Test
    void knowsTheMessagesThatMusterSends() {
        assertThat(check(file("p.bpmn", waitingFor("Withdrawal")))).isEmpty();
        assertThat(rules(check(file("p.bpmn", waitingFor("Approval"))))).containsExactly(Rule.MESSAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"endEvent", "intermediateThrowEvent"})
    void refusesMessagesThatWouldTravelWithoutBusinessKey(String event) {
        var diagram = waitingFor("Withdrawal").replace("intermediateCatchEvent", event);

        assertThat(rules(check(file("p.bpmn", diagram)))).containsExactly(Rule.MESSAGE);
    }

    @Test
    void refusesAMessageEventThatNamesNone() {
        var diagram = waitingFor("Withdrawal").replace(" messageRef=\"M\"", "");

        assertThat(rules(check(file("p.bpmn", diagram)))).containsExactly(Rule.MESSAGE);
    }

    private static String waitingFor(String message) {
        var event = """
                <bpmn:intermediateCatchEvent id="Step"><bpmn:messageEventDefinition id="D" messageRef="M"/>
                </bpmn:intermediateCatchEvent>""";
        return Diagram.around("p", event, "Step")
                .replace(
                        "</bpmn:definitions>",
                        "<bpmn:message id=\"M\" name=\"%s\"/></bpmn:definitions>".formatted(message));
    }
}
