package io.muster.modeler.upgrade;

import io.muster.modeler.ModelerTemplates;
import io.muster.modeler.Template;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A diagram compared with the templates.
 *
 * @param text the diagram
 * @param upgraded the same with everything fixed that can be; equal to the text if nothing is to be fixed
 */
public record DiagramReport(String text, List<TemplateFinding> findings, String upgraded) {

    private static final String OURS = "io.muster.";

    public DiagramReport {
        findings = List.copyOf(findings);
    }

    /** @throws IOException if the text is not a diagram for Camunda 7 */
    public static DiagramReport of(String text, ModelerTemplates templates) throws IOException {
        return new Check(DiagramText.read(text), templates).report();
    }

    /** The changes made by an upgrade, as unified diff lines; empty for none. */
    public List<String> difference(String file) {
        return UnifiedDiff.of(file, text, upgraded);
    }

    private static final class Check {

        private final DiagramText original;
        private final ModelerTemplates templates;
        private final List<TemplateFinding> findings = new ArrayList<>();
        private DiagramText upgraded;

        Check(DiagramText original, ModelerTemplates templates) {
            this.original = original;
            this.templates = templates;
            this.upgraded = original;
        }

        DiagramReport report() {
            original.elements().forEach(this::check);
            return new DiagramReport(original.text(), findings, upgraded.text());
        }

        private void check(XmlElement element) {
            var id = element.value("id").orElseThrow();
            var use = new TemplateUse(original, element, templates);
            var named = use.templateId();
            if (named.isEmpty()) {
                use.fitting()
                        .ifPresent(template ->
                                mend(id, use, template, "has no template; %s fits".formatted(template.id())));
            } else if (named.get().startsWith(OURS)) {
                templates
                        .find(named.get())
                        .ifPresentOrElse(
                                template -> compare(id, use, template),
                                () -> findings.add(new TemplateFinding(
                                        id, "uses %s, which does not exist".formatted(named.get()), false)));
            }
        }

        private void compare(String id, TemplateUse use, Template template) {
            var differing = use.changes(template);
            if (!differing.isEmpty()) {
                var places = differing.stream().map(TemplateUse.Change::place).collect(Collectors.joining(", "));
                mend(id, use, template, "differs from its template %s in %s".formatted(template.id(), places));
            }
        }

        private void mend(String id, TemplateUse use, Template template, String what) {
            findings.add(new TemplateFinding(id, what, true));
            for (var change : use.changes(template)) {
                upgraded = change.value() == null
                        ? upgraded.remove(id, change.binding())
                        : upgraded.write(id, change.binding(), change.value());
            }
            upgraded = upgraded.stamp(id, template.id());
        }
    }
}
