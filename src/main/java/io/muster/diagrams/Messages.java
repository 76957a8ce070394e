package io.muster.diagrams;

import io.muster.processfiles.BpmnXml;
import io.muster.processfiles.FileElement;
import io.muster.step.ProcessMessages;
import java.util.Optional;
import java.util.Set;

/**
 * The rules for messages. Muster sends each of its own with the business key of the version concerned; a diagram waits
 * for messages but sends none, because a step addresses other processes.
 */
final class Messages {

    private static final Set<String> SENT = ProcessMessages.all();

    private final FileElement root;
    private final ProblemCollector refusals;

    Messages(FileElement root, ProblemCollector refusals) {
        this.root = root;
        this.refusals = refusals;
    }

    /** @param event of any kind */
    void check(FileElement event) {
        BpmnXml.children(event, "messageEventDefinition").forEach(definition -> {
            if (BpmnXml.is(event, "endEvent") || BpmnXml.is(event, "intermediateThrowEvent")) {
                refusals.refuse(Rule.MESSAGE, event, "a diagram may not send a message: use a step that does");
            } else {
                checkWaitedFor(event, definition);
            }
        });
    }

    private void checkWaitedFor(FileElement event, FileElement definition) {
        var name = name(definition);
        if (name.isEmpty()) {
            refusals.refuse(Rule.MESSAGE, event, "it does not name a message");
        } else if (!SENT.contains(name.get())) {
            refusals.refuse(
                    Rule.MESSAGE,
                    event,
                    "nothing sends a message '%s': expected one of %s".formatted(name.get(), SENT));
        }
    }

    private Optional<String> name(FileElement definition) {
        return Optional.ofNullable(definition.attribute("messageRef"))
                .map(reference -> reference.substring(reference.indexOf(':') + 1))
                .flatMap(id -> BpmnXml.children(root, "message")
                        .filter(message -> id.equals(message.attribute("id")))
                        .findFirst())
                .map(message -> message.attribute("name"));
    }
}
