package io.muster.verification.net;

import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.jspecify.annotations.Nullable;

/**
 * The diagram element that a node comes from.
 *
 * @param name as on the diagram, or null
 */
public record ElementName(
        String process, String id, @Nullable String name) {

    static ElementName of(String process, FlowNode element) {
        var name = element.getName();
        return new ElementName(process, element.getId(), name == null || name.isBlank() ? null : name.strip());
    }

    /** The name on the diagram, or the id. */
    public String spoken() {
        return name == null ? id : name;
    }
}
