package io.muster.diagrams;

import io.muster.diagrams.DiagramProblem.ProblemCollector;
import io.muster.processfiles.BpmnXml;
import io.muster.processfiles.DeploymentBundle;
import io.muster.processfiles.FileElement;
import io.muster.step.ProcessMessages;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rules for what the events of one diagram refer to: errors, escalations and messages.
 *
 * <p>A code must be a plain word: the engine takes other error codes for names of Java exceptions, and would continue as
 * if a failing step had only half failed. A step's failure stays an incident.
 *
 * <p>Muster sends each of its messages with the business key of the version concerned; a diagram waits for messages but
 * sends none, because a step addresses other processes.
 */
final class EventRules {

    private static final Set<String> DEFINED = Set.of("error", "escalation");
    private static final Set<String> THROWERS = Set.of("endEvent", "intermediateThrowEvent");
    private static final Set<String> SENT = ProcessMessages.all();

    private final FileElement root;

    EventRules(FileElement root) {
        this.root = root;
    }

    /** @param element an error or escalation, or an event definition that refers to one */
    void checkCode(FileElement element, ProblemCollector refusals) {
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
                .anyMatch(root -> new EventRules(root).thrown(kind).contains(code));
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

    /** @param event of any kind */
    void checkMessage(FileElement event, ProblemCollector refusals) {
        BpmnXml.children(event, "messageEventDefinition").forEach(definition -> {
            if (BpmnXml.is(event, "endEvent") || BpmnXml.is(event, "intermediateThrowEvent")) {
                refusals.refuse(Rule.MESSAGE, event, "a diagram may not send a message: use a step that does");
            } else {
                checkWaitedFor(event, definition, refusals);
            }
        });
    }

    private void checkWaitedFor(FileElement event, FileElement definition, ProblemCollector refusals) {
        var name = messageName(definition);
        if (name.isEmpty()) {
            refusals.refuse(Rule.MESSAGE, event, "it does not name a message");
        } else if (!SENT.contains(name.get())) {
            refusals.refuse(
                    Rule.MESSAGE,
                    event,
                    "nothing sends a message '%s': expected one of %s".formatted(name.get(), SENT));
        }
    }

    private Optional<String> messageName(FileElement definition) {
        return Optional.ofNullable(definition.attribute("messageRef"))
                .map(reference -> reference.substring(reference.indexOf(':') + 1))
                .flatMap(id -> BpmnXml.children(root, "message")
                        .filter(message -> id.equals(message.attribute("id")))
                        .findFirst())
                .map(message -> message.attribute("name"));
    }
}
