package io.muster.modeler;

import io.muster.step.StepCatalogue;
import io.muster.step.StepContract;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All element templates and the page of steps. Both follow from the declarations of this version alone, never from what
 * an earlier one generated.
 */
public final class ModelerTemplates {

    /** Where the Modeler looks for templates, from a folder of diagrams or any folder above it. */
    public static final String FOLDER = ".camunda/element-templates";

    private final List<StepContract> steps;
    private final SortedMap<String, Template> templates = new TreeMap<>();

    private ModelerTemplates(List<StepContract> steps) {
        this.steps = steps;
        Stream.of(StepTemplates.of(steps), PeopleTemplates.all(), CallTemplates.all(), EventTemplates.all())
                .flatMap(List::stream)
                .forEach(template -> templates.put(template.id(), template));
    }

    /** The templates declared by this version of Muster. */
    public static ModelerTemplates read() {
        return of(StepCatalogue.read());
    }

    static ModelerTemplates of(List<StepContract> steps) {
        return new ModelerTemplates(steps);
    }

    public List<Template> all() {
        return List.copyOf(templates.values());
    }

    public Optional<Template> find(String id) {
        return Optional.ofNullable(templates.get(id));
    }

    /** The contents of {@link #FOLDER}, by file name. */
    public SortedMap<String, String> files() {
        var files = new TreeMap<String, String>();
        templates.values().forEach(template -> files.put(template.file(), TemplateJson.write(template)));
        return files;
    }

    /** The page that describes every step, in Markdown. */
    public String page() {
        return new StepPage(steps).write();
    }
}
