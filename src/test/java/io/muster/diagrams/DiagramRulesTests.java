package io.muster.diagrams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.muster.diagrams.DiagramRules.DeployedResources;
import io.muster.lifecycle.Diagram;
import io.muster.processfiles.DeploymentFile;
import io.muster.step.Step;
import io.muster.step.StepCatalogue;
import io.muster.verification.condition.EngineWords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of files, elements and names, and what a problem says. */
class DiagramRulesTests extends CheckedDiagrams {

    @ParameterizedTest
    @ValueSource(strings = {"decisions", "release", "retirement", "revalidation", "rollback", "process-change"})
    void findsNothingInWhatMusterShips(String folder) {
        assertThat(RULES.check(folder(folder), DeployedResources.of(folder("decisions"))))
                .isEmpty();
    }

    @Test
    void reportsFileLineColumnElementReasonAndPage() {
        var diagram = Diagram.around("p", "<bpmn:serviceTask id=\"Step\"\n camunda:class=\"X\"/>", "Step");

        assertThat(check(file("a/p.bpmn", diagram))).first().satisfies(finding -> {
            assertThat(finding.file()).isEqualTo("a/p.bpmn");
            assertThat(finding.line()).isEqualTo(10);
            assertThat(finding.column()).isPositive();
            assertThat(finding.element()).isEqualTo("Step");
            assertThat(finding.sentence())
                    .startsWith("MUSTER-102 at Step: ")
                    .contains(Rule.ATTRIBUTE.sentence())
                    .endsWith("see docs/diagram-rules.md#muster-102)");
        });
    }

    @Test
    void namesTheFlowOfAConditionWithoutAnId() {
        var diagram = Diagram.process("p", """
                <bpmn:startEvent id="Start"/><bpmn:endEvent id="End"/>
                <bpmn:sequenceFlow id="Flow" sourceRef="Start" targetRef="End">
                  <bpmn:conditionExpression>${unwritten == 1}</bpmn:conditionExpression></bpmn:sequenceFlow>""");

        assertThat(check(file("p.bpmn", diagram)))
                .extracting(DiagramProblem::element)
                .containsExactly("Flow");
    }

