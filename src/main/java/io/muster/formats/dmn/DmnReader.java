package io.muster.formats.dmn;

import io.muster.formats.UnreadableArtifact;
import io.muster.shared.xml.HardenedXml;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * A reader that checks a document before the engine reads it: that it is DMN at all, and that it does not use what a
 * decision must not: Java, other files, or the engine's internals.
 */
final class DmnReader extends DefaultHandler {

    /** Attributes with which the engine's XML library would choose classes. DMN has no attributes of these names. */
    private static final List<String> BINDINGS = List.of("class", "resolves-to", "defined-in", "reference");

    private final Deque<String> path = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private int decisions;

    private DmnReader() {}

    /** @throws UnreadableArtifact naming what is refused */
    static void requireHarmless(String document) {
        var reader = new DmnReader();
        try {
            HardenedXml.saxParser().parse(new InputSource(new StringReader(document)), reader);
        } catch (SAXException e) {
            throw new UnreadableArtifact("The artifact is not safe, well-formed XML: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UnreadableArtifact("The artifact is not safe, well-formed XML", e);
        }
        if (reader.decisions == 0) {
            throw new UnreadableArtifact("The DMN contains no decision");
        }
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        if ("text".equals(path.peek())) {
            // The engine reads only the text before it, so a check that reads on would see something else.
            throw new UnreadableArtifact("The DMN has an element '%s' inside a text".formatted(name));
        }
        if (path.isEmpty() && !(name.equals("definitions") && uri.contains("://www.omg.org/spec/DMN/"))) {
            throw new UnreadableArtifact("The artifact is not DMN: its root is '%s' of '%s'".formatted(name, uri));
        }
        switch (name) {
            case "import" ->
                throw new UnreadableArtifact(
                        "The DMN imports '%s'; an artifact is one file".formatted(attributes.getValue("namespace")));
            case "decision" -> decisions++;
            case "functionDefinition", "encapsulatedLogic" -> requireFeel(attributes);
            default -> {}
        }
        requireNoBinding(attributes);
        path.push(name);
        text.setLength(0);
    }

    private static void requireFeel(Attributes attributes) {
        for (var i = 0; i < attributes.getLength(); i++) {
            var value = attributes.getValue(i);
            if (attributes.getLocalName(i).equals("kind") && !value.strip().endsWith("FEEL")) {
                throw new UnreadableArtifact(
                        "The DMN defines a function of kind '%s'; only FEEL is allowed".formatted(value));
            }
        }
    }

    private static void requireNoBinding(Attributes attributes) {
        for (var i = 0; i < attributes.getLength(); i++) {
            if (BINDINGS.contains(attributes.getLocalName(i))) {
                throw new UnreadableArtifact(
                        "The DMN has an attribute '%s', which DMN does not define".formatted(attributes.getQName(i)));
            }
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        text.append(characters, start, length);
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        path.pop();
        if (name.equals("text") && !"textAnnotation".equals(path.peek())) {
            FeelGuard.requireHarmless(text.toString());
        }
        text.setLength(0);
    }
}
