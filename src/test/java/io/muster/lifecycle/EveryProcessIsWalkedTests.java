package io.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** The assumptions of {@link WalkedWhole}. */
class EveryProcessIsWalkedTests {

    @Test
    void byExactlyOneClass() throws IOException {
        try (var files = Files.walk(Path.of("processes"))) {
            var shipped = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".bpmn"))
                    .map(name -> name.replace(".bpmn", ""))
                    .toList();
            assertThat(promised()).containsExactlyInAnyOrderElementsOf(shipped);
        }
    }

    @Test
    void andWhatIsLeftOutIsNamed() {
        var diagram = Bpmn.createExecutableProcess("p")
                .startEvent("start")
                .exclusiveGateway("which")
                .sequenceFlowId("here")
                .endEvent("near")
                .moveToLastGateway()
                .sequenceFlowId("there")
                .endEvent("far")
                .done();

        assertThat(Footprints.unwalked(diagram, Set.of("start", "which", "here", "near", flowOut("start", diagram))))
                .containsExactly("far", "there");
    }

    private static String flowOut(String node, org.camunda.bpm.model.bpmn.BpmnModelInstance diagram) {
        org.camunda.bpm.model.bpmn.instance.FlowNode found = diagram.getModelElementById(node);
        return found.getOutgoing().iterator().next().getId();
    }

    private static List<String> promised() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Walks.class));
        return scanner.findCandidateComponents(Walks.class.getPackageName()).stream()
                .map(BeanDefinition::getBeanClassName)
                .flatMap(name -> Arrays.stream(walks(name)))
                .toList();
    }

    private static String[] walks(String name) {
        try {
            return Class.forName(name).getAnnotation(Walks.class).value();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
