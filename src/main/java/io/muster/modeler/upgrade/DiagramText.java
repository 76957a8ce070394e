package io.muster.modeler.upgrade;

import io.muster.modeler.Binding;
import io.muster.processfiles.BpmnXml.Namespaces;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A diagram as text, changed in single places: everything else in the file is left unchanged. */
final class DiagramText {

    private static final String BPMN = Namespaces.BPMN;
    private static final String CAMUNDA = Namespaces.CAMUNDA;
    private static final String CAMUNDA_NAME = "camunda:";
    private static final String INDENT = "  ";

    private final String text;
    private final XmlElement root;

    private DiagramText(String text, XmlElement root) {
        this.text = text;
        this.root = root;
    }

    /** @throws IOException if it is not well-formed XML, or declares no namespace of Camunda 7 */
    static DiagramText read(String text) throws IOException {
        var diagram = new DiagramText(text, XmlScan.root(text));
        if (diagram.prefix(BPMN) == null || diagram.prefix(CAMUNDA) == null) {
            throw new IOException("is not a diagram for Camunda 7: its root does not declare the namespace " + CAMUNDA);
        }
        return diagram;
    }

    String text() {
        return text;
    }

    /** The elements that may have a template, in their order. */
    List<XmlElement> elements() {
        var prefix = prefix(BPMN);
        return root.all()
                .filter(element -> element.name.startsWith(String.valueOf(prefix)))
                .filter(element -> element.attribute("id").isPresent())
                .toList();
    }

    /** The element's type, such as {@code bpmn:ServiceTask}. */
    String type(XmlElement element) {
        var local = element.name.substring(String.valueOf(prefix(BPMN)).length());
        return "bpmn:" + Character.toUpperCase(local.charAt(0)) + local.substring(1);
    }

    Optional<String> attribute(XmlElement element, String name) {
        return element.value(qualified(name));
    }

    Optional<String> read(XmlElement element, Binding binding) {
        if (binding.type().equals(Binding.ATTRIBUTE)) {
            return attribute(element, Objects.requireNonNull(binding.name()));
        }
        var place = Place.of(binding);
        return entry(element, place).map(entry -> value(entry, place));
    }

    /** The names of all input parameters of an element. */
    List<String> inputs(XmlElement element) {
        return entries(element, Place.of(new Binding(Binding.INPUT, "", null, null)))
                .flatMap(entry -> entry.value("name").stream())
                .toList();
    }

    DiagramText write(String id, Binding binding, String value) {
        var element = element(id);
        if (binding.type().equals(Binding.ATTRIBUTE)) {
            return withAttribute(element, qualified(Objects.requireNonNull(binding.name())), value, false);
        }
        var place = Place.of(binding);
        return entry(element, place)
                .map(entry -> withValue(entry, place, value))
                .orElseGet(() -> withEntry(element, place, value));
    }

    /** Writes the attribute by which the Modeler recognises the template, after id and name. */
    DiagramText stamp(String id, String template) {
        return withAttribute(element(id), qualified("camunda:modelerTemplate"), template, true);
    }

    DiagramText remove(String id, Binding binding) {
        var element = element(id);
        if (binding.type().equals(Binding.ATTRIBUTE)) {
            return element.attribute(qualified(Objects.requireNonNull(binding.name())))
                    .map(attribute -> replace(startOf(attribute), attribute.end(), ""))
                    .orElse(this);
        }
        return entry(element, Place.of(binding))
                .map(entry -> without(element, entry))
                .orElse(this);
    }

    private XmlElement element(String id) {
        return elements().stream()
                .filter(element -> element.value("id").equals(Optional.of(id)))
                .findFirst()
                .orElseThrow();
    }

    private Optional<XmlElement> entry(XmlElement element, Place place) {
        return entries(element, place).filter(place::is).findFirst();
    }

    private Stream<XmlElement> entries(XmlElement element, Place place) {
        var extensions = element.children(prefix(BPMN) + "extensionElements");
        var holders = place.list() == null
                ? extensions
                : extensions.flatMap(extension -> extension.children(qualified(CAMUNDA_NAME + place.list())));
        return holders.flatMap(holder -> holder.children(qualified(CAMUNDA_NAME + place.entry())));
    }

    private String value(XmlElement entry, Place place) {
        return place.value() == null
                ? XmlWriting.meaning(
                        text.substring(entry.openEnd, entry.closeStart()).strip())
                : entry.value(place.value()).orElse("");
    }

    private DiagramText withValue(XmlElement entry, Place place, String value) {
        if (place.value() != null) {
            return withAttribute(entry, place.value(), value, false);
        }
        return entry.selfClosing
                ? replace(entry.start, entry.end(), written(place, value))
                : replace(entry.openEnd, entry.closeStart(), XmlWriting.written(value));
    }

    private DiagramText withAttribute(XmlElement element, String name, String value, boolean early) {
        var written = XmlWriting.written(value);
        var present = element.attribute(name);
        if (present.isPresent()) {
            return replace(present.get().valueStart(), present.get().end() - 1, written);
        }
        var place = early ? afterName(element) : afterAttributes(element);
        return replace(place, place, " %s=\"%s\"".formatted(name, written));
    }

