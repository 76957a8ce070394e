package io.muster.validation.evaluation;

import io.muster.datasets.columns.Column;
import io.muster.inventory.signature.DataType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The coding of texts as numbers in order of appearance; numbers represent themselves, true is 1, false is 0. */
final class Labels implements Coding {

    private final DataType type;
    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    /** @param type of the model's output */
    Labels(DataType type) {
        this.type = type;
    }

    @Override
    public double[] outcomes(Column column) {
        return codes(CellConversion.read(column, column.name(), type));
    }

    @Override
    public double[] predictions(Column column) {
        return codes(column);
    }

    private double[] codes(Column column) {
        if (!(column instanceof Column.Texts texts)) {
            return CellConversion.numbers(column);
        }
        var result = new double[texts.rows()];
        for (var row = 0; row < result.length; row++) {
            var text = texts.values()[row];
            result[row] = text == null ? Double.NaN : code(text);
        }
        return result;
    }

    private double code(String text) {
        return codes.computeIfAbsent(text, unknown -> {
            words.add(unknown);
            return words.size() - 1;
        });
    }

    @Override
    public String word(double code) {
        return switch (type) {
            case TEXT -> words.get((int) code);
            case BOOLEAN -> code == 1 ? "true" : "false";
            case INTEGER, DOUBLE, FLOAT -> CellConversion.text(code);
        };
    }
}
