package io.muster.diagrams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.muster.lifecycle.Diagram;
import io.muster.processfiles.DeploymentFile;
import io.muster.security.Role;
import io.muster.security.UserGroup;
import io.muster.security.UserGroups;
import io.muster.shared.Actor;
import io.muster.step.ExternalTopics;
import io.muster.step.Step;
import io.muster.step.StepCatalogue;
import io.muster.verification.condition.EngineWords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules as the command line applies them: without engine, database or Spring. */
class DiagramRulesTests {

    private static final DiagramRules RULES = new DiagramRules(StepCatalogue.read());
    private static final DeployedResources NOTHING = DeployedResources.of(List.of());

    private static final String FORM = "{\"id\": \"decide\", \"type\": \"default\", \"components\": []}";
    private static final String TABLE = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="x"
                xmlns:camunda="http://camunda.org/schema/1.0/dmn">
              <decision id="table" name="table" camunda:historyTimeToLive="P1D"/></definitions>""";

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

    private static String around(String task) {
        return Diagram.process("p", """
                <bpmn:startEvent id="Start"/><bpmn:sequenceFlow id="f1" sourceRef="Start" targetRef="Review"/>
                %s<bpmn:sequenceFlow id="f2" sourceRef="Review" targetRef="End"/><bpmn:endEvent id="End"/>""".formatted(task));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "validator=vera approver=anna developer=dora | ",
                "validator=vera approver=vera developer=dora | only vera could, who must differ from [review]",
                "validator=vera approver=VERA developer=dora | only VERA could, who must differ from [review]",
                "validator=vera,anna approver=vera developer=dora | ",
                "validator=vera approver=vera,anna developer=dora | ",
                "validator=vera approver= developer=dora | no one is in [approver]",
                "validator=dora approver=anna developer=dora | only dora could, who must differ from [developer]",
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

    private static List<DiagramProblem> check(DeploymentFile... files) {
        return RULES.check(List.of(files), NOTHING);
    }

    private static Set<Rule> rules(List<DiagramProblem> findings) {
        return findings.stream().map(DiagramProblem::rule).collect(Collectors.toSet());
    }

    private static DeploymentFile file(String name, String content) {
        return new DeploymentFile(name, content.getBytes(UTF_8));
    }

    private static String work(String attributes) {
        var task = Diagram.userTask("Step", "validator", "muster.decisions=done", "muster.decisionVariable=workDone")
                .replace("<bpmn:userTask", "<bpmn:userTask " + attributes);
        return Diagram.around("p", task, "Step");
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

    private static String waitingFor(String message) {
        var event = """
                <bpmn:intermediateCatchEvent id="Step"><bpmn:messageEventDefinition id="D" messageRef="M"/>
                </bpmn:intermediateCatchEvent>""";
        return Diagram.around("p", event, "Step")
                .replace(
                        "</bpmn:definitions>",
                        "<bpmn:message id=\"M\" name=\"%s\"/></bpmn:definitions>".formatted(message));
    }

    /** {@code validator=vera,anna approver=}. */
    private static DeployedResources with(String people) {
        Map<String, Set<Actor>> groups = Arrays.stream(people.split(" "))
                .map(entry -> entry.split("=", 2))
                .collect(Collectors.toMap(
                        entry -> entry[0],
                        entry -> Arrays.stream(entry[1].split(","))
                                .filter(name -> !name.isEmpty())
                                .map(Actor::person)
                                .collect(Collectors.toSet())));
        return new DeployedResources() {
            @Override
            public boolean hasDecision(String id) {
                return false;
            }

            @Override
            public boolean hasForm(String id) {
                return false;
            }

            @Override
            public Optional<Set<Actor>> inGroup(String group) {
                return Optional.of(groups.getOrDefault(group, Set.of()));
            }
        };
    }

    private static List<DeploymentFile> folder(String name) {
        try (Stream<Path> files = Files.list(Path.of("processes", name))) {
            return files.sorted().map(DiagramRulesTests::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DeploymentFile read(Path file) {
        try {
            return new DeploymentFile(file.getFileName().toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
