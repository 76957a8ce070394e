package io.muster.statistics;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * Means and covariances of several features in one sample, and how far those of another sample are from them. The
 * uncertainties assume normal features. A feature that is constant in the reference is left out.
 */
public final class JointMoments {

    /** The share of the variance that the kept principal components explain, as in NannyML. */
    private static final double EXPLAINED = 0.65;

    private static final double LEVEL = 0.95;

    private final double rows;
    private final double[] means;
    private final double[][] covariances;

    /**
     * @param rows complete in all features
     * @param sums of each feature
     * @param products sums of the products of each two features, all of them around the same centres
     * @throws Undefined with fewer than two rows
     */
    public JointMoments(double rows, double[] sums, double[][] products) {
        if (rows < 2) {
            throw new Undefined("fewer than two rows have a value of every numeric feature");
        }
        this.rows = rows;
        means = Arrays.stream(sums).map(sum -> sum / rows).toArray();
        covariances = new double[sums.length][sums.length];
        for (var i = 0; i < sums.length; i++) {
            for (var j = 0; j < sums.length; j++) {
                covariances[i][j] = (products[i][j] - rows * means[i] * means[j]) / (rows - 1);
            }
        }
    }

    /**
     * A measure of two samples.
     *
     * @param withoutDrift its 95 % quantile where there is no drift
     */
    public record Distance(double value, double standardError, double withoutDrift) {}

    /**
     * Root of the mean squared difference of the correlations of each two features. 0 to 2.
     *
     * @throws Undefined with fewer than two features that vary in both samples
     */
    public Distance correlationDistance(JointMoments window) {
        var used = varying(window);
        if (used.length < 2) {
            throw new Undefined("fewer than two numeric features vary");
        }
        var squares = 0.0;
        var noise = 0.0;
        var weighted = 0.0;
        for (var a = 0; a < used.length; a++) {
            for (var b = 0; b < a; b++) {
                var expected = correlation(used[a], used[b]);
                var difference = window.correlation(used[a], used[b]) - expected;
                var variance = Math.pow(1 - expected * expected, 2) * sampling(window);
                squares += difference * difference;
                noise += variance;
                weighted += difference * difference * variance;
            }
        }
        var pairs = used.length * (used.length - 1) / 2;
        var value = Math.sqrt(squares / pairs);
        var quantile = new ChiSquaredDistribution(pairs).inverseCumulativeProbability(LEVEL) / pairs;
        return new Distance(
                value, value == 0 ? 0 : Math.sqrt(weighted) / (pairs * value), Math.sqrt(noise / pairs * quantile));
    }

    /**
     * Mahalanobis distance of the means, by the covariances of this sample (Mahalanobis, 1936). From 0, in standard
     * deviations.
     *
     * @throws Undefined if a feature is a linear function of others
     */
    public Distance mahalanobis(JointMoments window) {
        var used = varying(this);
        if (used.length == 0) {
            throw new Undefined("no numeric feature varies in the reference");
        }
        var eigen = new EigenDecompositionSymmetric(matrix(used, this::correlation));
        var values = eigen.getEigenvalues();
        if (Arrays.stream(values).min().orElseThrow() < 1e-10) {
            throw new Undefined("a numeric feature is a linear function of others");
        }
        var shift = MatrixUtils.createRealVector(standardShift(window, used));
        var square = 0.0;
        for (var i = 0; i < values.length; i++) {
            var part = eigen.getEigenvector(i).dotProduct(shift);
            square += part * part / values[i];
        }
        var quantile = new ChiSquaredDistribution(used.length).inverseCumulativeProbability(LEVEL);
        return new Distance(Math.sqrt(square), Math.sqrt(sampling(window)), Math.sqrt(quantile * sampling(window)));
    }

