package io.muster.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.Signature;
import io.muster.testing.ReferenceMaterial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** One of the models that lie beside the project, with rows and what scikit-learn gave for them. */
public record ReferenceModel(String name, Path folder, Csv input, Csv expected) {

    /** A table of a file: no quotes are used in these. */
    public record Csv(List<String> names, List<List<String>> rows) {

        static Csv read(Path file) {
            try {
                var lines = Files.readAllLines(file).stream()
                        .map(line -> List.of(line.split(",", -1)))
                        .toList();
                return new Csv(lines.get(0), lines.subList(1, lines.size()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public static ReferenceModel require(String name) {
        var folder = ReferenceMaterial.require("fixtures/models").resolve(name);
        return new ReferenceModel(
                name, folder, Csv.read(folder.resolve("input.csv")), Csv.read(folder.resolve("expected.csv")));
    }

    public Path artifact(String extension) {
        return folder.resolve("model." + extension);
    }

    /** The rows, typed as the signature wants them. */
    public List<Map<String, @Nullable Object>> inputs(Signature signature) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (var cells : input.rows()) {
            var row = new LinkedHashMap<String, @Nullable Object>();
            for (var i = 0; i < cells.size(); i++) {
                var cell = cells.get(i);
                signature.input(input.names().get(i)).ifPresent(field -> row.put(field.name(), typed(field, cell)));
            }
            rows.add(row);
        }
        return rows;
    }

    private static Object typed(Field field, String cell) {
        return field.type() == DataType.TEXT ? cell : (Object) Double.valueOf(cell);
    }

    /** All rows of one vector each, for models that take a matrix. */
    public List<Map<String, @Nullable Object>> vectors(String name) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (var cells : input.rows()) {
            rows.add(Map.of(name, cells.stream().map(Double::valueOf).toList()));
        }
        return rows;
    }

    public double[] expected(String column) {
        var index = expected.names().indexOf(column);
        return expected.rows().stream()
                .mapToDouble(row -> Double.parseDouble(row.get(index)))
                .toArray();
    }

    /** Compares all rows, relative to the expected value, and absolutely below 1. */
    public static void assertClose(
            String what, double[] expected, ToDoubleFunction<Integer> got, double relative, double absolute) {
        for (var i = 0; i < expected.length; i++) {
            var value = got.applyAsDouble(i);
            assertThat(Math.abs(value - expected[i]))
                    .as("%s, row %d: expected %s, got %s", what, i + 1, expected[i], value)
                    .isLessThanOrEqualTo(Math.max(absolute, relative * Math.abs(expected[i])));
        }
    }
}
