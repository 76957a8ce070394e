package io.muster.formats.pmml;

import io.muster.formats.InvalidInput;
import io.muster.formats.Scorer;
import io.muster.formats.UnreadableArtifact;
import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.GoldenRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A replay of a model's own verification rows, by the standard's rule for numbers. They are golden records contained in
 * the document: its exporter knows the correct results, and the engine is known to score some valid files wrong.
 */
final class PmmlVerifier {

    private static final int MOST_RECORDS = 100;
    private static final double LARGEST_TOLERANCE = 0.5;

    private final PmmlVerification verification;
    private final PmmlModel model;
    private final Scorer scorer;
    private int compared;

    PmmlVerifier(PmmlVerification verification, PmmlModel model, Scorer scorer) {
        this.verification = verification;
        this.model = model;
        this.scorer = scorer;
    }

    /** @throws UnreadableArtifact naming the first row and output that differ */
    void verify() {
        requireComparable();
        for (var i = 0; i < verification.rows().size(); i++) {
            verify(i + 1, verification.rows().get(i));
        }
        if (compared == 0) {
            throw new UnreadableArtifact(
                    "ModelVerification compares nothing: no row has all inputs that the model needs and a value of an output");
        }
    }

    /** The target refers to the output with the predicted value, under any name. */
    private Optional<Field> output(PmmlVerification.Column column) {
        return scorer.signature()
                .output(column.field())
                .or(() -> model.predicted(column.field()).flatMap(scorer.signature()::output));
    }

    private void requireComparable() {
        var comparable = verification.columns().values().stream()
                .anyMatch(column -> output(column).isPresent());
        if (!comparable) {
            throw new UnreadableArtifact(
                    "ModelVerification compares nothing: none of its fields is an output of the model, which has %s"
                            .formatted(scorer.signature().outputs().stream()
                                    .map(Field::name)
                                    .toList()));
        }
    }

    /**
     * The rows as golden records of the scorer's signature. Rows that Muster refuses to score are left out; if there
     * are many, an evenly spread sample is taken.
     */
    List<GoldenRecord> goldenRecords() {
        var records = new ArrayList<GoldenRecord>();
        var rows = verification.rows();
        var taken = Math.min(rows.size(), MOST_RECORDS);
        for (var i = 0; i < taken; i++) {
            var number = (int) ((long) i * rows.size() / taken);
            record(number + 1, rows.get(number)).ifPresent(records::add);
        }
        return records;
    }

    private Optional<GoldenRecord> record(int number, Map<String, String> row) {
        var inputs = inputs(number, row);
        var expected = expected(row);
        if (expected.isEmpty() || score(inputs) == null) {
            return Optional.empty();
        }
        var values = new LinkedHashMap<String, @Nullable Object>();
        var tolerance = 0.0;
        for (var cell : expected.entrySet()) {
            var column = verification.columns().get(cell.getKey());
            var output = output(column).orElseThrow();
            values.put(output.name(), value(number, output, cell.getValue()));
            tolerance = Math.max(tolerance, Math.min(column.precision(), LARGEST_TOLERANCE));
        }
        return Optional.of(new GoldenRecord(inputs, values, tolerance));
    }

    private Map<String, @Nullable Object> inputs(int number, Map<String, String> row) {
        var inputs = new HashMap<String, @Nullable Object>();
        verification
                .columns()
                .forEach((cell, column) -> scorer.signature()
                        .input(column.field())
                        .ifPresent(input -> inputs.put(input.name(), value(number, input, row.get(cell)))));
        return inputs;
    }

    /** The outputs that a row expects, by the name of the cell. */
    private Map<String, String> expected(Map<String, String> row) {
        var expected = new LinkedHashMap<String, String>();
        verification.columns().forEach((cell, column) -> {
            var text = row.get(cell);
            if (text != null && output(column).isPresent()) {
                expected.put(cell, text);
            }
        });
        return expected;
    }

    private void verify(int number, Map<String, String> row) {
        var got = score(inputs(number, row));
        if (got != null) {
            expected(row)
                    .forEach((cell, text) ->
                            compare(number, verification.columns().get(cell), text, got));
        }
    }

    /** @return null for a row that Muster refuses to score, which therefore cannot be served wrong */
    private @Nullable Map<String, @Nullable Object> score(Map<String, @Nullable Object> inputs) {
        try {
            return scorer.scoreRow(inputs);
        } catch (InvalidInput refused) {
            return null;
        }
    }

    private void compare(int number, PmmlVerification.Column column, String text, Map<String, @Nullable Object> got) {
        compared++;
        var output = output(column).orElseThrow();
        var expected = value(number, output, text);
        var value = got.get(output.name());
        var agrees = expected instanceof Double expectedNumber
                ? value instanceof Double is && column.agrees(expectedNumber, is)
                : expected != null && expected.equals(value);
        if (!agrees) {
            throw new UnreadableArtifact(
                    "The PMML engine does not reproduce the document's ModelVerification: row %d, '%s' is '%s', expected '%s'"
                            .formatted(number, column.field(), value, text));
        }
    }

    private static @Nullable Object value(int row, Field field, @Nullable String text) {
        if (text == null || field.type() == DataType.TEXT) {
            return text;
        }
        if (field.type() == DataType.BOOLEAN) {
            return text.equals("true") || text.equals("1");
        }
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            throw new UnreadableArtifact(
                    "ModelVerification: row %d, '%s' is '%s', expected a number".formatted(row, field.name(), text), e);
        }
    }
}
