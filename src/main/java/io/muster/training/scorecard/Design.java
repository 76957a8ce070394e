package io.muster.training.scorecard;

import io.muster.training.TrainingProblem;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * The design matrix, centred and scaled column by column so that the fit is well conditioned in any units. The
 * intercept comes first and is not scaled.
 *
 * @param rows scaled values, row by row
 * @param means of the unscaled columns, 0 for the intercept
 * @param scales population standard deviations, 1 for the intercept
 */
record Design(List<Term> terms, double[][] rows, double[] means, double[] scales) {

    /** Below this share of a column's own sum of squares, the remainder after the earlier ones is rounding. */
    private static final double DEPENDENT = 1e-10;

    static Design of(List<Term> terms, int n, boolean standardise) {
        var design = new Design(terms, new double[n][terms.size()], new double[terms.size()], new double[terms.size()]);
        for (var j = 0; j < terms.size(); j++) {
            design.fill(j, standardise && j > 0);
        }
        design.requireIndependentColumns();
        return design;
    }

    private void fill(int j, boolean standardise) {
        var n = rows.length;
        double sum = 0;
        for (var i = 0; i < n; i++) {
            rows[i][j] = terms.get(j).at(i);
            sum += rows[i][j];
        }
        means[j] = standardise ? sum / n : 0;
        double squares = 0;
        for (var row : rows) {
            row[j] -= means[j];
            squares += row[j] * row[j];
        }
        var deviation = Math.sqrt(squares / n);
        scales[j] = standardise && deviation > 0 ? deviation : 1;
        for (var row : rows) {
            row[j] /= scales[j];
        }
    }

    /** Column j depends on the earlier ones exactly when the j-th pivot of the cross-product matrix vanishes. */
    private void requireIndependentColumns() {
        var crossProduct = MatrixUtils.createRealMatrix(rows.length == 0 ? new double[1][1] : crossProduct());
        var r = new QRDecomposition(crossProduct).getR();
        var dependent = new ArrayList<String>();
        for (var j = 0; j < terms.size(); j++) {
            if (Math.abs(r.getEntry(j, j)) <= DEPENDENT * Math.max(1, crossProduct.getEntry(j, j))) {
                dependent.add(terms.get(j).name());
            }
        }
        if (!dependent.isEmpty()) {
            throw TrainingProblem.MODEL_NOT_ESTIMABLE.refusal(
                    "Terms %s depend linearly on the terms before them: leave their columns out", dependent);
        }
    }

    private double[][] crossProduct() {
        var p = terms.size();
        var product = new double[p][p];
        for (var row : rows) {
            for (var j = 0; j < p; j++) {
                for (var k = 0; k < p; k++) {
                    product[j][k] += row[j] * row[k];
                }
            }
        }
        return product;
    }

    /** Turns coefficients of the scaled columns into those of the original columns. */
    RealMatrix unscaling() {
        var p = terms.size();
        var matrix = new Array2DRowRealMatrix(p, p);
        for (var j = 0; j < p; j++) {
            matrix.setEntry(j, j, 1 / scales[j]);
            if (j > 0) {
                matrix.setEntry(0, j, -means[j] / scales[j]);
            }
        }
        return matrix;
    }
}
