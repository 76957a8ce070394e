package io.muster.lifecycle.diagram;

import org.camunda.bpm.engine.impl.util.xml.Element;

/** One thing in a diagram that is not permitted. */
record Finding(Rule rule, Element element, String what) {

    /** Such as {@code MUSTER-103 at Task_Train (line 17, column 5): there is no step 'trainn'}. */
    String sentence() {
        var id = element.attribute("id");
        return "%s at %s (line %d, column %d): %s [%s]"
                .formatted(
                        rule.id(),
                        id == null ? element.getTagName() : id,
                        element.getLine(),
                        element.getColumn(),
                        what,
                        rule.why());
    }
}
