package io.muster.validation.checks;

import io.muster.datasets.columns.Column;
import io.muster.shared.VersionId;
import io.muster.statistics.Undefined;

/** The evaluation data of a version with its outcomes and the version's predictions. Arrays are copies, by row. */
public interface ScoredData {

    VersionId version();

    int rows();

    /**
     * The true outcomes, NaN where unknown: 1 and 0 in binary classification, numbers in regression, and for rules codes
     * that {@link #word} translates.
     */
    double[] outcomes();

    /**
     * The version's outputs, NaN where it gave none: scores in binary classification, otherwise like {@link #outcomes}.
     *
     * @throws Undefined if the version was not scored
     */
    double[] predictions();

    /** The word behind a code of the outcomes and predictions of rules. */
    String word(double code);

    /**
     * The score from which a row is decided positive in binary classification: that of the validation order, otherwise
     * 0.5 if all scores are probabilities.
     *
     * @throws Undefined if there is none, or the version was not scored
     */
    double cutOff();

    /**
     * A column of the evaluation dataset, whether or not it is an input of the model.
     *
     * @throws Undefined if the dataset does not have it
     */
    Column column(String name);
}
