package io.muster.diagrams;

import io.muster.processfiles.BpmnXml;
import io.muster.processfiles.DeploymentBundle;
import io.muster.processfiles.FileElement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rules for errors and escalations of one diagram. A code must be a plain word: the engine takes other error codes
 * for names of Java exceptions, and would continue as if a failing step had only half failed. A step's failure stays an
 * incident.
 */
final class Codes {

    private static final Set<String> DEFINED = Set.of("error", "escalation");
    private static final Set<String> THROWERS = Set.of("endEvent", "intermediateThrowEvent");

    private final FileElement root;

    Codes(FileElement root) {
        this.root = root;
    }

    /** @param element an error or escalation, or an event definition that refers to one */
    void check(FileElement element, ProblemCollector refusals) {
        var kind = kind(element);
        if (DEFINED.contains(element.tag())) {
            var code = element.attribute(kind + "Code");
            if (code == null || !BpmnXml.isWord(code)) {
                refusals.refuse(
                        Rule.CODE, element, "%sCode must be a word of letters, digits and hyphens".formatted(kind));
            }
        } else if (code(element).isEmpty()) {
            refusals.refuse(Rule.CODE, element, "it names no %s of this diagram".formatted(kind));
        }
    }

    /** Codes that events of the diagram throw. */
    Set<String> thrown(String kind) {
        return root.all()
                .filter(event -> THROWERS.contains(event.tag()))
                .flatMap(event -> BpmnXml.children(event, kind + "EventDefinition"))
                .flatMap(definition -> code(definition).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The code that an event catches, if it is an error or escalation event. */
    Optional<String> caught(FileElement event, String kind) {
        return List.of("boundaryEvent", "startEvent").contains(event.tag())
                ? BpmnXml.children(event, kind + "EventDefinition")
                        .flatMap(definition -> code(definition).stream())
                        .findFirst()
                : Optional.empty();
    }

    /** Whether any diagram of a deployment throws a code. */
    static boolean throwsCode(DeploymentBundle files, String kind, String code) {
        return files.roots().values().stream()
                .anyMatch(root -> new Codes(root).thrown(kind).contains(code));
    }

    private Optional<String> code(FileElement definition) {
        var kind = kind(definition);
        return Optional.ofNullable(definition.attribute(kind + "Ref"))
                .map(reference -> reference.substring(reference.indexOf(':') + 1))
                .flatMap(id -> BpmnXml.children(root, kind)
                        .filter(defined -> id.equals(defined.attribute("id")))
                        .findFirst())
                .map(defined -> defined.attribute(kind + "Code"));
    }

    private static String kind(FileElement element) {
        return element.tag().startsWith("error") ? "error" : "escalation";
    }
}
