package io.muster.comparison;

import io.muster.comparison.Element.Key;
import io.muster.processfiles.BpmnFile;
import io.muster.processfiles.DeploymentFile;
import io.muster.processfiles.FileElement;
import io.muster.processfiles.FileUnreadable;
import io.muster.processfiles.Namespaces;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All elements of a deployment's diagrams, without their layout. */
final class DiagramElements {

    private static final Set<String> OTHERS = Set.of(
            "process",
            "task",
            "subProcess",
            "transaction",
            "adHocSubProcess",
            "callActivity",
            "sequenceFlow",
            "participant",
            "lane",
            "messageFlow",
            "textAnnotation",
            "message",
            "error",
            "escalation",
            "signal");

    private final Map<Key, Element> all =
            new TreeMap<>((one, other) -> one.process().equals(other.process())
                    ? one.id().compareTo(other.id())
                    : one.process().compareTo(other.process()));

    private DiagramElements() {}

    /** @throws io.muster.processfiles.DiagramUnreadable if one is not BPMN */
    static DiagramElements of(Collection<DeploymentFile> diagrams) {
        var elements = new DiagramElements();
        for (var diagram : diagrams) {
            BpmnFile.read(diagram);
            elements.add(root(diagram), "");
        }
        return elements;
    }

    Collection<Element> all() {
        return all.values();
    }

    Optional<Element> find(Key key) {
        return Optional.ofNullable(all.get(key));
    }

    /** An element that another one refers to. */
    Optional<Element> named(Element by, String fact) {
        return Optional.ofNullable(by.fact(fact)).flatMap(id -> find(new Key(by.process(), id)));
    }

    /** Flows that lead to an element. */
    List<Element> incoming(Element element) {
        return all.values().stream()
                .filter(Element::isFlow)
                .filter(flow -> flow.process().equals(element.process()))
                .filter(flow -> element.id().equals(flow.fact("targetRef")))
                .toList();
    }

    private static FileElement root(DeploymentFile diagram) {
        try {
            return diagram.root();
        } catch (FileUnreadable e) {
            throw new IllegalStateException("The model API read '%s'".formatted(diagram.name()), e);
        }
    }

    static boolean isElement(FileElement node) {
        var name = node.tag();
        return Namespaces.BPMN.equals(node.namespace())
                && node.attribute("id") != null
                && (OTHERS.contains(name)
                        || name.endsWith("Task")
                        || name.endsWith("Event")
                        || name.endsWith("Gateway"));
    }

    private void add(FileElement node, String process) {
        var inside = process;
        if (isElement(node)) {
            var id = node.attribute("id");
            inside = node.tag().equals("process") ? id : process;
            var element = new Element(inside, id, node.tag(), ElementAttributes.of(node));
            all.put(element.key(), element);
        }
        for (var child : node.elements()) {
            add(child, inside);
        }
    }
}
