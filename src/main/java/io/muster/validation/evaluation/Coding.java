package io.muster.validation.evaluation;

import io.muster.datasets.columns.Column;

/**
 * Outcomes and predictions as numbers, so that millions of rows fit into memory and one set of arrays serves every task.
 * NaN is missing.
 */
interface Coding {

    /** @throws io.muster.validation.model.UnusableEvaluationData at an outcome that the task does not know */
    double[] outcomes(Column column);

    double[] predictions(Column column);

    /** The word that people read for a number. */
    String word(double code);
}
