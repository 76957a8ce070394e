package io.muster.proofs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.muster.diagrams.DiagramProblem;
import io.muster.diagrams.DiagramRules;
import io.muster.diagrams.DiagramRules.DeployedResources;
import io.muster.processfiles.DeploymentFile;
import io.muster.processfiles.DiagramUnreadable;
import io.muster.proofs.prover.Prover;
import io.muster.step.StepCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every element of BPMN's schema, and every one that the model API has a type for, in each of several places: rules and
 * proof accept or refuse it, and never end with an exception.
 */
class BpmnElementsSlowTests {

    /** Permitted elements: each is read by the proof, or serves only the reader of the diagram. */
    private static final Set<String> PERMITTED = Set.of(
            "definitions",
            "process",
            "collaboration",
            "participant",
            "laneSet",
            "lane",
            "flowNodeRef",
            "startEvent",
            "endEvent",
            "intermediateThrowEvent",
            "intermediateCatchEvent",
            "boundaryEvent",
            "sequenceFlow",
            "conditionExpression",
            "incoming",
            "outgoing",
            "exclusiveGateway",
            "parallelGateway",
            "inclusiveGateway",
            "eventBasedGateway",
            "serviceTask",
            "businessRuleTask",
            "userTask",
            "callActivity",
            "subProcess",
            "messageEventDefinition",
            "timerEventDefinition",
            "timeDuration",
            "terminateEventDefinition",
            "errorEventDefinition",
            "escalationEventDefinition",
            "linkEventDefinition",
            "compensateEventDefinition",
            "message",
            "error",
            "escalation",
            "multiInstanceLoopCharacteristics",
            "loopCardinality",
            "completionCondition",
            "extensionElements",
            "documentation",
            "textAnnotation",
            "text",
            "association",
            "group",
            "category",
            "categoryValue");

    private static final String SOUND = """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
            xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="defs" targetNamespace="http://muster.io/test">
        <!--definitions-->
        <process id="p" isExecutable="true" camunda:historyTimeToLive="P1D" camunda:candidateStarterGroups="operator">
          <startEvent id="Start"><!--event--></startEvent>
          <sequenceFlow id="f1" sourceRef="Start" targetRef="Step"><!--flow--></sequenceFlow>
          <serviceTask id="Step" camunda:delegateExpression="${describeVersion}"><!--task--></serviceTask>
          <sequenceFlow id="f2" sourceRef="Step" targetRef="End"/>
          <endEvent id="End"/>
          <!--process-->
        </process>
        </definitions>
        """;

    private static final List<String> PLACES = List.of("definitions", "event", "flow", "task", "process");

    /** With the attributes it needs, where the element alone would only violate the schema. */
    private static final Map<String, String> ATTRIBUTES = Map.of(
            "sequenceFlow", " sourceRef=\"Start\" targetRef=\"End\"",
            "boundaryEvent", " attachedToRef=\"Step\"",
            "association", " sourceRef=\"Start\" targetRef=\"End\"",
            "messageFlow", " sourceRef=\"Start\" targetRef=\"End\"",
            "callActivity", " calledElement=\"other\"",
            "lane", " name=\"somebody\"",
            "participant", " processRef=\"p\"",
            "choreographyTask", " initiatingParticipantRef=\"Start\"",
            "relationship", " type=\"other\"",
            "import", " namespace=\"x\" location=\"y\" importType=\"z\"");

    private static DiagramRules rules;
    private static Prover prover;

    @BeforeAll
    static void read() throws IOException {
        rules = new DiagramRules(StepCatalogue.read());
        prover = new Prover(StepCatalogue.read());
        try (var tables = Files.list(Path.of("processes/decisions"))) {
            for (var table :
                    tables.filter(each -> each.toString().endsWith(".dmn")).toList()) {
                prover.with(new DeploymentFile(table.toString(), Files.readAllBytes(table)));
            }
        }
    }

    @Test
    void permitsTheDiagramThatTheyArePutInto() {
        assertThat(findings(SOUND)).isEmpty();
        assertThat(prover.prove(List.of(diagram(SOUND))).permitsDeployment()).isTrue();
    }

