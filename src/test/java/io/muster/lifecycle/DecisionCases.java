package io.muster.lifecycle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The cases beside a decision: what it must answer to what. How such a file is written stands in
 * {@code processes/decisions/README.md}.
 *
 * @param outputs in the order in which a case joins them
 */
record DecisionCases(Path file, List<String> inputs, List<String> outputs, List<Case> cases) {

    static final String ENDING = ".cases.csv";

    /**
     * One line of the file.
     *
     * @param line counts from 1
     * @param inputs by name; null for an empty cell
     * @param expected one row a rule that fits, outputs joined
     */
    record Case(int line, Map<String, Object> inputs, List<String> expected) {}

    static DecisionCases read(Path file) {
        try {
            var lines = Files.readAllLines(file);
            var header = cells(lines.get(0));
            var inputs = header.subList(0, header.size() - 1);
            var cases = new ArrayList<Case>();
            for (var line = 1; line < lines.size(); line++) {
                var text = lines.get(line);
                if (!text.isBlank() && !text.startsWith("#")) {
                    cases.add(aCase(file, line + 1, text, inputs));
                }
            }
            return new DecisionCases(
                    file, inputs, List.of(header.get(inputs.size()).split(":")), cases);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Case aCase(Path file, int line, String text, List<String> names) {
        var cells = cells(text);
        if (cells.size() != names.size() + 1) {
            throw new IllegalArgumentException("%s:%d has %d cells; %d wanted"
                    .formatted(file.getFileName(), line, cells.size(), names.size() + 1));
        }
        var inputs = new LinkedHashMap<String, Object>();
        for (var i = 0; i < names.size(); i++) {
            inputs.put(names.get(i), value(cells.get(i)));
        }
        return new Case(line, inputs, List.of(cells.get(names.size()).split(" \\| ")));
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split(",", -1)).map(String::strip).toList();
    }

    /** Variables of a process are texts, whole numbers and truth values. */
    private static Object value(String cell) {
        if (cell.isEmpty()) {
            return null;
        }
        if (cell.equals("true") || cell.equals("false")) {
            return Boolean.valueOf(cell);
        }
        return cell.matches("\\d+") ? (Object) Integer.valueOf(cell) : cell;
    }
}
