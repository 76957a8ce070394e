package io.muster.formats.pmml;

import io.muster.formats.UnreadableArtifact;
import io.muster.shared.xml.HardenedXml;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The model's own verification rows: {@code ModelVerification} of PMML 4.4, with the results expected by the document's
 * author. Read from the model at the document's root; segments are verified through it.
 *
 * @param columns by the name that cells have, without a namespace's prefix
 * @param rows cells as written; an empty or absent cell is a missing value
 */
record PmmlVerification(Map<String, Column> columns, List<Map<String, String>> rows) {

    static final int MOST_ROWS = 10_000;

    PmmlVerification {
        columns = Map.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * A verification field.
     *
     * @param field an input, the target or an output
     * @param precision largest difference relative to the expected number
     * @param zeroThreshold numbers up to this count as zero
     */
    record Column(String field, double precision, double zeroThreshold) {

        private static final double PRECISION = 1e-6;
        private static final double ZERO = 1e-16;

        static Column of(Attributes attributes) {
            var field = String.valueOf(attributes.getValue("field"));
            return new Column(
                    field,
                    number(field, attributes, "precision", PRECISION),
                    number(field, attributes, "zeroThreshold", ZERO));
        }

        private static double number(String field, Attributes attributes, String name, double otherwise) {
            var text = attributes.getValue(name);
            try {
                return text == null ? otherwise : Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw new UnreadableArtifact(
                        "ModelVerification: %s of field '%s' is '%s', expected a number".formatted(name, field, text),
                        e);
            }
        }

        boolean agrees(double expected, double got) {
            return Math.abs(expected) <= zeroThreshold
                    ? Math.abs(got) <= zeroThreshold
                    : Math.abs(got - expected) <= precision * Math.abs(expected);
        }
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** @param text a document that {@link PmmlReader} has already read */
    static PmmlVerification read(String text) {
        var reader = new Reader();
        try {
            HardenedXml.saxParser().parse(new InputSource(new StringReader(text)), reader);
        } catch (SAXException | IOException e) {
            throw new UnreadableArtifact("The artifact is not safe, well-formed XML: " + e.getMessage(), e);
        }
        return new PmmlVerification(reader.columns, reader.rows);
    }

    private static final class Reader extends DefaultHandler {

        /** PMML, the model, ModelVerification. */
        private static final int DEPTH = 3;

        private final Map<String, Column> columns = new LinkedHashMap<>();
        private final List<Map<String, String>> rows = new ArrayList<>();
        private final StringBuilder content = new StringBuilder();
        private @Nullable Map<String, String> row;
        private int depth;
        private boolean inside;

        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes) {
            depth++;
            inside |= depth == DEPTH && name.equals("ModelVerification");
            if (!inside) {
                return;
            }
            if (name.equals("VerificationField")) {
                var column = Column.of(attributes);
                var cell = attributes.getValue("column");
                columns.put(local(cell == null ? column.field() : cell), column);
            } else if (name.equals("TableLocator")) {
                throw PmmlReader.beyond("verification rows in another place (TableLocator): put them into the file");
            } else if (row == null && name.equals("row")) {
                row = new LinkedHashMap<>();
            }
            content.setLength(0);
        }

        @Override
        public void characters(char[] text, int start, int length) {
            if (row != null) {
                content.append(text, start, length);
            }
        }

        @Override
        public void endElement(String uri, String name, String qualified) {
            if (row != null && name.equals("row")) {
                add(row);
                row = null;
            } else if (row != null && !content.toString().isBlank()) {
                row.put(name, content.toString().strip());
            }
            content.setLength(0);
            inside &= !(depth == DEPTH && name.equals("ModelVerification"));
            depth--;
        }

        private void add(Map<String, String> cells) {
            if (rows.size() == MOST_ROWS) {
                throw PmmlReader.beyond("more than %d verification rows".formatted(MOST_ROWS));
            }
            rows.add(Map.copyOf(cells));
        }

        private static String local(String name) {
            return name.substring(name.indexOf(':') + 1);
        }
    }
}
