package io.muster.validation.evaluation;

import io.muster.datasets.columns.Column;
import java.util.Arrays;

/** The coding of numbers as themselves. One that is not finite counts as missing. */
final class Quantity implements Coding {

    @Override
    public double[] outcomes(Column column) {
        return finite(column);
    }

    @Override
    public double[] predictions(Column column) {
        return finite(column);
    }

    private static double[] finite(Column column) {
        return Arrays.stream(CellConversion.numbers(column))
                .map(value -> Double.isFinite(value) ? value : Double.NaN)
                .toArray();
    }

    @Override
    public String word(double code) {
        return CellConversion.text(code);
    }
}
