package io.muster.rendering;

import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Group;
import org.camunda.bpm.model.bpmn.instance.TextAnnotation;
import org.jspecify.annotations.Nullable;

/**
 * An element that covers an area.
 *
 * @param label place of its name, or null if the diagram does not say
 * @param expanded whether a sub-process shows what is inside
 * @param upright whether a pool or lane goes from top to bottom
 */
record Shape(BaseElement element, Box box, @Nullable Box label, boolean expanded, boolean upright) {

    String name() {
        if (element instanceof Group group) {
            return group.getCategory() == null
                    ? ""
                    : group.getCategory().getValue().strip();
        }
        return element instanceof TextAnnotation annotation && annotation.getText() != null
                ? annotation.getText().getTextContent().strip()
                : nameOf(element);
    }

    static String nameOf(BaseElement element) {
        var name = element.getAttributeValue("name");
        return name == null ? "" : name.strip();
    }
}
