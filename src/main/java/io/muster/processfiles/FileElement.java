package io.muster.processfiles;

import io.muster.shared.xml.HardenedXml;
import io.muster.shared.xml.UnsafeXml;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * An element of a process file with its position. Attributes of another namespace than the element's own are named
 * {@code namespace:name}, as in the engine; namespace declarations are omitted.
 */
public final class FileElement {

    private final String namespace;
    private final String tag;
    private final Map<String, String> attributes;
    private final int line;
    private final int column;
    private final List<FileElement> elements = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder content = new StringBuilder();

    /**
     * @param namespace empty for none
     * @param attributes by name
     * @param line counted from 1, 0 when unknown
     */
    public FileElement(String namespace, String tag, Map<String, String> attributes, int line, int column) {
        this.namespace = namespace;
        this.tag = tag;
        this.attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        this.line = line;
        this.column = column;
    }

    /**
     * The same element with everything inside it.
     *
     * @param text its own, without that of elements inside
     */
    public FileElement(
            String namespace,
            String tag,
            Map<String, String> attributes,
            int line,
            int column,
            String text,
            List<FileElement> elements) {
        this(namespace, tag, attributes, line, column);
        this.text.append(text);
        this.content.append(text);
        elements.forEach(element -> content.append(element.content));
        this.elements.addAll(elements);
    }

    /**
     * @param deepest permitted nesting of elements
     * @throws FileUnreadable if it is not XML, has a DOCTYPE or is nested more deeply
     */
    static FileElement read(byte[] content, int deepest) throws FileUnreadable {
        var tree = new Tree();
        try {
            HardenedXml.requireHarmless(new ByteArrayInputStream(content), deepest);
            HardenedXml.saxParser().parse(new ByteArrayInputStream(content), tree);
            return tree.root();
        } catch (UnsafeXml e) {
            throw new FileUnreadable(e.why(), e.line(), e.column());
        } catch (SAXParseException e) {
            throw new FileUnreadable(
                    String.valueOf(e.getMessage()), Math.max(0, e.getLineNumber()), Math.max(0, e.getColumnNumber()));
        } catch (SAXException e) {
            throw new FileUnreadable(String.valueOf(e.getMessage()), 0, 0);
        } catch (IOException e) {
            throw new UncheckedIOException("Bytes in memory could not be read", e);
        }
    }

    public String namespace() {
        return namespace;
    }

    /** Its local name. */
    public String tag() {
        return tag;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    public @Nullable String attribute(String name) {
        return attributes.get(name);
    }

    public @Nullable String attribute(String namespace, String name) {
        return attributes.get(namespace + ":" + name);
    }

    public Set<String> attributes() {
        return attributes.keySet();
    }

    /** Its direct children, in order. */
    public List<FileElement> elements() {
        return Collections.unmodifiableList(elements);
    }

    /** Its own text, without that of elements inside. */
    public String text() {
        return text.toString();
    }

    /** Its text and that of all elements inside, in their order. */
    public String content() {
        return content.toString();
    }

    /** This element and everything inside it. */
    public Stream<FileElement> all() {
        return Stream.concat(Stream.of(this), elements.stream().flatMap(FileElement::all));
    }

    public void visit(Consumer<FileElement> visitor) {
        visitor.accept(this);
        elements.forEach(element -> element.visit(visitor));
    }

    /** The id of an element inside, or of the nearest one around it: a condition has none, but its flow has. */
    public Optional<String> nearestId(FileElement element) {
        if (this == element) {
            return Optional.ofNullable(attribute("id"));
        }
        return elements.stream()
                .filter(child -> child.all().anyMatch(each -> each == element))
                .findFirst()
                .flatMap(child -> child.nearestId(element).or(() -> Optional.ofNullable(attribute("id"))));
    }

    private static final class Tree extends DefaultHandler {

        private final Deque<FileElement> open = new ArrayDeque<>();
        private @Nullable FileElement root;
        private @Nullable Locator locator;

        private FileElement root() throws SAXException {
            if (root == null) {
                throw new SAXException("it has no root element");
            }
            return root;
        }

        @Override
        public void setDocumentLocator(Locator locator) {
            this.locator = locator;
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void startElement(String namespace, String tag, String name, Attributes attributes) {
            var element = new FileElement(
                    namespace,
                    tag,
                    read(attributes),
                    locator == null ? 0 : locator.getLineNumber(),
                    locator == null ? 0 : locator.getColumnNumber());
            if (open.isEmpty()) {
                root = element;
            } else {
                open.peek().elements.add(element);
            }
            open.push(element);
        }

        private static Map<String, String> read(Attributes attributes) {
            var read = new LinkedHashMap<String, String>();
            for (var i = 0; i < attributes.getLength(); i++) {
                var space = attributes.getURI(i);
                var name = space == null || space.isEmpty()
                        ? attributes.getQName(i)
                        : space + ":" + attributes.getLocalName(i);
                read.put(name, attributes.getValue(i));
            }
            return read;
        }

        @Override
        public void characters(char[] characters, int start, int length) {
            open.peek().text.append(characters, start, length);
            open.forEach(element -> element.content.append(characters, start, length));
        }

        @Override
        public void endElement(String namespace, String tag, String name) {
            open.pop();
        }
    }
}
