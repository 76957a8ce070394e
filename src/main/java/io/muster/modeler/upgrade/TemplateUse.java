package io.muster.modeler.upgrade;

import io.muster.modeler.Binding;
import io.muster.modeler.ModelerTemplates;
import io.muster.modeler.Template;
import io.muster.modeler.TemplateField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One element of a diagram with the template it uses or could use. */
final class TemplateUse {

    /** Attributes that name the element's step or process; a template with the same name applies to it. */
    private static final Set<String> NAMES = Set.of("camunda:delegateExpression", "camunda:topic", "calledElement");

    private static final Map<String, String> DEFAULTS = Map.of("cancelActivity", "true");

    private final DiagramText diagram;
    private final XmlElement element;
    private final ModelerTemplates templates;

    TemplateUse(DiagramText diagram, XmlElement element, ModelerTemplates templates) {
        this.diagram = diagram;
        this.element = element;
        this.templates = templates;
    }

    /**
     * A change that makes an element match its template.
     *
     * @param value null to remove it
     */
    record Change(Binding binding, @Nullable String value) {

        String place() {
            return binding.name() != null
                    ? binding.name()
                    : binding.target() != null
                            ? "in " + binding.target()
                            : binding.source() != null ? "out " + binding.source() : "business key";
        }
    }

    Optional<String> templateId() {
        return diagram.attribute(element, "camunda:modelerTemplate");
    }

    /** The template that matches an element without one: the one that specifies most of it. */
    Optional<Template> fitting() {
        return templates.all().stream()
                .filter(template -> template.elementType().value().equals(diagram.type(element)))
                .filter(this::fits)
                .max(Comparator.comparingLong(template -> template.properties().stream()
                        .filter(TemplateField::isFixed)
                        .count()));
    }

    /** A step or process is recognised by its name alone; a human task, only by everything the template demands. */
    private boolean fits(Template template) {
        var names = template.properties().stream().filter(TemplateUse::isName).toList();
        if (!names.isEmpty()) {
            return names.stream().allMatch(this::says);
        }
        return template.elementType().value().equals("bpmn:UserTask")
                && template.properties().stream().allMatch(field -> field.isFixed() ? says(field) : isThere(field));
    }

    private static boolean isName(TemplateField field) {
        var name = field.binding().name();
        return name != null && NAMES.contains(name);
    }

    private boolean says(TemplateField field) {
        return diagram.read(element, field.binding()).equals(Optional.ofNullable(field.text()));
    }

    private boolean isThere(TemplateField field) {
        return !field.isRequired() || diagram.read(element, field.binding()).isPresent();
    }

    List<Change> changes(Template template) {
        var changes = new ArrayList<Change>();
        for (var field : template.properties()) {
            var expected = expected(field);
            if (expected != null && !expected.equals(present(field.binding()))) {
                changes.add(new Change(field.binding(), expected));
            }
        }
        surplus(template).forEach(binding -> changes.add(new Change(binding, null)));
        return changes;
    }

    private @Nullable String expected(TemplateField field) {
        var present = present(field.binding());
        return !field.isFixed() && present != null && field.permits(present) ? present : field.text();
    }

    private @Nullable String present(Binding binding) {
        var written = diagram.read(element, binding);
        return written.orElse(binding.type().equals(Binding.ATTRIBUTE) ? DEFAULTS.get(binding.name()) : null);
    }

    /** Inputs that the step does not take, or no longer takes. */
    private List<Binding> surplus(Template template) {
        var known = template.properties().stream().map(TemplateField::binding).toList();
        return diagram.inputs(element).stream()
                .map(name -> new Binding(Binding.INPUT, name, null, null))
                .filter(binding -> !known.contains(binding))
                .toList();
    }
}
