package io.muster.statistics;

import java.util.Arrays;
import java.util.Random;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * How far the distributions of two independent samples over the same bins are apart. Each measure has its 95 % quantile
 * without any drift: what it exceeds by chance in one of twenty windows when both samples come from one distribution.
 * The quantiles are those of large samples; at 100 rows against 100 that of PSI is 9 % too low.
 */
public final class Divergence {

    /** The share that an empty bin counts as, so that it does not cost infinity. */
    public static final double FLOOR = 1e-4;

    private static final double LEVEL = 0.95;
    private static final int DRAWS = 2_000;
    private static final long SEED = 20_260_102;

    /** The 95 % quantile of Kolmogorov's distribution. */
    private static final double KOLMOGOROV = 1.3581015157406195;

    private final double[] reference;
    private final double[] current;

    /**
     * @param reference rows per bin
     * @param current rows per bin, of the same bins
     * @throws Undefined if one of them has no row
     */
    public Divergence(double[] reference, double[] current) {
        if (reference.length != current.length) {
            throw new IllegalArgumentException("%d bins of the reference do not match %d bins of the window"
                    .formatted(reference.length, current.length));
        }
        this.reference = reference.clone();
        this.current = current.clone();
        requireRows(this.reference, "the reference has no value");
        requireRows(this.current, "the window has no value");
    }

    private static void requireRows(double[] counts, String otherwise) {
        if (!(Arrays.stream(counts).sum() > 0)) {
            throw new Undefined(otherwise);
        }
    }

    /**
     * Population stability index, {@code Σ (q − p) ln(q ÷ p)}: shares below {@value #FLOOR} count as that, without
     * renormalising (Siddiqi, Credit Risk Scorecards, 2006). From 0; 0 means no difference.
     */
    public double psi() {
        return psi(reference, current);
    }

    /** What each bin adds to {@link #psi}. */
    public double[] psiByBin() {
        return psiByBin(reference, current);
    }

    private static double psi(double[] reference, double[] current) {
        return Arrays.stream(psiByBin(reference, current)).sum();
    }

    private static double[] psiByBin(double[] reference, double[] current) {
        var p = shares(reference);
        var q = shares(current);
        var parts = new double[p.length];
        for (var bin = 0; bin < p.length; bin++) {
            var from = Math.max(FLOOR, p[bin]);
            var to = Math.max(FLOOR, q[bin]);
            parts[bin] = (to - from) * Math.log(to / from);
        }
        return parts;
    }

    /** {@code (1/n + 1/m)} times the quantile of chi-squared: PSI is twice the first term of both likelihood ratios. */
    public double psiWithoutDrift() {
        return chiSquaredQuantile() * sampling();
    }

    public double psiStandardError() {
        return DeltaMethod.standardError(samples -> psi(samples[0], samples[1]), reference, current);
    }

    /**
     * Jensen–Shannon distance, base 2: the root of the divergence (Endres and Schindelin, IEEE Transactions on
     * Information Theory 49, 2003). 0 to 1.
     */
    public double jensenShannon() {
        return jensenShannon(reference, current);
    }

    private static double jensenShannon(double[] reference, double[] current) {
        var p = shares(reference);
        var q = shares(current);
        var sum = 0.0;
        for (var bin = 0; bin < p.length; bin++) {
            var middle = (p[bin] + q[bin]) / 2;
            sum += information(p[bin], middle) + information(q[bin], middle);
        }
        return Math.sqrt(Math.max(0, sum / 2 / Math.log(2)));
    }

    private static double information(double share, double against) {
        return share == 0 ? 0 : share * Math.log(share / against);
    }

    public double jensenShannonWithoutDrift() {
        return Math.sqrt(chiSquaredQuantile() * sampling() / 8 / Math.log(2));
    }

    public double jensenShannonStandardError() {
        return DeltaMethod.standardError(samples -> jensenShannon(samples[0], samples[1]), reference, current);
    }

    /** Hellinger distance, {@code √(1 − Σ √(p q))} (Hellinger, 1909). 0 to 1. */
    public double hellinger() {
        return hellinger(reference, current);
    }

    private static double hellinger(double[] reference, double[] current) {
        var p = shares(reference);
        var q = shares(current);
        var sum = 0.0;
        for (var bin = 0; bin < p.length; bin++) {
            var root = Math.sqrt(p[bin]) - Math.sqrt(q[bin]);
            sum += root * root;
        }
        return Math.sqrt(sum / 2);
    }

    public double hellingerWithoutDrift() {
        return Math.sqrt(chiSquaredQuantile() * sampling() / 8);
    }

    public double hellingerStandardError() {
        return DeltaMethod.standardError(samples -> hellinger(samples[0], samples[1]), reference, current);
    }

    /** Largest difference of the shares of one bin. 0 to 1. */
    public double lInfinity() {
        return lInfinity(reference, current);
    }

    private static double lInfinity(double[] reference, double[] current) {
        var p = shares(reference);
        var q = shares(current);
        var largest = 0.0;
        for (var bin = 0; bin < p.length; bin++) {
            largest = Math.max(largest, Math.abs(p[bin] - q[bin]));
        }
        return largest;
    }

