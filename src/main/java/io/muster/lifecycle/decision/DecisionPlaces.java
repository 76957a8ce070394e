package io.muster.lifecycle.decision;

import io.muster.shared.HardenedXml;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.camunda.bpm.engine.Problem;

/** Says findings as the engine says its own: with line, column and element. */
final class DecisionPlaces {

    private final Map<String, Place> places = new HashMap<>();

    private record Place(int line, int column) {}

    DecisionPlaces(byte[] content) {
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
            // Then the finding says so itself; what was read up to there has its place.
            places.put(
                    "",
                    new Place(e.getLocation().getLineNumber(), e.getLocation().getColumnNumber()));
        }
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

    Problem problem(DecisionFinding finding) {
        var element = finding.rules().stream().findFirst().orElse(finding.decision());
        var place = places.getOrDefault(element, new Place(0, 0));
        return new Found(finding.sentence(), place.line(), place.column(), element, finding.rules());
    }
}