    private static int afterName(XmlElement element) {
        return element.attribute("name")
                .or(() -> element.attribute("id"))
                .map(XmlElement.Attribute::end)
                .orElse(afterAttributes(element));
    }

    private static int afterAttributes(XmlElement element) {
        var attributes = element.attributes;
        return attributes.isEmpty()
                ? element.start + 1 + element.name.length()
                : attributes.get(attributes.size() - 1).end();
    }

    private DiagramText withEntry(XmlElement element, Place place, String value) {
        var parent = element;
        var missing = new ArrayList<String>();
        for (var name : wrappers(place)) {
            var child = missing.isEmpty() ? parent.children(name).findFirst() : Optional.<XmlElement>empty();
            if (child.isPresent()) {
                parent = child.get();
            } else {
                missing.add(name);
            }
        }
        var indent = indent(parent) + INDENT;
        var child = nested(missing, written(place, value), indent);
        return withChild(
                parent, child, indent, missing.size() == wrappers(place).size());
    }

    private List<String> wrappers(Place place) {
        var extensions = prefix(BPMN) + "extensionElements";
        return place.list() == null ? List.of(extensions) : List.of(extensions, qualified(CAMUNDA_NAME + place.list()));
    }

    private String nested(List<String> wrappers, String entry, String indent) {
        if (wrappers.isEmpty()) {
            return entry;
        }
        var inner = indent + INDENT;
        var content = nested(wrappers.subList(1, wrappers.size()), entry, inner);
        return "<%1$s>%2$s%3$s%4$s%2$s%5$s</%1$s>".formatted(wrappers.get(0), newLine(), inner, content, indent);
    }

    private String written(Place place, String value) {
        var name = qualified(CAMUNDA_NAME + place.entry());
        var key = place.key() == null
                ? ""
                : " %s=\"%s\"".formatted(place.key(), XmlWriting.written(String.valueOf(place.keyed())));
        if (place.value() == null) {
            return "<%1$s%2$s>%3$s</%1$s>".formatted(name, key, XmlWriting.written(value));
        }
        return "<%s%s %s=\"%s\" />".formatted(name, key, place.value(), XmlWriting.written(value));
    }

    /**
     * @param extensions whether it is {@code extensionElements}, which come after the documentation and before the rest
     */
    private DiagramText withChild(XmlElement parent, String child, String indent, boolean extensions) {
        if (parent.selfClosing) {
            var open = text.substring(parent.start, parent.openEnd - 2).stripTrailing();
            return replace(
                    parent.start,
                    parent.openEnd,
                    "%s>%s%s%s%s%s</%s>"
                            .formatted(open, newLine(), indent, child, newLine(), indent(parent), parent.name));
        }
        var before =
                extensions ? parent.children(prefix(BPMN) + "documentation").toList() : parent.children;
        var place = before.isEmpty()
                ? parent.openEnd
                : before.get(before.size() - 1).end();
        return replace(place, place, newLine() + indent + child);
    }

    /** Also removes parents that contain nothing else. */
    private DiagramText without(XmlElement element, XmlElement entry) {
        var gone = entry;
        for (var holder = parent(element, gone); holder != element; holder = parent(element, gone)) {
            if (holder.children.size() > 1) {
                break;
            }
            gone = holder;
        }
        return replace(spaceStart(gone.start), gone.end(), "");
    }

    private static XmlElement parent(XmlElement top, XmlElement child) {
        return top.all()
                .filter(each -> each.children.contains(child))
                .findFirst()
                .orElseThrow();
    }

    /** The start of the white space before a position. */
    private int spaceStart(int position) {
        var start = position;
        while (start > 0 && Character.isWhitespace(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private int startOf(XmlElement.Attribute attribute) {
        return spaceStart(text.lastIndexOf(attribute.name(), attribute.valueStart()));
    }

    private String indent(XmlElement element) {
        var line = text.lastIndexOf('\n', element.start) + 1;
        var before = text.substring(line, element.start);
        return before.isBlank() ? before : "";
    }

    private String newLine() {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    private DiagramText replace(int from, int to, String by) {
        var changed = text.substring(0, from) + by + text.substring(to);
        return new DiagramText(changed, XmlScan.rootAgain(changed));
    }

    private String qualified(String name) {
        return name.startsWith(CAMUNDA_NAME) ? prefix(CAMUNDA) + name.substring(CAMUNDA_NAME.length()) : name;
    }

    /** A namespace's prefix, with its colon; empty for the default namespace; null if the root does not declare it. */
    private @Nullable String prefix(String namespace) {
        for (var attribute : root.attributes) {
            if (attribute.value().equals(namespace)) {
                if (attribute.name().equals("xmlns")) {
                    return "";
                }
                if (attribute.name().startsWith("xmlns:")) {
                    return attribute.name().substring("xmlns:".length()) + ":";
                }
            }
        }
        return null;
    }
}
