package io.muster.processfiles;

import io.muster.shared.xml.HardenedXml;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** Line and column of each element of a file that has an id. A file that is not XML has those up to where it ceases to be. */
final class ElementPlaces {

    private static final Place NOWHERE = new Place(0, 0);

    private final Map<String, Place> places = new HashMap<>();

    private record Place(int line, int column) {}

    ElementPlaces(byte[] content) {
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

    boolean knows(String element) {
        return places.containsKey(element);
    }

    FileProblem problem(String file, String message, String element, List<String> elements) {
        var place = places.getOrDefault(element, NOWHERE);
        return new FileProblem(file, place.line(), place.column(), element, elements, message);
    }
}
