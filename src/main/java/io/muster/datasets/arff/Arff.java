package io.muster.datasets.arff;

import io.muster.datasets.DatasetProblem;
import io.muster.shared.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A converter from ARFF, the attribute-relation file format of much public data, to CSV. It understands dense data with
 * numeric, text, date and nominal attributes, quoted with ' or ", and comments; not sparse data, relational attributes
 * or weights.
 *
 * @see <a href="https://waikato.github.io/weka-wiki/formats_and_processing/arff_stable/">ARFF, stable version</a>
 */
public final class Arff {

    private final BufferedReader lines;
    private final List<Attribute> attributes = new ArrayList<>();
    private int line;

    private Arff(InputStream in) {
        this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /**
     * @param in UTF-8, read to its end, not closed
     * @param out gets RFC 4180 with a header; missing values are empty; flushed, not closed
     * @throws Refusal {@code INVALID_ARFF} naming the line
     */
    public static void toCsv(InputStream in, Writer out) throws IOException {
        var arff = new Arff(in);
        arff.readHeader();
        arff.writeRecord(arff.attributes.stream().map(Attribute::name).toList(), out);
        arff.copyRows(out);
        out.flush();
    }

    /** @param values the nominal values, empty for other types */
    private record Attribute(String name, Set<String> values) {}

    private void readHeader() throws IOException {
        for (var text = next(); text != null; text = next()) {
            var keyword = text.toLowerCase(Locale.ROOT);
            if (keyword.startsWith("@attribute")) {
                attributes.add(attribute(text.substring("@attribute".length())));
            } else if (keyword.startsWith("@data")) {
                requireAttributes();
                return;
            } else if (!keyword.startsWith("@relation")) {
                throw DatasetProblem.invalidArff(line, "expected @relation, @attribute or @data");
            }
        }
        throw DatasetProblem.invalidArff(line, "there is no @data");
    }

    private void requireAttributes() {
        if (attributes.isEmpty()) {
            throw DatasetProblem.invalidArff(line, "there is no @attribute before @data");
        }
    }

    private Attribute attribute(String declaration) {
        var tokens = new ArffTokens(declaration, line);
        var name = tokens.word();
        var type = tokens.rest();
        if (type.startsWith("{") && type.endsWith("}")) {
            return new Attribute(name, Set.copyOf(values(type.substring(1, type.length() - 1))));
        }
        if (!type.matches("(?i)(numeric|real|integer|string|date\\b.*)")) {
            throw DatasetProblem.invalidArff(line, "attribute '%s' has no known type: '%s'".formatted(name, type));
        }
        return new Attribute(name, Set.of());
    }

    private List<String> values(String list) {
        var values = new ArrayList<String>();
        for (var value : new ArffTokens(list, line).separated()) {
            values.add(value.text());
        }
        return values.stream().distinct().toList();
    }

    private void copyRows(Writer out) throws IOException {
        for (var text = next(); text != null; text = next()) {
            if (text.startsWith("{")) {
                throw DatasetProblem.invalidArff(line, "sparse data is not supported");
            }
            var cells = new ArffTokens(text, line).separated();
            if (cells.size() != attributes.size()) {
                throw DatasetProblem.invalidArff(
                        line, "%d values, expected %d".formatted(cells.size(), attributes.size()));
            }
            writeRecord(values(cells), out);
        }
    }

    private List<@Nullable String> values(List<ArffTokens.Cell> cells) {
        var values = new ArrayList<@Nullable String>();
        for (var i = 0; i < cells.size(); i++) {
            values.add(value(cells.get(i), attributes.get(i)));
        }
        return values;
    }

    private @Nullable String value(ArffTokens.Cell cell, Attribute attribute) {
        if (cell.isMissing()) {
            return null;
        }
        if (!attribute.values().isEmpty() && !attribute.values().contains(cell.text())) {
            throw DatasetProblem.invalidArff(
                    line, "'%s' is not a value of attribute '%s'".formatted(cell.text(), attribute.name()));
        }
        return cell.text();
    }

    private void writeRecord(List<? extends @Nullable String> values, Writer out) throws IOException {
        for (var i = 0; i < values.size(); i++) {
            out.write(i == 0 ? "" : ",");
            out.write(quoted(values.get(i)));
        }
        out.write("\r\n");
    }

    private static String quoted(@Nullable String value) {
        if (value == null) {
            return "";
        }
        var plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    /** The next line with content, or null at the end. */
    private @Nullable String next() throws IOException {
        for (var text = lines.readLine(); text != null; text = lines.readLine()) {
            line++;
            var stripped = text.strip();
            if (!stripped.isEmpty() && !stripped.startsWith("%")) {
                return stripped;
            }
        }
        return null;
    }
}
