package io.muster.lifecycle.diagram;

import io.muster.shared.Refusal;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** A decision table uses another language than FEEL. */
public class DecisionNotPermitted extends Refusal {

    DecisionNotPermitted(String definitions, ModelElementInstance element, String language) {
        super(
                Kind.UNPROCESSABLE,
                "MUSTER-109 in '%s' at %s '%s': expressions in '%s' are not permitted; FEEL wanted"
                        .formatted(
                                definitions,
                                element.getElementType().getTypeName(),
                                element.getAttributeValue("id"),
                                language));
    }
}
