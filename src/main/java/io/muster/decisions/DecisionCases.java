package io.muster.decisions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The test cases of a decision: its expected answers for given inputs. The file format is described in
 * {@code processes/decisions/README.md}.
 *
 * @param outputs in the order in which a case joins them
 */
record DecisionCases(String file, List<String> inputs, List<String> outputs, List<Case> cases) {

    /** The suffix of the file's name, after the decision's id. */
    public static final String ENDING = ".cases.csv";

    public DecisionCases {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        cases = List.copyOf(cases);
    }

    /**
     * One line of the file.
     *
     * @param line counts from 1
     * @param inputs by name; null for an empty cell
     * @param expected one row per matching rule, outputs joined; empty when no rule may match
     */
    public record Case(int line, Map<String, Object> inputs, List<String> expected) {}

    /**
     * @throws CasesUnreadable if it is not a file of cases
     * @throws IOException if the file cannot be read
     */
    public static DecisionCases read(Path file) throws IOException {
        var lines = Files.readAllLines(file);
        var header = lines.isEmpty() ? List.<String>of() : cells(lines.get(0));
        if (header.size() < 2) {
            throw new CasesUnreadable(file, 1, "expected the names of the inputs and, last, of the outputs");
        }
        var inputs = header.subList(0, header.size() - 1);
        var cases = new ArrayList<Case>();
        for (var line = 1; line < lines.size(); line++) {
            var text = lines.get(line);
            if (!text.isBlank() && !text.startsWith("#")) {
                cases.add(aCase(file, line + 1, text, inputs));
            }
        }
        return new DecisionCases(
                file.toString(), inputs, List.of(header.get(inputs.size()).split(":")), cases);
    }

    private static Case aCase(Path file, int line, String text, List<String> names) {
        var cells = cells(text);
        if (cells.size() != names.size() + 1) {
            throw new CasesUnreadable(file, line, "%d cells, expected %d".formatted(cells.size(), names.size() + 1));
        }
        var inputs = new LinkedHashMap<String, Object>();
        for (var i = 0; i < names.size(); i++) {
            inputs.put(names.get(i), value(cells.get(i)));
        }
        return new Case(line, inputs, rows(cells.get(names.size())));
    }

    private static List<String> rows(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell.split(" \\| ", -1));
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split(",", -1)).map(String::strip).toList();
    }

    /** Variables of a process are texts, numbers and truth values. */
    private static Object value(String cell) {
        if (cell.isEmpty()) {
            return null;
        }
        if (cell.equals("true") || cell.equals("false")) {
            return Boolean.valueOf(cell);
        }
        if (cell.matches("-?\\d{1,9}")) {
            return Integer.valueOf(cell);
        }
        return cell.matches("-?\\d+\\.\\d+") ? (Object) Double.valueOf(cell) : cell;
    }
}
