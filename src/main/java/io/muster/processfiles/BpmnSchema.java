package io.muster.processfiles;

import io.muster.shared.xml.HardenedXml;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.sax.SAXSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The check of a file against BPMN's schema, with place and cause: the model API names no place. */
public final class BpmnSchema {

    private static final String LOCATION = "org/camunda/bpm/model/bpmn/schema/BPMN20.xsd";
    private static final String RULE_OF_THE_SCHEMA = "cvc-[\\w.-]+: ";
    private static final int MOST = 20;

    private BpmnSchema() {}

    /**
     * @param line counted from 1, 0 when the file has none
     * @param cause in the words of the schema, without full stop
     */
    public record Fault(int line, int column, String cause) {

        String inWords() {
            return "line %d, column %d: %s".formatted(line, column, cause);
        }
    }

    private record Place(int line, int column) {}

    /** The first faults, one for each place; empty if the file is valid. */
    public static List<Fault> faults(byte[] content) {
        var found = new Collected();
        try {
            var validator = Loaded.SCHEMA.newValidator();
            validator.setErrorHandler(found);
            validator.validate(new SAXSource(
                    HardenedXml.saxParser().getXMLReader(), new InputSource(new ByteArrayInputStream(content))));
        } catch (SAXParseException e) {
            found.error(e);
        } catch (SAXException e) {
            found.add(new Place(0, 0), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.faults();
    }

    private static final class Collected implements ErrorHandler {

        private final LinkedHashMap<Place, List<String>> causes = new LinkedHashMap<>();

        @Override
        public void warning(SAXParseException e) {
            // The file conforms to the schema.
        }

        @Override
        public void error(SAXParseException e) {
            var place = new Place(Math.max(0, e.getLineNumber()), Math.max(0, e.getColumnNumber()));
            add(place, String.valueOf(e.getMessage()));
        }

        @Override
        public void fatalError(SAXParseException e) {
            error(e);
        }

        private void add(Place place, String message) {
            var cause = message.replaceFirst(RULE_OF_THE_SCHEMA, "").replaceFirst("[.]$", "");
            var here = causes.computeIfAbsent(place, any -> new ArrayList<>());
            if (!here.contains(cause)) {
                here.add(cause);
            }
        }

        private List<Fault> faults() {
            return causes.entrySet().stream()
                    .limit(MOST)
                    .map(entry -> new Fault(
                            entry.getKey().line(), entry.getKey().column(), String.join("; ", entry.getValue())))
                    .toList();
        }
    }

    /** Loaded on first use, because it takes a while. */
    private static final class Loaded {

        private static final Schema SCHEMA = load();

        private static Schema load() {
            try {
                return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                        .newSchema(Bpmn.class.getClassLoader().getResource(LOCATION));
            } catch (SAXException e) {
                throw new IllegalStateException("BPMN's schema at %s cannot be read".formatted(LOCATION), e);
            }
        }
    }
}
