package io.muster.comparison;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.w3c.dom.Node;

/** Reads what is said of an element: attributes, and what stands inside that is no element of its own. */
final class ElementAttributes {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String NAMESPACES = "http://www.w3.org/2000/xmlns/";

    /** Flows say the same themselves; templates have no effect on what runs. */
    private static final Set<String> LEFT_OUT =
            Set.of("incoming", "outgoing", "modelerTemplate", "modelerTemplateVersion");

    /** Lists of things with names of their own. */
    private static final Map<String, String> NAMED = Map.of(
            "property", "value",
            "inputParameter", "",
            "outputParameter", "");

    private final Map<String, String> facts = new TreeMap<>();

    private ElementAttributes() {}

    static Map<String, String> of(Node element) {
        var facts = new ElementAttributes();
        facts.attributes(element, "");
        DiagramElements.children(element).forEach(child -> facts.inside(child, ""));
        facts.facts.remove("id");
        return facts.facts;
    }

    private void inside(Node node, String path) {
        if (DiagramElements.isElement(node) || LEFT_OUT.contains(node.getLocalName())) {
            return;
        }
        var attribute = CAMUNDA.equals(node.getNamespaceURI()) ? NAMED.get(node.getLocalName()) : null;
        if (attribute != null) {
            var value = attribute.isEmpty() ? node.getTextContent().strip() : attribute(node, attribute);
            put(node.getLocalName() + " " + attribute(node, "name"), value);
            return;
        }
        var here = isWrapper(node) ? path : path + name(node) + " ";
        var children = DiagramElements.children(node);
        attributes(node, here);
        if (children.isEmpty() && !isWrapper(node)) {
            put(here.strip(), node.getTextContent().strip());
        }
        children.forEach(child -> inside(child, here));
    }

    private static boolean isWrapper(Node node) {
        return Set.of("extensionElements", "properties", "inputOutput").contains(node.getLocalName());
    }

    private void attributes(Node node, String path) {
        var attributes = node.getAttributes();
        for (var i = 0; i < attributes.getLength(); i++) {
            var attribute = attributes.item(i);
            var space = attribute.getNamespaceURI();
            if (!NAMESPACES.equals(space)
                    && !INSTANCE.equals(space)
                    && !LEFT_OUT.contains(attribute.getLocalName())
                    && (path.isEmpty() || !attribute.getLocalName().equals("id"))) {
                put(path + name(attribute), attribute.getNodeValue().strip());
            }
        }
    }

    /** What is said twice counts twice: nobody hides a second value behind the first. */
    private void put(String name, String value) {
        facts.merge(name, value, (one, other) -> one + ", " + other);
    }

    private static String attribute(Node node, String name) {
        var attribute = node.getAttributes().getNamedItem(name);
        return attribute == null ? "" : attribute.getNodeValue().strip();
    }

    /** Names of other tools carry where they come from, so that they are not taken for the engine's. */
    private static String name(Node node) {
        var space = node.getNamespaceURI();
        return space == null || space.equals(CAMUNDA) || space.equals(DiagramElements.BPMN)
                ? node.getLocalName()
                : "{%s}%s".formatted(space, node.getLocalName());
    }
}
