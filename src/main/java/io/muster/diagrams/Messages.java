package io.muster.diagrams;

import io.muster.step.ProcessMessages;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Messages in a diagram. Muster sends each of its own with the business key of the version concerned; a diagram waits for
 * them and sends none: what another process is to do, a step asks for.
 */
final class Messages {

    private static final Set<String> SENT = ProcessMessages.all();

    private final Element root;
    private final ProblemCollector refusals;

    Messages(Element root, ProblemCollector refusals) {
        this.root = root;
        this.refusals = refusals;
    }

    /** @param event one of whatever kind */
    void check(Element event) {
        Xml.children(event, "messageEventDefinition").forEach(definition -> {
            if (Xml.is(event, "endEvent") || Xml.is(event, "intermediateThrowEvent")) {
                refusals.refuse(Rule.MESSAGE, event, "a diagram sends no message; name a step that does");
            } else {
                checkWaitedFor(event, definition);
            }
        });
    }

    private void checkWaitedFor(Element event, Element definition) {
        var name = name(definition);
        if (name.isEmpty()) {
            refusals.refuse(Rule.MESSAGE, event, "it names no message");
        } else if (!SENT.contains(name.get())) {
            refusals.refuse(
                    Rule.MESSAGE, event, "nothing sends a message '%s'; one of %s wanted".formatted(name.get(), SENT));
        }
    }

    private Optional<String> name(Element definition) {
        return Optional.ofNullable(definition.attribute("messageRef"))
                .map(reference -> reference.substring(reference.indexOf(':') + 1))
                .flatMap(id -> Xml.children(root, "message")
                        .filter(message -> id.equals(message.attribute("id")))
                        .findFirst())
                .map(message -> message.attribute("name"));
    }
}
