package io.muster.lifecycle.proof;

import io.muster.verification.Diagram;
import java.io.ByteArrayInputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.camunda.bpm.engine.Problem;

/** Where in which diagram elements stand. */
final class Places {

    private static final XMLInputFactory XML = factory();

    private final Map<String, Place> places = new HashMap<>();
    private final Collection<Diagram> diagrams;

    private record Place(String diagram, int line, int column) {}

    Places(Collection<Diagram> diagrams) {
        this.diagrams = diagrams;
        diagrams.forEach(this::read);
    }

    private record Found(String message, int line, int column, String mainElementId, List<String> elements)
            implements Problem {
        @Override
        public String getMessage() {
            return message;
        }

        @Override
        public int getLine() {
            return line;
        }

        @Override
        public int getColumn() {
            return column;
        }

        @Override
        public String getMainElementId() {
            return mainElementId;
        }

        @Override
        public List<String> getElementIds() {
            return elements;
        }
    }

    Problem problem(String message, String element, List<String> path) {
        var place = places.getOrDefault(element, new Place("", 0, 0));
        return new Found(message, place.line(), place.column(), element, List.copyOf(path));
    }

    /** The first diagram where the element is not known. */
    String diagramOf(String element) {
        return places.containsKey(element)
                ? places.get(element).diagram()
                : diagrams.iterator().next().name();
    }

    private void read(Diagram diagram) {
        try {
            var reader = XML.createXMLStreamReader(new ByteArrayInputStream(diagram.content()));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT && reader.getAttributeValue(null, "id") != null) {
                    var at = reader.getLocation();
                    places.putIfAbsent(
                            reader.getAttributeValue(null, "id"),
                            new Place(diagram.name(), at.getLineNumber(), at.getColumnNumber()));
                }
            }
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException(
                    "Diagram '%s' was read before and is no XML now".formatted(diagram.name()), e);
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
