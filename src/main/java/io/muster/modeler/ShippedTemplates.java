package io.muster.modeler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The templates shipped with the processes on the class path. */
class ShippedTemplates {

    private static final String PLACE = "/processes/" + ModelerTemplates.FOLDER + "/";

    /** All versions of a template, newest first; empty if it never shipped. */
    List<Template> of(Template template) {
        var place = PLACE + template.file();
        try (var json = ShippedTemplates.class.getResourceAsStream(place)) {
            return json == null ? List.of() : TemplateJson.read(json);
        } catch (IOException e) {
            throw new UncheckedIOException("The shipped template %s could not be read".formatted(place), e);
        }
    }
}
