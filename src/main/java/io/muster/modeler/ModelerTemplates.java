package io.muster.modeler;

import io.muster.step.StepCatalogue;
import io.muster.step.StepContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All element templates with all their former versions, and the page of steps. The templates in {@code processes} on
 * the class path keep the history: a template whose contract equals that of its newest version keeps the number, any
 * other gets the next.
 */
public final class ModelerTemplates {

    /** Where the Modeler looks for templates, from a folder of diagrams or any folder above it. */
    public static final String FOLDER = ".camunda/element-templates";

    private final List<StepContract> steps;
    private final SortedMap<String, List<Template>> templates = new TreeMap<>();

    private ModelerTemplates(List<StepContract> steps, ShippedTemplates shipped) {
        this.steps = steps;
        Stream.of(StepTemplates.of(steps), PeopleTemplates.all(), CallTemplates.all(), EventTemplates.all())
                .flatMap(List::stream)
                .forEach(template -> templates.put(template.id(), history(template, shipped.of(template))));
    }

    /** The templates declared by this version of Muster. */
    public static ModelerTemplates read() {
        return new ModelerTemplates(StepCatalogue.read(), new ShippedTemplates());
    }

    static ModelerTemplates of(List<StepContract> steps, ShippedTemplates shipped) {
        return new ModelerTemplates(steps, shipped);
    }

    /** Newest first. */
    private static List<Template> history(Template declared, List<Template> former) {
        if (former.isEmpty()) {
            return List.of(declared.version(1));
        }
        var newest = former.get(0);
        var unchanged = declared.hasContractOf(newest);
        var history = new ArrayList<Template>();
        history.add(declared.version(unchanged ? newest.version() : newest.version() + 1));
        history.addAll(unchanged ? former.subList(1, former.size()) : former);
        return history;
    }

    /** The newest version of each, by id. */
    public List<Template> newest() {
        return templates.values().stream().map(versions -> versions.get(0)).toList();
    }

    public Optional<Template> newest(String id) {
        return Optional.ofNullable(templates.get(id)).map(versions -> versions.get(0));
    }

    public Optional<Template> version(String id, int version) {
        return templates.getOrDefault(id, List.of()).stream()
                .filter(template -> template.version() == version)
                .findFirst();
    }

    /** The contents of {@link #FOLDER}, by file name. */
    public SortedMap<String, String> files() {
        var files = new TreeMap<String, String>();
        templates.values().forEach(versions -> files.put(versions.get(0).file(), TemplateJson.write(versions)));
        return files;
    }

    /** The page that describes every step, in Markdown. */
    public String page() {
        return new StepPage(steps).write();
    }
}
