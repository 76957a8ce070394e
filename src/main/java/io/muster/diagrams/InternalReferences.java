package io.muster.diagrams;

import io.muster.diagrams.DiagramProblem.ProblemCollector;
import io.muster.processfiles.BpmnXml.Namespaces;
import io.muster.processfiles.FileElement;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The check that references within a diagram exist and lead to the right kind of element. BPMN's schema does not check
 * this, and the libraries that read diagrams fail with names of their own classes.
 */
final class InternalReferences {

    private static final Set<String> ACTIVITIES =
            Set.of("serviceTask", "userTask", "businessRuleTask", "callActivity", "subProcess");
    private static final Set<String> FLOW_NODES = Stream.concat(
                    ACTIVITIES.stream(),
                    Stream.of(
                            "startEvent",
                            "endEvent",
                            "intermediateCatchEvent",
                            "intermediateThrowEvent",
                            "boundaryEvent",
                            "exclusiveGateway",
                            "parallelGateway",
                            "inclusiveGateway",
                            "eventBasedGateway"))
            .collect(Collectors.toUnmodifiableSet());

    private final FileElement root;
    private final ProblemCollector refusals;

    InternalReferences(FileElement root, ProblemCollector refusals) {
        this.root = root;
        this.refusals = refusals;
    }

    /** @param container a process or sub-process: its elements may refer only to elements inside it */
    void checkIn(FileElement container) {
        container.elements().stream()
                .filter(element -> Namespaces.BPMN.equals(element.namespace()))
                .forEach(element -> {
                    switch (element.tag()) {
                        case "boundaryEvent" -> require(container, element, "attachedToRef", ACTIVITIES, "an activity");
                        case "sequenceFlow" -> {
                            require(container, element, "sourceRef", FLOW_NODES, "an activity, event or gateway");
                            require(container, element, "targetRef", FLOW_NODES, "an activity, event or gateway");
                        }
                        default -> {
                            // Its references within the diagram are checked elsewhere.
                        }
                    }
                });
    }

    private void require(
            FileElement container, FileElement element, String attribute, Set<String> kinds, String expected) {
        var named = element.attribute(attribute);
        if (named == null || named.isBlank()) {
            refuse(element, "%s is missing: expected the id of %s beside it".formatted(attribute, expected));
            return;
        }
        var id = named.substring(named.indexOf(':') + 1);
        var target = find(container, id);
        if (target.isEmpty()) {
            var elsewhere = root.all().anyMatch(other -> id.equals(other.attribute("id")));
            refuse(
                    element,
                    "%s names '%s', %s; expected %s in the same process or sub-process"
                            .formatted(
                                    attribute,
                                    id,
                                    elsewhere ? "which is elsewhere in the diagram" : "which is not in the diagram",
                                    expected));
        } else if (!kinds.contains(target.get().tag()) && !isRefusedByName(target.get())) {
            refuse(
                    element,
                    "%s names '%s', which is of kind %s; expected %s"
                            .formatted(attribute, id, target.get().tag(), expected));
        }
    }

    private static boolean isRefusedByName(FileElement element) {
        return !PermittedElements.permitsElement(element.tag());
    }

    private static Optional<FileElement> find(FileElement container, String id) {
        return container.elements().stream()
                .filter(other -> id.equals(other.attribute("id")))
                .findFirst();
    }

    private void refuse(FileElement element, String what) {
        refusals.refuse(Rule.REFERENCE, element, what);
    }
}
