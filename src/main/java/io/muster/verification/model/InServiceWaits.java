package io.muster.verification.model;

import io.muster.processfiles.BpmnFile;
import io.muster.processfiles.DeploymentFile;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Elements that may wait without a deadline because their diagram declares it: {@code muster.wait = in-service}. */
public final class InServiceWaits {

    private static final String NAME = "muster.wait";
    private static final String VALUE = "in-service";

    private InServiceWaits() {}

    public static Set<String> in(Collection<DeploymentFile> diagrams) {
        return diagrams.stream().flatMap(InServiceWaits::in).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> in(DeploymentFile diagram) {
        return BpmnFile.read(diagram).getModelElementsByType(FlowNode.class).stream()
                .filter(node -> node.getExtensionElements() != null)
                .filter(node -> node.getExtensionElements().getDomElement().getChildElements().stream()
                        .flatMap(each -> each.getChildElements().stream())
                        .anyMatch(property -> NAME.equals(property.getAttribute("name"))
                                && VALUE.equals(property.getAttribute("value"))))
                .map(node -> key(processOf(node), node.getId()));
    }

    /** The key of an element in a policy; ids alone repeat across processes. */
    public static String key(String process, String element) {
        return process + "/" + element;
    }

    private static String processOf(ModelElementInstance element) {
        var around = element.getParentElement();
        return around instanceof Process process ? process.getId() : processOf(around);
    }
}
