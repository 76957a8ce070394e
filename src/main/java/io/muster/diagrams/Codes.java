package io.muster.diagrams;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Errors and escalations of one diagram. A code is a plain word: the engine takes other codes of errors for names of Java
 * exceptions, and would go on as if a failing step had only half failed. A step's failure stays an incident.
 */
final class Codes {

    private static final Set<String> DEFINED = Set.of("error", "escalation");
    private static final Set<String> THROWERS = Set.of("endEvent", "intermediateThrowEvent");

    private final Element root;

    Codes(Element root) {
        this.root = root;
    }

    /** @param element an error or escalation, or an event's definition that names one */
    void check(Element element, ProblemCollector refusals) {
        var kind = kind(element);
        if (DEFINED.contains(element.getTagName())) {
            var code = element.attribute(kind + "Code");
            if (code == null || !Xml.isWord(code)) {
                refusals.refuse(
                        Rule.CODE, element, "%sCode must be a word of letters, digits and hyphens".formatted(kind));
            }
        } else if (code(element).isEmpty()) {
            refusals.refuse(Rule.CODE, element, "it names no %s of this diagram".formatted(kind));
        }
    }

    /** Codes that events of the diagram throw. */
    Set<String> thrown(String kind) {
        return Xml.all(root)
                .filter(event -> THROWERS.contains(event.getTagName()))
                .flatMap(event -> Xml.children(event, kind + "EventDefinition"))
                .flatMap(definition -> code(definition).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The code that an event waits for, if it is one that waits for an error or escalation. */
    Optional<String> caught(Element event, String kind) {
        return List.of("boundaryEvent", "startEvent").contains(event.getTagName())
                ? Xml.children(event, kind + "EventDefinition")
                        .flatMap(definition -> code(definition).stream())
                        .findFirst()
                : Optional.empty();
    }

    private Optional<String> code(Element definition) {
        var kind = kind(definition);
        return Optional.ofNullable(definition.attribute(kind + "Ref"))
                .map(reference -> reference.substring(reference.indexOf(':') + 1))
                .flatMap(id -> Xml.children(root, kind)
                        .filter(defined -> id.equals(defined.attribute("id")))
                        .findFirst())
                .map(defined -> defined.attribute(kind + "Code"));
    }

    private static String kind(Element element) {
        return element.getTagName().startsWith("error") ? "error" : "escalation";
    }
}
