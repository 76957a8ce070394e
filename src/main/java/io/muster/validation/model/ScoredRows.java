package io.muster.validation.model;

import io.muster.datasets.columns.ColumnBatch;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A receiver of what the validated version was asked and answered on the rows of its evaluation data, for use beyond the
 * metrics. Rows that the model does not accept are left out.
 */
public interface ScoredRows {

    /** Takes nothing. */
    ScoredRows IGNORED = new ScoredRows() {
        @Override
        public void begin(double[] outcomes, Map<String, List<String>> columns, @Nullable Double naiveError) {
            // Nothing is taken.
        }

        @Override
        public void scored(ColumnBatch inputs, ColumnBatch outputs, int firstRow) {
            // Nothing is taken.
        }
    };

    /**
     * Before the first rows.
     *
     * @param outcomes of all rows of the data, as validation compares them; NaN where unknown. Must not be changed
     * @param columns by input, the columns of the data that fill it
     * @param naiveError mean absolute error of the naive forecast on the training data, or null without a forecast
     */
    void begin(double[] outcomes, Map<String, List<String>> columns, @Nullable Double naiveError);

    /**
     * Rows that the version has scored. The columns are not copies: do not change and do not keep them.
     *
     * @param firstRow position of the first one in the data
     */
    void scored(ColumnBatch inputs, ColumnBatch outputs, int firstRow);
}
