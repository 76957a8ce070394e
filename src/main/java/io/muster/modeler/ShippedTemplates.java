package io.muster.modeler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.ClassUtils;

/** The templates on the class path: those shipped with Muster's processes, and those in jars from outside. */
class ShippedTemplates {

    private static final String OWN = "processes/%s/".formatted(ModelerTemplates.FOLDER);
    private static final String FROM_OUTSIDE = "META-INF/muster/element-templates/";

    /** All versions of a template, newest first; empty if it never shipped. */
    List<Template> of(Template template) {
        return Stream.of(OWN, FROM_OUTSIDE)
                .map(folder -> read(folder + template.file()))
                .filter(versions -> !versions.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<Template> read(String place) {
        try (var json = ClassUtils.getDefaultClassLoader().getResourceAsStream(place)) {
            return json == null ? List.of() : TemplateJson.read(json);
        } catch (IOException e) {
            throw new UncheckedIOException("The template %s could not be read".formatted(place), e);
        }
    }
}
