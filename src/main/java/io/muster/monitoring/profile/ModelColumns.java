package io.muster.monitoring.profile;

import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How the inputs and outputs of a model become columns that can be counted: a vector becomes one column for each of its
 * values, and an output with the name of an input is called {@code output.<name>}.
 *
 * @param vectors by input, the names of its values; others are called {@code input[0]}, {@code input[1]} and so on
 */
public record ModelColumns(SortedMap<String, List<String>> vectors) {

    public static final ModelColumns PLAIN = new ModelColumns(Collections.emptySortedMap());

    public ModelColumns {
        var copy = new TreeMap<String, List<String>>();
        vectors.forEach((input, names) -> copy.put(input, List.copyOf(names)));
        vectors = Collections.unmodifiableSortedMap(copy);
    }

    /** The columns of the same rows, inputs first. Scalars are not copied. */
    public ColumnBatch counted(ColumnBatch inputs, ColumnBatch outputs) {
        var columns = new ArrayList<Column>();
        inputs.columns().forEach(input -> addInput(columns, input));
        var names = new HashSet<String>();
        columns.forEach(column -> names.add(column.name()));
        outputs.columns().forEach(output -> addOutput(columns, names, output));
        return new ColumnBatch(inputs.rows(), columns);
    }

    private void addInput(List<Column> columns, Column input) {
        if (input instanceof Column.Vectors vector) {
            split(columns, vector, names(vector.name(), vector.width()));
        } else {
            columns.add(input);
        }
    }

    private void addOutput(List<Column> columns, Set<String> inputs, Column output) {
        if (output instanceof Column.Vectors vector) {
            split(columns, vector, names(vector.name(), vector.width()));
        } else {
            columns.add(inputs.contains(output.name()) ? renamed(output, output(output.name())) : output);
        }
    }

    /** What an output is called that has the name of an input. */
    public static String output(String name) {
        return "output." + name;
    }

    private List<String> names(String field, int width) {
        var given = vectors.getOrDefault(field, List.of());
        return given.size() == width
                ? given
                : IntStream.range(0, width).mapToObj(i -> field + "[" + i + "]").toList();
    }

    private static void split(List<Column> columns, Column.Vectors vector, List<String> names) {
        for (var i = 0; i < vector.width(); i++) {
            var values = new double[vector.rows()];
            for (var row = 0; row < values.length; row++) {
                values[row] = vector.values()[row * vector.width() + i];
            }
            columns.add(new Column.Numbers(names.get(i), values));
        }
    }

    private static Column renamed(Column column, String name) {
        if (column instanceof Column.Numbers numbers) {
            return new Column.Numbers(name, numbers.values());
        }
        if (column instanceof Column.Texts texts) {
            return new Column.Texts(name, texts.values());
        }
        return new Column.Flags(name, ((Column.Flags) column).values());
    }
}
