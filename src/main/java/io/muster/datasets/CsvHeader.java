package io.muster.datasets;

import io.muster.shared.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The first record of a CSV file. Muster reads it itself, because the engine would take a row of data for a header and
 * silently rename one of two columns with the same name.
 */
record CsvHeader(List<String> names, char delimiter) {

    private static final int MAX_LENGTH = 1_000_000;
    private static final int MAX_COLUMNS = 2_000;
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+([.,][0-9]+)?");

    static CsvHeader read(Path file, @Nullable Character declared) {
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            var text = firstRecord(reader);
            var delimiter = declared == null ? sniff(text) : declared;
            return new CsvHeader(requireGood(split(text, delimiter)), delimiter);
        } catch (IOException e) {
            throw new Refusal(DatasetProblem.UNREADABLE_DATASET, "Line 1: the header is not readable as UTF-8", e);
        }
    }

    private static String firstRecord(BufferedReader reader) throws IOException {
        var text = new StringBuilder();
        var quoted = false;
        for (var c = first(reader); c >= 0 && (quoted || (c != '\n' && c != '\r')); c = reader.read()) {
            quoted ^= c == '"';
            text.append((char) c);
            if (text.length() > MAX_LENGTH) {
                throw DatasetProblem.UNREADABLE_DATASET.refusal(
                        "Line 1: the header has more than %d characters", MAX_LENGTH);
            }
        }
        return text.toString();
    }

    private static int first(Reader reader) throws IOException {
        var c = reader.read();
        return c == '\uFEFF' ? reader.read() : c;
    }

    /** The candidate that occurs most outside quotes; comma if none does, because a table may have one column. */
    private static char sniff(String header) {
        var best = ',';
        var most = 0;
        for (var candidate : CsvDialect.DELIMITERS) {
            var parts = split(header, candidate).size();
            if (parts > most) {
                best = candidate;
                most = parts;
            }
        }
        return best;
    }

    static List<String> split(String line, char delimiter) {
        var names = new ArrayList<String>();
        var name = new StringBuilder();
        var quoted = false;
        for (var c : line.toCharArray()) {
            if (c == delimiter && !quoted) {
                names.add(unquoted(name));
                name.setLength(0);
            } else {
                quoted ^= c == '"';
                name.append(c);
            }
        }
        names.add(unquoted(name));
        return names;
    }

    private static String unquoted(CharSequence cell) {
        var text = cell.toString().strip();
        return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1).replace("\"\"", "\"")
                : text;
    }

    private static List<String> requireGood(List<String> names) {
        if (names.size() > MAX_COLUMNS) {
            throw DatasetProblem.UNREADABLE_DATASET.refusal(
                    "Line 1: %d columns; at most %d are read", names.size(), MAX_COLUMNS);
        }
        if (names.stream().anyMatch(String::isBlank)) {
            throw DatasetProblem.UNREADABLE_DATASET.refusal(
                    "Line 1: column %d has no name: expected a header with a name for each column",
                    names.indexOf("") + 1);
        }
        if (names.stream().allMatch(name -> NUMBER.matcher(name).matches())) {
            throw DatasetProblem.UNREADABLE_DATASET.refusal(
                    "Line 1 holds only numbers: expected a header with the names of the columns");
        }
        requireDistinct(names);
        return List.copyOf(names);
    }

    static void requireDistinct(List<String> names) {
        var seen = new HashSet<String>();
        for (var name : names) {
            if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                throw DatasetProblem.UNREADABLE_DATASET.refusal(
                        "Two columns are named '%s' (upper and lower case are the same)", name);
            }
        }
    }
}
