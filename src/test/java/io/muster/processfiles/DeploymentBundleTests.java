package io.muster.processfiles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.shared.Digest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.dmn.deployer.DecisionDefinitionDeployer;
import org.camunda.bpm.engine.impl.form.deployer.CamundaFormDefinitionDeployer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentBundleTests {

    private static final DeploymentBundle BUNDLE = bundle(Map.of(
            "a.form", "{}",
            "b.dmn", "<t>\n<r id=\"Row_1\"/><r id=\"Task_1\"/></t>",
            "c.bpmn", "<p id=\"p\"/>",
            "d.bpmn", "<q>\n\n  <t id=\"Task_1\"/></q>"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.bpmn",
                "a.bpmn20.xml",
                "abpmn",
                "a.dmn",
                "a.dmn11.xml",
                "admn",
                "a.form",
                "aform",
                "a.xml",
                "a.bpmn.txt",
                "a.BPMN",
                "a.bpmn2.xml",
                "a.cmmn",
                "bpmn",
                ""
            })
    void takesAFileForWhatTheEngineTakesItFor(String name) {
        assertThat(DeploymentFile.isDiagram(name)).isEqualTo(endsWithAny(name, BpmnDeployer.BPMN_RESOURCE_SUFFIXES));
        assertThat(DeploymentFile.isTable(name))
                .isEqualTo(endsWithAny(name, DecisionDefinitionDeployer.DMN_RESOURCE_SUFFIXES));
        assertThat(DeploymentFile.isForm(name))
                .isEqualTo(endsWithAny(name, CamundaFormDefinitionDeployer.FORM_RESOURCE_SUFFIXES));
    }

    /** The engine has only the file endings that this test knows: a file with another ending would be examined by no check. */
    @Test
    void theEngineKnowsNoOtherEndings() {
        assertThat(BpmnDeployer.BPMN_RESOURCE_SUFFIXES).containsExactlyInAnyOrder("bpmn20.xml", "bpmn");
        assertThat(DecisionDefinitionDeployer.DMN_RESOURCE_SUFFIXES).containsExactlyInAnyOrder("dmn11.xml", "dmn");
        assertThat(CamundaFormDefinitionDeployer.FORM_RESOURCE_SUFFIXES).containsExactlyInAnyOrder("form");
    }

    @Test
    void showsAProblemInTheDiagramThatContainsItsElement() {
        assertThat(BUNDLE.problem("no approval", "Task_1", List.of("p", "Task_1")))
                .isEqualTo(new FileProblem("d.bpmn", 3, 19, "Task_1", List.of("p", "Task_1"), "no approval"));
    }

    @Test
    void showsAProblemOfARowInItsTable() {
        assertThat(BUNDLE.problem("no answer", "Row_1", List.of()).file()).isEqualTo("b.dmn");
    }

    @Test
    void showsAProblemOfNoKnownElementInTheFirstDiagram() {
        var problem = BUNDLE.problem("not decided", "", List.of());

        assertThat(problem.file()).isEqualTo("c.bpmn");
        assertThat(problem.line()).isZero();
    }

    @Test
    void showsAProblemInWhateverFileThereIs() {
        assertThat(bundle(Map.of("a.form", "{}"))
                        .problem("not decided", "", List.of())
                        .file())
                .isEqualTo("a.form");
    }

    @Test
    void digestsItsFilesAsSha256sumPrintsThem() {
        var two = bundle(Map.of("b.form", "B", "a.form", "A"));

        assertThat(two.digest())
                .isEqualTo(Digest.ofText("%s  a.form\n%s  b.form\n"
                        .formatted(Digest.ofText("A").hex(), Digest.ofText("B").hex())));
    }

    @Test
    void readsEachFileOnce() throws FileUnreadable {
        var diagram = BUNDLE.diagrams().get(0);

        assertThat(BUNDLE.diagrams().get(0)).isSameAs(diagram);
        assertThat(diagram.root()).isSameAs(diagram.root());
        assertThat(diagram.faults()).isSameAs(diagram.faults());
        var valid = new DeploymentFile("p.bpmn", """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="n" id="d">
                <process id="p"/></definitions>""".getBytes(UTF_8));
        assertThat(valid.model()).isSameAs(valid.model());
    }

    private static boolean endsWithAny(String name, String[] endings) {
        return Stream.of(endings).anyMatch(name::endsWith);
    }

    private static DeploymentBundle bundle(Map<String, String> files) {
        return DeploymentBundle.of(files.entrySet().stream()
                .map(file -> new DeploymentFile(file.getKey(), file.getValue().getBytes(UTF_8)))
                .toList());
    }
}
