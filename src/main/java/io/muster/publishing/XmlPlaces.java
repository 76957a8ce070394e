package io.muster.publishing;

import io.muster.shared.xml.HardenedXml;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.camunda.bpm.engine.Problem;

/** Where in a file its elements stand, to say what is wrong with them as the engine says its own. */
public final class XmlPlaces {

    private static final Place NOWHERE = new Place(0, 0);

    private final Map<String, Place> places = new HashMap<>();

    private record Place(int line, int column) {}

    /** Of a file that is no XML it knows the places up to where it stops being some. */
    public XmlPlaces(byte[] content) {
        try {
            var reader = HardenedXml.streamReader(new ByteArrayInputStream(content));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT && reader.getAttributeValue(null, "id") != null) {
                    var at = reader.getLocation();
                    places.putIfAbsent(
                            reader.getAttributeValue(null, "id"), new Place(at.getLineNumber(), at.getColumnNumber()));
                }
            }
        } catch (XMLStreamException e) {
            places.put(
                    "",
                    new Place(e.getLocation().getLineNumber(), e.getLocation().getColumnNumber()));
        }
    }

    public boolean knows(String element) {
        return places.containsKey(element);
    }

    /**
     * @param element at which it is shown; unknown ones get line 0
     * @param elements all it is about
     */
    public Problem problem(String message, String element, List<String> elements) {
        var place = places.getOrDefault(element, NOWHERE);
        return new Placed(message, place.line(), place.column(), element, List.copyOf(elements));
    }

    private record Placed(String message, int line, int column, String element, List<String> elements)
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
            return element;
        }

        @Override
        public List<String> getElementIds() {
            return elements;
        }
    }
}
