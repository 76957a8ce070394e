package io.muster.statistics;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;

/**
 * A distribution known by counts between edges, its smallest and largest value and its mean. Inside a bin the values count
 * as spread evenly; the wider of the outermost bins reaches only as far as the mean allows, because one extreme value would
 * otherwise stretch it.
 */
public final class PiecewiseDistribution {

    private static final double SHORTEST = 0.01;
    private static final int DRAWS = 2_000;
    private static final long SEED = 20_260_101;

    private final double[] knots;
    private final double[] heights;
    private final double rows;

    /**
     * @param edges rising strictly
     * @param counts of the bins, one more than edges
     * @throws Undefined if there is no row
     */
    public PiecewiseDistribution(double[] edges, double[] counts, double smallest, double largest, double mean) {
        if (counts.length != edges.length + 1) {
            throw new IllegalArgumentException("%d bins do not match %d edges".formatted(counts.length, edges.length));
        }
        rows = Arrays.stream(counts).sum();
        if (!(rows > 0)) {
            throw new Undefined("there is no value");
        }
        knots = new double[edges.length + 2];
        heights = new double[knots.length];
        var below = 0.0;
        for (var bin = 0; bin < counts.length; bin++) {
            knots[bin] = Math.min(largest, Math.max(smallest, bin == 0 ? smallest : edges[bin - 1]));
            heights[bin] = below / rows;
            below += counts[bin];
        }
        knots[counts.length] = largest;
        heights[counts.length] = 1;
        if (counts.length > 1) {
            shortenTail(counts, mean);
        }
    }

    private void shortenTail(double[] counts, double mean) {
        var last = counts.length - 1;
        var right = knots[last + 1] - knots[last] >= knots[1] - knots[0];
        var tail = right ? last : 0;
        var rest = rows * mean;
        for (var bin = 0; bin < counts.length; bin++) {
            rest -= bin == tail ? 0 : counts[bin] * (knots[bin] + knots[bin + 1]) / 2;
        }
        if (counts[tail] == 0) {
            return;
        }
        var inner = right ? knots[last] : knots[1];
        var outer = right ? last + 1 : 0;
        var width = Math.abs(knots[outer] - inner);
        var reach = 2 * Math.abs(rest / counts[tail] - inner);
        knots[outer] = inner + (right ? 1 : -1) * Math.min(width, Math.max(SHORTEST * width, reach));
    }

    /** The share of values below, 0 to 1. */
    public double below(double value) {
        if (value >= knots[knots.length - 1]) {
            return 1;
        }
        var next = 0;
        while (knots[next] <= value) {
            next++;
        }
        if (next == 0) {
            return 0;
        }
        var part = (value - knots[next - 1]) / (knots[next] - knots[next - 1]);
        return heights[next - 1] + part * (heights[next] - heights[next - 1]);
    }

    /**
     * Wasserstein distance: the area between both distribution functions (Vallender, Theory of Probability and Its
     * Applications 18, 1974), in the unit of the values.
     */
    public double wasserstein(PiecewiseDistribution other) {
        return areaAbove(other) + other.areaAbove(this);
    }

    /** The area where this distribution function is above the other one. */
    private double areaAbove(PiecewiseDistribution other) {
        var points = DoubleStream.concat(Arrays.stream(knots), Arrays.stream(other.knots))
                .sorted()
                .distinct()
                .toArray();
        var area = 0.0;
        for (var i = 1; i < points.length; i++) {
            // From the right of one knot to the left of the next both functions are linear.
            var left = below(points[i - 1]) - other.below(points[i - 1]);
            var right = below(Math.nextDown(points[i])) - other.below(Math.nextDown(points[i]));
            area += (points[i] - points[i - 1]) * meanAboveZero(left, right);
        }
        return area;
    }

    /** Mean of the larger of 0 and d, where d goes from one value to the other in a straight line. */
    private static double meanAboveZero(double from, double to) {
        if (from >= 0 && to >= 0) {
            return (from + to) / 2;
        }
        var above = Math.max(from, to);
        return above <= 0 ? 0 : above * above / (2 * Math.abs(from - to));
    }

    /**
     * The 95 % quantile of {@link #wasserstein} between a sample of this size and another one from this distribution: the
     * area under a Brownian bridge at the knots, by {@value #DRAWS} draws from a fixed seed.
     */
    public double wassersteinWithoutDrift(double otherRows) {
        var random = new Random(SEED);
        var areas = new double[DRAWS];
        Arrays.setAll(areas, draw -> bridge(random));
        Arrays.sort(areas);
        return areas[(int) (0.95 * DRAWS)] * Math.sqrt(1 / rows + 1 / otherRows);
    }

    private double bridge(Random random) {
        var steps = new double[heights.length - 1];
        var sum = 0.0;
        for (var i = 0; i < steps.length; i++) {
            steps[i] = random.nextGaussian() * Math.sqrt(heights[i + 1] - heights[i]);
            sum += steps[i];
        }
        var area = 0.0;
        var walk = 0.0;
        for (var i = 0; i < steps.length; i++) {
            var from = walk - heights[i] * sum;
            walk += steps[i];
            var to = walk - heights[i + 1] * sum;
            area += (knots[i + 1] - knots[i]) * (meanAboveZero(from, to) + meanAboveZero(-from, -to));
        }
        return area;
    }
}
