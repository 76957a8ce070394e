package io.muster.training.embedded;

import io.muster.datasets.columns.Column;
import io.muster.shared.Refusal;
import io.muster.training.TrainingProblem;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The target column of a binary classification, of any type. */
record Target(String name, boolean[] isPositive, String positive, String negative) {

    /** @throws Refusal {@code UNUSABLE_TRAINING_DATA} unless the column has exactly two values and no row lacks one */
    static Target of(Column column, @Nullable String positive) {
        var values = texts(column);
        var missing = Arrays.stream(values).filter(Objects::isNull).count();
        if (missing > 0) {
            throw TrainingProblem.UNUSABLE_TRAINING_DATA.refusal(
                    "Target '%s' is missing in %d rows of %d", column.name(), missing, values.length);
        }
        var classes = Arrays.stream(values).distinct().sorted().limit(10).toList();
        if (classes.size() != 2) {
            throw TrainingProblem.UNUSABLE_TRAINING_DATA.refusal(
                    "Target '%s' has the values %s%s: expected exactly two",
                    column.name(), classes, classes.size() == 10 ? " and perhaps more" : "");
        }
        if (positive == null || !classes.contains(positive)) {
            throw TrainingProblem.UNUSABLE_TRAINING_PLAN.refusal(
                    "Positive value '%s' does not occur in the target '%s', which has %s",
                    positive, column.name(), classes);
        }
        var isPositive = new boolean[values.length];
        IntStream.range(0, values.length).forEach(row -> isPositive[row] = values[row].equals(positive));
        return new Target(
                column.name(), isPositive, positive, classes.get(classes.get(0).equals(positive) ? 1 : 0));
    }

    private static String[] texts(Column column) {
        if (column instanceof Column.Texts texts) {
            return texts.values();
        }
        if (column instanceof Column.Numbers numbers) {
            return Arrays.stream(numbers.values()).mapToObj(Target::text).toArray(String[]::new);
        }
        if (column instanceof Column.Flags flags) {
            return Arrays.stream(flags.values())
                    .map(flag -> flag == null ? null : flag.toString())
                    .toArray(String[]::new);
        }
        throw TrainingProblem.UNUSABLE_TRAINING_DATA.refusal(
                "Target '%s' holds vectors: expected two classes", column.name());
    }

    /** 1.0 is the class "1", as people write it. */
    private static @Nullable String text(double value) {
        if (Double.isNaN(value)) {
            return null;
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
