package io.muster.processfiles;

import io.muster.processfiles.FileUnreadable.FileFault;
import io.muster.shared.xml.HardenedXml;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.transform.sax.SAXSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * A schema of BPMN or DMN, with which a file is checked as the engine does, but with place and cause: the engine names no
 * place.
 */
final class FileSchema {

    static final FileSchema BPMN = new FileSchema("bpmn/schema/BPMN20.xsd");

    /** By the namespace of the root element, those that the engine knows. */
    private static final Map<String, FileSchema> DMN = Map.of(
            "http://www.omg.org/spec/DMN/20151101/dmn.xsd", new FileSchema("dmn/schema/DMN11.xsd"),
            "http://www.omg.org/spec/DMN/20151101/dmn11.xsd", new FileSchema("dmn/schema/DMN11_Alternative.xsd"),
            "http://www.omg.org/spec/DMN/20180521/MODEL/", new FileSchema("dmn/schema/DMN12.xsd"),
            "https://www.omg.org/spec/DMN/20191111/MODEL/", new FileSchema("dmn/schema/DMN13.xsd"),
            "https://www.omg.org/spec/DMN/20211108/MODEL/", new FileSchema("dmn/schema/DMN14.xsd"),
            "https://www.omg.org/spec/DMN/20230324/MODEL/", new FileSchema("dmn/schema/DMN15.xsd"));

    private static final String FOLDER = "org/camunda/bpm/model/";
    private static final String RULE_OF_THE_SCHEMA = "cvc-[\\w.-]+: ";
    private static final int MOST = 20;

    private final String location;
    private @Nullable Schema schema;

    private FileSchema(String location) {
        this.location = FOLDER + location;
    }

    /** The schema of decision tables whose root element is in this namespace, if the engine knows it. */
    static Optional<FileSchema> ofTables(String namespace) {
        return Optional.ofNullable(DMN.get(namespace));
    }

    private record Place(int line, int column) {}

    /** The first faults, one for each place; empty if the file is valid. */
    List<FileFault> faults(byte[] content) {
        var found = new Collected();
        try {
            var validator = loaded().newValidator();
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

        private List<FileFault> faults() {
            return causes.entrySet().stream()
                    .limit(MOST)
                    .map(entry -> new FileFault(
                            entry.getKey().line(), entry.getKey().column(), String.join("; ", entry.getValue())))
                    .toList();
        }
    }

    /** Loaded on first use, because it takes a while. */
    private synchronized Schema loaded() {
        if (schema == null) {
            try {
                schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                        .newSchema(Bpmn.class.getClassLoader().getResource(location));
            } catch (SAXException e) {
                throw new IllegalStateException("The schema at %s cannot be read".formatted(location), e);
            }
        }
        return schema;
    }
}
