package io.muster.comparison;

import io.muster.comparison.Element.Key;
import io.muster.shared.xml.HardenedXml;
import io.muster.verification.model.BpmnFile;
import io.muster.verification.model.Diagram;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Everything in the diagrams of a deployment, except how it is laid out. */
final class DiagramElements {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

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

    /** @throws io.muster.verification.model.DiagramUnreadable if one is no BPMN */
    static DiagramElements of(Collection<Diagram> diagrams) {
        var elements = new DiagramElements();
        for (var diagram : diagrams) {
            BpmnFile.read(diagram);
            elements.add(parse(diagram), "");
        }
        return elements;
    }

    Collection<Element> all() {
        return all.values();
    }

    Optional<Element> find(Key key) {
        return Optional.ofNullable(all.get(key));
    }

    /** An element that another one names. */
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

    static boolean isElement(Node node) {
        var name = node.getLocalName();
        return node.getNodeType() == Node.ELEMENT_NODE
                && BPMN.equals(node.getNamespaceURI())
                && node.getAttributes().getNamedItem("id") != null
                && (OTHERS.contains(name)
                        || name.endsWith("Task")
                        || name.endsWith("Event")
                        || name.endsWith("Gateway"));
    }

    static List<Node> children(Node node) {
        var children = new ArrayList<Node>();
        for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.ELEMENT_NODE) {
                children.add(child);
            }
        }
        return children;
    }

    private void add(Node node, String process) {
        var inside = process;
        if (isElement(node)) {
            var id = node.getAttributes().getNamedItem("id").getNodeValue();
            inside = node.getLocalName().equals("process") ? id : process;
            var element = new Element(inside, id, node.getLocalName(), ElementAttributes.of(node));
            all.put(element.key(), element);
        }
        for (var child : children(node)) {
            add(child, inside);
        }
    }

    private static Node parse(Diagram diagram) {
        try {
            return HardenedXml.documentBuilder()
                    .parse(new ByteArrayInputStream(diagram.content()))
                    .getDocumentElement();
        } catch (SAXException e) {
            throw new IllegalStateException("The model API read '%s'".formatted(diagram.name()), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
