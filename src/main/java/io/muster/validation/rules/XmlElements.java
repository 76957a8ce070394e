package io.muster.validation.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Walks DMN elements by local name: the namespace differs from version to version, the names do not. */
final class XmlElements {

    private XmlElements() {}

    static List<Element> children(Element parent, String name) {
        var children = new ArrayList<Element>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && name.equals(element.getLocalName())) {
                children.add(element);
            }
        }
        return children;
    }

    static Optional<Element> child(Element parent, String name) {
        return children(parent, name).stream().findFirst();
    }

    /** What the {@code text} child says; empty text without one. */
    static String text(Element parent) {
        return child(parent, "text").map(Element::getTextContent).orElse("").strip();
    }

    /** The attribute, unless it is absent or blank. */
    static Optional<String> attribute(Element element, String name) {
        return Optional.of(element.getAttribute(name)).filter(value -> !value.isBlank());
    }

    /** FEEL is the default; engines spell its URI differently. */
    static boolean isFeel(Element element) {
        return attribute(element, "expressionLanguage")
                .map(language -> language.toLowerCase(java.util.Locale.ROOT).contains("feel"))
                .orElse(true);
    }
}
