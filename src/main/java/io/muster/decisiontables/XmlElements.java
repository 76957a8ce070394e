package io.muster.decisiontables;

import io.muster.processfiles.FileElement;
import java.util.List;
import java.util.Optional;

/**
 * Access to DMN elements by local name, in the namespace of the element around them: the namespace differs between
 * versions, the names do not.
 */
final class XmlElements {

    private XmlElements() {}

    static List<FileElement> children(FileElement parent, String name) {
        return parent.elements().stream()
                .filter(element ->
                        name.equals(element.tag()) && parent.namespace().equals(element.namespace()))
                .toList();
    }

    static Optional<FileElement> child(FileElement parent, String name) {
        return children(parent, name).stream().findFirst();
    }

    /** The content of the {@code text} child; empty text without one. */
    static String text(FileElement parent) {
        return child(parent, "text").map(FileElement::content).orElse("").strip();
    }

    /** The attribute, unless it is absent or blank. */
    static Optional<String> attribute(FileElement element, String name) {
        return Optional.ofNullable(element.attribute(name)).filter(value -> !value.isBlank());
    }
}
