package io.muster.validation.evaluation;

import io.muster.datasets.columns.Column;
import io.muster.validation.model.UnusableEvaluationData;
import org.jspecify.annotations.Nullable;

/** The coding of the positive class as 1 and the other one as 0; a score is used as it is. */
final class TwoClasses implements Coding {

    private final String target;
    private final String positive;
    private @Nullable String negative;

    TwoClasses(String target, String positive) {
        this.target = target;
        this.positive = positive;
    }

    @Override
    public double[] outcomes(Column column) {
        var values = CellConversion.texts(column);
        var codes = new double[values.length];
        for (var row = 0; row < codes.length; row++) {
            codes[row] = values[row] == null ? Double.NaN : code(values[row]);
        }
        return codes;
    }

    private double code(String value) {
        if (value.equals(positive)) {
            return 1;
        }
        if (negative == null) {
            negative = value;
        }
        if (!value.equals(negative)) {
            throw new UnusableEvaluationData(
                    "Target '%s' has the unknown value '%s': besides the positive value '%s' there is '%s' already, and a binary classification has two classes"
                            .formatted(target, value, positive, negative));
        }
        return 0;
    }

    @Override
    public double[] predictions(Column column) {
        return new Quantity().predictions(column);
    }

    @Override
    public String word(double code) {
        return code == 1 ? positive : negative == null ? "not " + positive : negative;
    }
}
