package io.muster.training.scorecard;

import io.muster.shared.Progress;
import io.muster.shared.Refusal;
import io.muster.training.TrainingProblem;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * Maximum likelihood of the logistic model by Newton's method, which here is iteratively reweighted least squares
 * (McCullagh and Nelder, Generalized Linear Models, 2nd ed. 1989, section 2.5 and 4.4). If a ridge is requested,
 * ridge/2 times the squared scaled coefficients, except the intercept's, is subtracted.
 */
final class NewtonFit {

    private static final double STEP_TOLERANCE = 1e-9;

    /** A term that still moves some row's log-odds this much at the end diverges: it separates the classes. */
    private static final double RUNNING_AWAY = 0.3;

    private final Design design;
    private final boolean[] isPositive;
    private final double ridge;
    private final int maxIterations;

    NewtonFit(Design design, boolean[] isPositive, double ridge, int maxIterations) {
        this.design = design;
        this.isPositive = isPositive;
        this.ridge = ridge;
        this.maxIterations = maxIterations;
    }

    /**
     * @param coefficients of the original columns, not scaled
     * @param covariance of these, the inverse of the observed (here also the expected) information
     * @param logLikelihood at the maximum, without the ridge
     */
    record Result(double[] coefficients, RealMatrix covariance, double logLikelihood, int iterations) {}

    Result run(Progress progress) {
        RealVector beta = new ArrayRealVector(design.terms().size());
        var step = beta;
        for (var iteration = 1; iteration <= maxIterations; iteration++) {
            progress.report(0.9 * iteration / maxIterations, "Newton step %d".formatted(iteration));
            step = shortened(beta, solve(beta, iteration == 1 ? beta : step));
            beta = beta.add(step);
            if (step.getLInfNorm() < STEP_TOLERANCE) {
                return result(beta, iteration);
            }
        }
        throw notConverged(step);
    }

    private RealVector solve(RealVector beta, RealVector lastStep) {
        try {
            return decomposed(beta).getSolver().solve(gradient(beta));
        } catch (MathRuntimeException e) {
            // Fitted probabilities of exactly 0 and 1 leave no information: separation was reached before the limit.
            throw notConverged(lastStep);
        }
    }

    private CholeskyDecomposition decomposed(RealVector beta) {
        return new CholeskyDecomposition(information(beta), 1e-9, 1e-13);
    }

    /** Halves the step until the likelihood does not fall. */
    private RealVector shortened(RealVector beta, RealVector step) {
        var before = objective(beta);
        var shorter = step;
        for (var i = 0; i < 30 && objective(beta.add(shorter)) < before - 1e-9 * Math.abs(before); i++) {
            shorter = shorter.mapMultiply(0.5);
        }
        return shorter;
    }

    private Result result(RealVector beta, int iterations) {
        var unscaling = design.unscaling();
        var scaled = decomposed(beta).getSolver().getInverse();
        return new Result(
                unscaling.operate(beta).toArray(),
                unscaling.multiply(scaled).multiply(unscaling.transpose()),
                logLikelihood(beta),
                iterations);
    }

    private RealVector gradient(RealVector beta) {
        var gradient = new double[design.terms().size()];
        for (var i = 0; i < isPositive.length; i++) {
            var residual = (isPositive[i] ? 1 : 0) - Logit.probability(linear(beta, i));
            for (var j = 0; j < gradient.length; j++) {
                gradient[j] += residual * design.rows()[i][j];
            }
        }
        for (var j = 1; j < gradient.length; j++) {
            gradient[j] -= ridge * beta.getEntry(j);
        }
        return new ArrayRealVector(gradient, false);
    }

    private RealMatrix information(RealVector beta) {
        var p = design.terms().size();
        var information = new double[p][p];
        for (var i = 0; i < isPositive.length; i++) {
            var probability = Logit.probability(linear(beta, i));
            addOuterProduct(information, design.rows()[i], probability * (1 - probability));
        }
        for (var j = 0; j < p; j++) {
            information[j][j] += j == 0 ? 0 : ridge;
            for (var k = 0; k < j; k++) {
                information[k][j] = information[j][k];
            }
        }
        return MatrixUtils.createRealMatrix(information);
    }

    /** Lower triangle only. */
    private static void addOuterProduct(double[][] sum, double[] row, double weight) {
        for (var j = 0; j < row.length; j++) {
            var weighted = weight * row[j];
            for (var k = 0; k <= j; k++) {
                sum[j][k] += weighted * row[k];
            }
        }
    }

    private double objective(RealVector beta) {
        double penalty = 0;
        for (var j = 1; j < beta.getDimension(); j++) {
            penalty += beta.getEntry(j) * beta.getEntry(j);
        }
        return logLikelihood(beta) - ridge / 2 * penalty;
    }

    private double logLikelihood(RealVector beta) {
        double sum = 0;
        for (var i = 0; i < isPositive.length; i++) {
            sum += Logit.logProbability(isPositive[i] ? linear(beta, i) : -linear(beta, i));
        }
        return sum;
    }

    private double linear(RealVector beta, int i) {
        double sum = 0;
        for (var j = 0; j < beta.getDimension(); j++) {
            sum += beta.getEntry(j) * design.rows()[i][j];
        }
        return sum;
    }

    private Refusal notConverged(RealVector lastStep) {
        var runaways = runaways(lastStep);
        return runaways.isEmpty()
                ? TrainingProblem.MODEL_NOT_ESTIMABLE.refusal(
                        "The likelihood did not converge in %d steps; the last moved a coefficient by %s",
                        maxIterations, lastStep.getLInfNorm())
                : TrainingProblem.MODEL_NOT_ESTIMABLE.refusal(
                        "The classes are separated, so there is no maximum likelihood estimate: %s grow"
                                + " without bound. Leave them out, merge levels, or declare a 'ridge'",
                        runaways);
    }

    private List<String> runaways(RealVector lastStep) {
        return IntStream.range(1, lastStep.getDimension())
                .filter(j -> Math.abs(lastStep.getEntry(j)) * largest(j) > RUNNING_AWAY)
                .mapToObj(j -> design.terms().get(j).name())
                .toList();
    }

    private double largest(int j) {
        return Arrays.stream(design.rows())
                .mapToDouble(row -> Math.abs(row[j]))
                .max()
                .orElse(0);
    }
}
