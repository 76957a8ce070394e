package io.muster.modeler;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The headings of field groups in templates. */
final class Groups {

    static final String INPUTS = "inputs";
    static final String WHO = "who";
    static final String WHAT = "what";
    static final String WHEN = "when";
    static final String RUN = "run";

    private static final Map<String, String> LABELS = Map.of(
            INPUTS, "Inputs of the step",
            WHO, "Who decides",
            WHAT, "What is decided",
            WHEN, "Until when",
            RUN, "Execution");

    private Groups() {}

    /** Groups of the fields, in order of first use. */
    static List<Template.Group> of(List<TemplateField> fields) {
        return fields.stream()
                .map(TemplateField::group)
                .filter(Objects::nonNull)
                .distinct()
                .map(id -> new Template.Group(id, LABELS.get(id)))
                .toList();
    }
}
