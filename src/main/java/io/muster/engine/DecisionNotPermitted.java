package io.muster.engine;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** A decision table uses another language than FEEL. */
@Problem(slug = "decision-not-permitted", kind = Refusal.Kind.UNPROCESSABLE, title = "Decision not permitted")
public class DecisionNotPermitted extends Refusal {

    DecisionNotPermitted(String definitions, ModelElementInstance element, String language) {
        super("MUSTER-109 in '%s' at %s '%s': expressions in '%s' are not permitted; FEEL wanted"
                .formatted(
                        definitions,
                        element.getElementType().getTypeName(),
                        element.getAttributeValue("id"),
                        language));
    }
}