    /** Declared by {@code describeVersion}: a number, a truth and a text. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "tier == 1                | ",
                "personalData != true     | ",
                "trainingBackend == 'own' | ",
                "!(origin == 'vendor')    | ",
                "!origin == 'vendor'      | '(' after '!'",
                "origin &lt; 'vendor'        | expected a number without zeros in front",
                "personalData == 'no'     | 'personalData' is true or false and is compared with 'no'",
                "tier == '01'             | 'tier' is a whole number and is compared with '01'",
                "tier &lt; 1.5            | 'tier' is a whole number and is compared with 1.5",
                "tier == true             | 'tier' is a whole number and is compared with true",
                "trainingBackend == 1     | 'trainingBackend' is a text and is compared with 1.0",
                "execution == 'x'         | a variable, which 'execution' is not in the engine",
            })
    void comparesVariablesWithLiteralsOfTheirTypeOnly(String condition, String objection) {
        var diagram = Diagram.process("p", """
                <bpmn:startEvent id="Start"/><bpmn:endEvent id="End"/>
                <bpmn:sequenceFlow id="Flow" sourceRef="Start" targetRef="End">
                  <bpmn:conditionExpression>${%s}</bpmn:conditionExpression></bpmn:sequenceFlow>""".formatted(condition));

        var findings = check(file("p.bpmn", diagram));

        if (objection == null) {
            assertThat(findings).isEmpty();
        } else {
            assertThat(rules(findings)).containsExactly(Rule.CONDITION);
            assertThat(findings)
                    .anySatisfy(finding -> assertThat(finding.sentence()).contains(objection));
        }
    }

    @Test
    void refusesElementsInsideATextThatTheEngineReads() {
        var diagram = Diagram.process("p", """
                <bpmn:startEvent id="Start"/><bpmn:endEvent id="End"/>
                <bpmn:sequenceFlow id="Flow" sourceRef="Start" targetRef="End"><bpmn:conditionExpression
                  >${tier == 1<bpmn:documentation> &amp;&amp; tier == 2</bpmn:documentation>}</bpmn:conditionExpression>
                </bpmn:sequenceFlow>""");

        assertThat(rules(check(file("p.bpmn", diagram)))).containsExactly(Rule.ELEMENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "empty", "or", "execution", "authenticatedUserId", "loopCounter", "nrOfInstances"})
    void refusesNamesThatTheEngineDoesNotTakeForVariables(String name) {
        var person = Diagram.userTask("Step", "approver", "muster.decisions=done", "muster.decisionVariable=" + name);
        var table = """
                <bpmn:businessRuleTask id="Step" camunda:decisionRef="table" camunda:mapDecisionResult="singleEntry"
                  camunda:resultVariable="%s"/>""".formatted(name);
        var call = """
                <bpmn:callActivity id="Step" calledElement="p" camunda:calledElementBinding="deployment">
                <bpmn:extensionElements><camunda:in businessKey="#{execution.processBusinessKey}"/>
                <camunda:%s source="%s" target="%s"/></bpmn:extensionElements></bpmn:callActivity>""";

        assertThat(rules(check(file("p.bpmn", Diagram.around("p", person, "Step")))))
                .containsExactly(Rule.SIGN_OFF);
        assertThat(rules(check(file("p.bpmn", Diagram.around("p", table, "Step")), file("t.dmn", TABLE))))
                .containsExactly(Rule.DECISION);
        for (var handover : List.of(call.formatted("in", name, "word"), call.formatted("out", "word", name))) {
            assertThat(rules(check(file("p.bpmn", Diagram.around("p", handover, "Step")))))
                    .containsExactly(Rule.CALL);
        }
    }

    @Test
    void stepsWriteNothingThatTheEngineTakesForSomethingElse() {
        assertThat(StepCatalogue.read().stream()
                        .flatMap(step -> Stream.of(
                                        step.outcome().map(Step.Outcome::variable).stream(),
                                        Stream.of(step.declaration().writes()).map(Step.Variable::name),
                                        Stream.of(step.declaration().reads()).map(Step.Variable::name))
                                .flatMap(names -> names)))
                .isNotEmpty()
                .allMatch(EngineWords::isVariable);
    }

    @Test
    void reportsTheFindingsOfAllFilesAtOnceInOrder() {
        var wrong = Diagram.around("p", "<bpmn:userTask id=\"Step\" camunda:assignee=\"vera\"/>", "Step");
        var findings = check(
                file("b.bpmn", wrong), file("a.bpmn", wrong.replace("id=\"p\"", "id=\"q\"")), file("d.form", "{}"));

        assertThat(findings).extracting(DiagramProblem::file).containsSubsequence("a.bpmn", "b.bpmn", "d.form");
        assertThat(findings)
                .filteredOn(finding -> finding.file().equals("a.bpmn"))
                .hasSizeGreaterThan(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p.bpmn | <bpmn:definitions | 1",
                "p.bpmn | <!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]><x>&y;</x> | 1",
                "p.form | {\"id\": | 1",
                "p.form | {\"components\": []} | 0",
                "p.form | [] | 0",
            })
    void refusesWhatCannotBeRead(String name, String content, int line) {
        assertThat(check(file(name, content))).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.UNREADABLE);
            assertThat(finding.line()).isEqualTo(line);
        });
    }

    @Test
    void looksAtEveryFileThatTheEngineTakesForADiagram() {
        var diagram = Diagram.around("p", "<bpmn:scriptTask id=\"Step\"/>", "Step");

        for (var name : List.of("x.bpmn", "xbpmn", "x.bpmn20.xml")) {
            assertThat(check(file(name, diagram))).as(name).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"xbpmn", "bpmn20.xml", "a\nb.bpmn", ".bpmn", "tabledmn", "platform"})
    void refusesNamesThatToolsReadDifferently(String name) {
        var diagram = Diagram.around("p", "<bpmn:exclusiveGateway id=\"G\"/>", "G");

        assertThat(rules(check(file(name, name.contains("bpmn") ? diagram : name.contains("dmn") ? TABLE : FORM))))
                .containsExactly(Rule.UNREADABLE);
    }

    @Test
    void refusesElementsOfOtherNamespacesWhereTheEngineWouldTakeThemForItsOwn() {
        var diagram = Diagram.process("p", """
                <bpmn:startEvent id="Start"/>
                <x:scriptTask xmlns:x="http://example.org" id="Script"/><scriptTask id="Bare"/>""");

        assertThat(check(file("p.bpmn", diagram)))
                .extracting(DiagramProblem::rule, DiagramProblem::element)
                .containsExactly(
                        tuple(Rule.UNREADABLE, null), tuple(Rule.ELEMENT, "Script"), tuple(Rule.ELEMENT, "Bare"));
    }

    @Test
    void refusesADocumentThatIsNotADiagram() {
        assertThat(check(file("p.bpmn", "<definitions><process/></definitions>")))
                .extracting(DiagramProblem::rule)
                .containsExactly(Rule.UNREADABLE, Rule.ELEMENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<bpmn:subProcess id=\"Step\"><bpmn:extensionElements><camunda:inputOutput>"
                        + "<camunda:inputParameter name=\"tier\">3</camunda:inputParameter></camunda:inputOutput>"
                        + "</bpmn:extensionElements><bpmn:startEvent id=\"In\"/></bpmn:subProcess>",
                "<bpmn:exclusiveGateway id=\"Step\"><bpmn:extensionElements><camunda:in source=\"a\" target=\"b\"/>"
                        + "</bpmn:extensionElements></bpmn:exclusiveGateway>",
                "<bpmn:exclusiveGateway id=\"Step\"><bpmn:extensionElements><camunda:properties>"
                        + "<camunda:property name=\"a\" value=\"1\"/><camunda:property name=\"a\" value=\"2\"/>"
                        + "</camunda:properties></bpmn:extensionElements></bpmn:exclusiveGateway>",
                "<bpmn:exclusiveGateway id=\"Step\"><bpmn:extensionElements><camunda:properties>"
                        + "<camunda:property name=\"a\"/></camunda:properties></bpmn:extensionElements>"
                        + "</bpmn:exclusiveGateway>"
            })
    void wantsExtensionsWhereTheyMeanWhatTheyAreReadAs(String element) {
        var diagram = file("p.bpmn", Diagram.around("p", element, "Step"));

        assertThat(rules(check(diagram))).containsExactly(Rule.ELEMENT);
    }

    private static List<DeploymentFile> folder(String name) {
        try (Stream<Path> files = Files.list(Path.of("processes", name))) {
            return files.sorted().map(DiagramRulesTests::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