    @Test
    void refusesOrReadsEveryElementAnywhere() throws IOException {
        var names = names();
        assertThat(names)
                .hasSizeGreaterThan(150)
                .contains("adHocSubProcess", "choreographyTask", "dataObject", "performer");

        for (var name : names) {
            for (var place : PLACES) {
                var file = put(name, place);
                var findings = findings(file);

                assertThat(findings.stream()
                                .anyMatch(finding -> finding.rule().id().equals("MUSTER-101")
                                        && finding.what().equals("'%s' is not permitted".formatted(name))))
                        .as("'%s' in %s: %s", name, place, findings)
                        .isEqualTo(!PERMITTED.contains(name));
                provesOrRefuses(name, place, file);
            }
        }
    }

    /** A reference that leads to an element of another kind is not an exception either. */
    @Test
    void refusesReferencesThatLeadNowhereOrToTheWrongKind() {
        for (var element : List.of(
                "<sequenceFlow id=\"x\" sourceRef=\"Start\" targetRef=\"nowhere\"/>",
                "<sequenceFlow id=\"x\" sourceRef=\"f1\" targetRef=\"f2\"/>",
                "<sequenceFlow id=\"x\" sourceRef=\"p\" targetRef=\"End\"/>",
                "<boundaryEvent id=\"x\""
                        + " attachedToRef=\"nowhere\"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>",
                "<boundaryEvent id=\"x\""
                        + " attachedToRef=\"f1\"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>",
                "<boundaryEvent id=\"x\""
                        + " attachedToRef=\"Start\"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>",
                "<endEvent id=\"x\"><errorEventDefinition errorRef=\"nowhere\"/></endEvent>",
                "<endEvent id=\"x\"><errorEventDefinition errorRef=\"Step\"/></endEvent>",
                "<endEvent id=\"x\"><escalationEventDefinition escalationRef=\"Step\"/></endEvent>",
                "<startEvent id=\"x\"><messageEventDefinition messageRef=\"Step\"/></startEvent>",
                "<intermediateThrowEvent id=\"x\"><compensateEventDefinition"
                        + " activityRef=\"Start\"/></intermediateThrowEvent>",
                "<exclusiveGateway id=\"x\" default=\"Step\"/>",
                "<callActivity id=\"x\" calledElement=\"Step\"/>",
                "<callActivity id=\"x\"/>",
                "<startEvent id=\"x\"><messageEventDefinition/><timerEventDefinition/></startEvent>",
                "<endEvent id=\"Start\"/>")) {
            var file = SOUND.replace("<!--process-->", element);

            provesOrRefuses(element, "process", file);
            assertThat(findings(file).isEmpty() && permits(file)).as(element).isFalse();
        }
    }

    private static void provesOrRefuses(String name, String place, String file) {
        assertThatCode(() -> permits(file)).as("'%s' in %s", name, place).doesNotThrowAnyException();
    }

    private static boolean permits(String file) {
        try {
            return prover.prove(List.of(diagram(file))).permitsDeployment();
        } catch (DiagramUnreadable e) {
            assertThat(e.getMessage()).containsPattern("line \\d+, column \\d+: .+");
            return false;
        }
    }

    private static List<DiagramProblem> findings(String file) {
        return rules.check(
                List.of(new DeploymentFile("p.bpmn", file.getBytes(StandardCharsets.UTF_8))),
                DeployedResources.of(List.of()));
    }

    private static DeploymentFile diagram(String file) {
        return new DeploymentFile("p.bpmn", file.getBytes(StandardCharsets.UTF_8));
    }

    private static String put(String name, String place) {
        var element = "<%s id=\"x\"%s/>".formatted(name, ATTRIBUTES.getOrDefault(name, ""));
        return SOUND.replace("<!--%s-->".formatted(place), element);
    }

    private static Set<String> names() throws IOException {
        var names = new TreeSet<String>();
        try (var schema =
                Bpmn.class.getClassLoader().getResourceAsStream("org/camunda/bpm/model/bpmn/schema/Semantic.xsd")) {
            var elements = Pattern.compile("<xsd:element name=\"(\\w+)\"")
                    .matcher(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
            elements.results().map(found -> found.group(1)).forEach(names::add);
        }
        var types = new ArrayList<>(Bpmn.createEmptyModel().getModel().getTypes());
        types.removeIf(type ->
                type.isAbstract() || !String.valueOf(type.getTypeNamespace()).endsWith("/MODEL"));
        types.forEach(type -> names.add(type.getTypeName()));
        return names;
    }
}