    /**
     * Root of the mean squared reconstruction error, in standard deviations of this sample: what of the window is lost
     * when each row is projected on the principal components that explain 65 % of this sample's variance. From 0.
     */
    public Distance reconstructionError(JointMoments window) {
        var used = varying(this);
        if (used.length < 2) {
            throw new Undefined("fewer than two numeric features vary in the reference");
        }
        var kept = components(used);
        var here = residual(kept.lost(), this, used);
        var there = residual(kept.lost(), window, used);
        var expected = Math.sqrt(here.meanSquare() + kept.optimism());
        var spread = Math.sqrt(here.variance() * sampling(window)) / (2 * expected);
        return new Distance(
                there.root(),
                Math.sqrt(there.variance() / window.rows) / (2 * there.root()),
                expected + 1.6448536269514722 * spread);
    }

    /** Mean of a squared length, and its variance over rows. */
    private record Residual(double meanSquare, double variance) {
        double root() {
            return Math.sqrt(meanSquare);
        }
    }

    private Residual residual(RealMatrix lost, JointMoments sample, int[] used) {
        var shift = lost.operate(MatrixUtils.createRealVector(standardShift(sample, used)));
        var spread = lost.multiply(matrix(used, (a, b) -> sample.covariances[a][b] / deviation(a) / deviation(b)))
                .multiply(lost);
        var meanSquare = spread.getTrace() + shift.dotProduct(shift);
        if (!(meanSquare > 1e-12)) {
            throw new Undefined("the principal components explain all of the features");
        }
        return new Residual(
                meanSquare,
                2 * spread.multiply(spread).getTrace()
                        + 4 * spread.operate(shift).dotProduct(shift));
    }

    /**
     * What the principal components leave.
     *
     * @param lost projection on the components that are not kept
     * @param optimism by how much the mean squared length is larger on other rows than on those that the components were
     *     found in, to the first order; components with nearly equal variances are held apart by their sampling error
     */
    private record Components(RealMatrix lost, double optimism) {}

    private Components components(int[] used) {
        var eigen = new EigenDecompositionSymmetric(matrix(used, this::correlation));
        var values = eigen.getEigenvalues();
        var explained = 0.0;
        var kept = 0;
        var lost = MatrixUtils.createRealIdentityMatrix(used.length);
        while (kept < values.length && explained < EXPLAINED * used.length) {
            var component = eigen.getEigenvector(kept);
            lost = lost.subtract(component.outerProduct(component));
            explained += values[kept++];
        }
        return new Components(lost, optimism(values, kept));
    }

    private double optimism(double[] values, int kept) {
        var sum = 0.0;
        for (var i = 0; i < kept; i++) {
            for (var j = kept; j < values.length; j++) {
                var gap = Math.max(values[i] - values[j], values[i] * Math.sqrt(2 / rows));
                sum += values[i] * values[j] / gap;
            }
        }
        return 2 * sum / rows;
    }

    private interface Entry {
        double of(int a, int b);
    }

    private static RealMatrix matrix(int[] used, Entry entry) {
        var matrix = MatrixUtils.createRealMatrix(used.length, used.length);
        for (var a = 0; a < used.length; a++) {
            for (var b = 0; b < used.length; b++) {
                matrix.setEntry(a, b, a == b || a > b ? entry.of(used[a], used[b]) : entry.of(used[b], used[a]));
            }
        }
        return matrix;
    }

    private double[] standardShift(JointMoments window, int[] used) {
        return Arrays.stream(used)
                .mapToDouble(i -> (window.means[i] - means[i]) / deviation(i))
                .toArray();
    }

    private int[] varying(JointMoments other) {
        var used = new int[means.length];
        var found = 0;
        for (var i = 0; i < means.length; i++) {
            if (covariances[i][i] > 0 && other.covariances[i][i] > 0) {
                used[found++] = i;
            }
        }
        return Arrays.copyOf(used, found);
    }

    private double deviation(int i) {
        return Math.sqrt(covariances[i][i]);
    }

    private double correlation(int a, int b) {
        return a == b ? 1 : covariances[a][b] / deviation(a) / deviation(b);
    }

    private double sampling(JointMoments other) {
        return 1 / rows + 1 / other.rows;
    }
}