    /** By normal quantiles of each bin, shared among the bins (Bonferroni): at least the true quantile. */
    public double lInfinityWithoutDrift() {
        var used = (int) Arrays.stream(pooled()).filter(count -> count > 0).count();
        var reach = new NormalDistribution(0, 1).inverseCumulativeProbability(1 - (1 - LEVEL) / 2 / used);
        return Arrays.stream(shares(pooled()))
                .map(share -> reach * Math.sqrt(share * (1 - share) * sampling()))
                .max()
                .orElseThrow();
    }

    public double lInfinityStandardError() {
        return DeltaMethod.standardError(samples -> lInfinity(samples[0], samples[1]), reference, current);
    }

    /** Total variation distance, {@code ½ Σ |q − p|}: the least share of rows that must have changed their bin. 0 to 1. */
    public double totalVariation() {
        return totalVariation(reference, current);
    }

    private static double totalVariation(double[] reference, double[] current) {
        var p = shares(reference);
        var q = shares(current);
        var sum = 0.0;
        for (var bin = 0; bin < p.length; bin++) {
            sum += Math.abs(p[bin] - q[bin]);
        }
        return sum / 2;
    }

    /** By {@value #DRAWS} draws of normal shares with the covariances of a multinomial sample, from a fixed seed. */
    public double totalVariationWithoutDrift() {
        var roots = Arrays.stream(shares(pooled())).map(Math::sqrt).toArray();
        var random = new Random(SEED);
        var distances = new double[DRAWS];
        Arrays.setAll(distances, draw -> drawnVariation(roots, random));
        Arrays.sort(distances);
        return distances[(int) (LEVEL * DRAWS)] * Math.sqrt(sampling());
    }

    private static double drawnVariation(double[] roots, Random random) {
        var drawn = Arrays.stream(roots).map(root -> random.nextGaussian()).toArray();
        var common = 0.0;
        for (var bin = 0; bin < roots.length; bin++) {
            common += roots[bin] * drawn[bin];
        }
        var sum = 0.0;
        for (var bin = 0; bin < roots.length; bin++) {
            sum += Math.abs(roots[bin] * (drawn[bin] - roots[bin] * common));
        }
        return sum / 2;
    }

    public double totalVariationStandardError() {
        return DeltaMethod.standardError(samples -> totalVariation(samples[0], samples[1]), reference, current);
    }

    /**
     * Largest distance of the distribution functions at the edges of the bins: at most the Kolmogorov–Smirnov statistic
     * of the values themselves, which may be larger between two edges. 0 to 1.
     */
    public double ks() {
        return ks(reference, current);
    }

    private static double ks(double[] reference, double[] current) {
        var p = shares(reference);
        var q = shares(current);
        var distance = 0.0;
        var largest = 0.0;
        for (var bin = 0; bin < p.length; bin++) {
            distance += p[bin] - q[bin];
            largest = Math.max(largest, Math.abs(distance));
        }
        return largest;
    }

    /** Kolmogorov's quantile for values without bins: at least that for bins (Smirnov, 1948). */
    public double ksWithoutDrift() {
        return KOLMOGOROV * Math.sqrt(sampling());
    }

    public double ksStandardError() {
        return DeltaMethod.standardError(samples -> ks(samples[0], samples[1]), reference, current);
    }

    /**
     * Pearson's chi-squared of the table of bins × samples, with Yates's correction where only two bins are used, as
     * SciPy's {@code chi2_contingency}. From 0.
     *
     * @throws Undefined if fewer than two bins are used
     */
    public double chiSquared() {
        var correction = freedom() == 1 ? 0.5 : 0;
        var pooled = shares(pooled());
        var sum = 0.0;
        for (var sample : new double[][] {reference, current}) {
            var rows = Arrays.stream(sample).sum();
            for (var bin = 0; bin < sample.length; bin++) {
                var expected = rows * pooled[bin];
                var distance = Math.abs(sample[bin] - expected);
                distance -= Math.min(correction, distance);
                sum += expected == 0 ? 0 : distance * distance / expected;
            }
        }
        return sum;
    }

    /** Probability of at least this chi-squared without drift. */
    public double chiSquaredP() {
        return 1 - new ChiSquaredDistribution(freedom()).cumulativeProbability(chiSquared());
    }

    public double chiSquaredWithoutDrift() {
        return chiSquaredQuantile();
    }

    private double chiSquaredQuantile() {
        return new ChiSquaredDistribution(freedom()).inverseCumulativeProbability(LEVEL);
    }

    private int freedom() {
        var used = (int) Arrays.stream(pooled()).filter(count -> count > 0).count();
        if (used < 2) {
            throw new Undefined("all values are in one bin");
        }
        return used - 1;
    }

    private double sampling() {
        return 1 / Arrays.stream(reference).sum() + 1 / Arrays.stream(current).sum();
    }

    private double[] pooled() {
        var pooled = new double[reference.length];
        Arrays.setAll(pooled, bin -> reference[bin] + current[bin]);
        return pooled;
    }

    static double[] shares(double[] counts) {
        var rows = Arrays.stream(counts).sum();
        return Arrays.stream(counts).map(count -> count / rows).toArray();
    }
}
