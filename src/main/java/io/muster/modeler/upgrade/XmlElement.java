package io.muster.modeler.upgrade;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An element with its position in the text; positions count characters, ends are exclusive. */
final class XmlElement {

    final String name;
    final int start;
    final int openEnd;
    final boolean selfClosing;
    final List<Attribute> attributes;
    final List<XmlElement> children = new ArrayList<>();
    private int closeStart;
    private int end;

    XmlElement(String name, int start, int openEnd, boolean selfClosing, List<Attribute> attributes) {
        this.name = name;
        this.start = start;
        this.openEnd = openEnd;
        this.selfClosing = selfClosing;
        this.attributes = List.copyOf(attributes);
        this.closeStart = openEnd;
        this.end = openEnd;
    }

    /**
     * @param value after unescaping
     * @param end after the closing quotation mark
     */
    record Attribute(String name, String value, int valueStart, int end) {}

    void closed(int from, int to) {
        closeStart = from;
        end = to;
    }

    int closeStart() {
        return closeStart;
    }

    int end() {
        return end;
    }

    Optional<Attribute> attribute(String expected) {
        return attributes.stream().filter(each -> each.name().equals(expected)).findFirst();
    }

    Optional<String> value(String expected) {
        return attribute(expected).map(Attribute::value);
    }

    Stream<XmlElement> children(String expected) {
        return children.stream().filter(child -> child.name.equals(expected));
    }

    Stream<XmlElement> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(XmlElement::all));
    }
}
