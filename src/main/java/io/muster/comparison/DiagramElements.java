package io.muster.comparison;

import io.muster.comparison.Element.Key;
import io.muster.processfiles.BpmnXml.Namespaces;
import io.muster.processfiles.DeploymentFile;
import io.muster.processfiles.FileElement;
import io.muster.processfiles.FileUnreadable;
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
            diagram.model();
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

    /** The reader of an element's attributes and those nested parts that are not elements of their own. */
    private static final class ElementAttributes {

        private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance:";

        /** Flows carry the same information; templates do not affect execution. */
        private static final Set<String> LEFT_OUT =
                Set.of("incoming", "outgoing", "modelerTemplate", "modelerTemplateVersion");

        /** Lists whose entries have names of their own. */
        private static final Map<String, String> NAMED = Map.of(
                "property", "value",
                "inputParameter", "",
                "outputParameter", "");

        private final Map<String, String> facts = new TreeMap<>();

        private ElementAttributes() {}

        static Map<String, String> of(FileElement element) {
            var facts = new ElementAttributes();
            facts.attributes(element, "");
            element.elements().forEach(child -> facts.inside(child, ""));
            facts.facts.remove("id");
            return facts.facts;
        }

        private void inside(FileElement node, String path) {
            if (DiagramElements.isElement(node) || LEFT_OUT.contains(node.tag())) {
                return;
            }
            var attribute = Namespaces.CAMUNDA.equals(node.namespace()) ? NAMED.get(node.tag()) : null;
            if (attribute != null) {
                var value = attribute.isEmpty() ? node.content().strip() : attribute(node, attribute);
                put(node.tag() + " " + attribute(node, "name"), value);
                return;
            }
            var here = isWrapper(node) ? path : path + name(node.namespace(), node.tag()) + " ";
            var children = node.elements();
            attributes(node, here);
            if (children.isEmpty() && !isWrapper(node)) {
                put(here.strip(), node.content().strip());
            }
            children.forEach(child -> inside(child, here));
        }

        private static boolean isWrapper(FileElement node) {
            return Set.of("extensionElements", "properties", "inputOutput").contains(node.tag());
        }

        private void attributes(FileElement node, String path) {
            node.attributes().forEach(attribute -> {
                if (!attribute.startsWith(INSTANCE)
                        && !LEFT_OUT.contains(local(attribute))
                        && (path.isEmpty() || !local(attribute).equals("id"))) {
                    put(path + name(space(attribute), local(attribute)), attribute(node, attribute));
                }
            });
        }

        private static String space(String attribute) {
            return attribute.substring(0, Math.max(0, attribute.lastIndexOf(':')));
        }

        private static String local(String attribute) {
            return attribute.substring(attribute.lastIndexOf(':') + 1);
        }

        /** A repeated value counts twice, so that a second value cannot be hidden behind the first. */
        private void put(String name, String value) {
            facts.merge(name, value, (one, other) -> one + ", " + other);
        }

        private static String attribute(FileElement node, String name) {
            var value = node.attribute(name);
            return value == null ? "" : value.strip();
        }

        /** Names from other tools keep their namespace, so that they are not taken for the engine's. */
        private static String name(String space, String local) {
            return space.isEmpty() || space.equals(Namespaces.CAMUNDA) || space.equals(Namespaces.BPMN)
                    ? local
                    : "{%s}%s".formatted(space, local);
        }
    }
}
