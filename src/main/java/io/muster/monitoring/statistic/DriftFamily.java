package io.muster.monitoring.statistic;

import static io.muster.monitoring.statistic.Statistic.Direction.HIGH_IS_BAD;
import static io.muster.monitoring.statistic.Statistic.Uncertainty.NO_DRIFT_QUANTILE;
import static io.muster.monitoring.statistic.Statistic.Uncertainty.STANDARD_ERROR;

import io.muster.datasets.counts.Bins;
import io.muster.datasets.counts.ColumnCounts;
import io.muster.monitoring.statistic.MonitoredWindow.Compared;
import io.muster.monitoring.statistic.Results.Figure;
import io.muster.statistics.Divergence;
import io.muster.statistics.PiecewiseDistribution;
import io.muster.statistics.Undefined;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Drift of single inputs and outputs. */
final class DriftFamily implements StatisticFamily {

    public static final Statistic PSI = new Statistic(
            "psi",
            "Population stability index (PSI)",
            "Σ (q − p) ln(q ÷ p) over the bins; p the share of the reference, q that of the window, at least 10⁻⁴ each, "
                    + "without renormalising. Numbers: deciles of the reference; categories: frequent ones, other ones, "
                    + "unseen ones. Missing and invalid values do not count",
            "Siddiqi, Credit Risk Scorecards (2006); quantile: (1/n + 1/m) χ² with one degree of freedom less than bins",
            "none",
            "from 0",
            HIGH_IS_BAD,
            Set.of(STANDARD_ERROR, NO_DRIFT_QUANTILE));

    public static final Statistic JENSEN_SHANNON = new Statistic(
            "jensen-shannon",
            "Jensen–Shannon distance",
            "√(½ Σ p log₂(p ÷ m) + ½ Σ q log₂(q ÷ m)) with m = (p + q) ÷ 2, over the bins of `psi`",
            "Endres and Schindelin, IEEE Transactions on Information Theory 49 (2003); quantile from χ², as `psi`",
            "none",
            "0 to 1",
            HIGH_IS_BAD,
            Set.of(STANDARD_ERROR, NO_DRIFT_QUANTILE));

    public static final Statistic HELLINGER = new Statistic(
            "hellinger",
            "Hellinger distance",
            "√(½ Σ (√p − √q)²) over the bins of `psi`",
            "Hellinger, Journal für die reine und angewandte Mathematik 136 (1909); quantile from χ², as `psi`",
            "none",
            "0 to 1",
            HIGH_IS_BAD,
            Set.of(STANDARD_ERROR, NO_DRIFT_QUANTILE));

    public static final Statistic KS_ON_BINS = new Statistic(
            "ks-on-bins",
            "Kolmogorov–Smirnov distance on bins",
            "Largest |F − G| at the edges of the bins, F and G the distribution functions: a lower bound of the "
                    + "Kolmogorov–Smirnov statistic, which may be larger between two edges. Numbers only",
            "Smirnov, Annals of Mathematical Statistics 19 (1948); its quantile for values without bins, 1.358 √(1/n + 1/m)",
            "none",
            "0 to 1",
            HIGH_IS_BAD,
            Set.of(STANDARD_ERROR, NO_DRIFT_QUANTILE));

    public static final Statistic WASSERSTEIN = new Statistic(
            "wasserstein-normalised",
            "Normalised Wasserstein distance",
            "Area between the distribution functions ÷ standard deviation of the reference. Inside a bin values count as "
                    + "spread evenly, and the wider of the outermost bins reaches as far as the mean allows, so it "
                    + "approximates the distance of the values. Numbers only",
            "Vallender, Theory of Probability and Its Applications 18 (1974); quantile by 2,000 Brownian bridges",
            "standard deviations of the reference",
            "from 0",
            HIGH_IS_BAD,
            Set.of(NO_DRIFT_QUANTILE));

    public static final Statistic L_INFINITY = new Statistic(
            "l-infinity",
            "Largest change of a category's share",
            "max |q − p| over the bins of `psi`. Categories only",
            "NannyML, `l_infinity`; quantile by normal quantiles of each bin, with Bonferroni's correction",
            "share",
            "0 to 1",
            HIGH_IS_BAD,
            Set.of(STANDARD_ERROR, NO_DRIFT_QUANTILE));

    public static final Statistic CHI_SQUARE = new Statistic(
            "chi-square",
            "Chi-squared of the categories",
            "Σ (observed − expected)² ÷ expected over the bins of `psi` in both samples, with Yates's correction where only "
                    + "two bins are used. Categories only. It grows with the number of rows",
            "Pearson, Philosophical Magazine 50 (1900); SciPy, `chi2_contingency`",
            "none",
            "from 0",
            HIGH_IS_BAD,
            Set.of(NO_DRIFT_QUANTILE));

    public static final Statistic CHI_SQUARE_P = new Statistic(
            "chi-square-p",
            "p-value of the chi-squared test",
            "Probability of at least `chi-square` where there is no drift",
            "Pearson (1900)",
            "probability",
            "0 to 1",
            Statistic.Direction.LOW_IS_BAD,
            Set.of(Statistic.Uncertainty.EXACT));

    @Override
    public String title() {
        return "Drift of inputs and outputs";
    }

    @Override
    public Topic topic() {
        return Topic.DRIFT;
    }

    @Override
    public List<Statistic> statistics() {
        return List.of(PSI, JENSEN_SHANNON, HELLINGER, KS_ON_BINS, WASSERSTEIN, L_INFINITY, CHI_SQUARE, CHI_SQUARE_P);
    }

    @Override
    public List<StatisticResult> measure(MonitoredWindow window, Predicate<Statistic> asked) {
        var results = new Results(asked);
        window.columns().forEach(column -> measure(column, results));
        return results.all();
    }

    private static void measure(Compared column, Results results) {
        var name = column.column().name();
        var rows = column.window().counted();
        results.add(PSI, name, rows, () -> {
            var d = divergence(column);
            return new Figure(d.psi(), d.psiStandardError(), d.psiWithoutDrift());
        });
        results.add(JENSEN_SHANNON, name, rows, () -> {
            var d = divergence(column);
            return new Figure(d.jensenShannon(), d.jensenShannonStandardError(), d.jensenShannonWithoutDrift());
        });
        results.add(HELLINGER, name, rows, () -> {
            var d = divergence(column);
            return new Figure(d.hellinger(), d.hellingerStandardError(), d.hellingerWithoutDrift());
        });
        if (column.column().bins() instanceof Bins.Numbers bins) {
            results.add(KS_ON_BINS, name, rows, () -> {
                var d = divergence(column);
                return new Figure(d.ks(), d.ksStandardError(), d.ksWithoutDrift());
            });
            results.add(WASSERSTEIN, name, rows, () -> wasserstein(bins, column));
        } else {
            results.add(L_INFINITY, name, rows, () -> {
                var d = divergence(column);
                return new Figure(d.lInfinity(), d.lInfinityStandardError(), d.lInfinityWithoutDrift());
            });
            results.add(CHI_SQUARE, name, rows, () -> {
                var d = divergence(column);
                return new Figure(d.chiSquared(), null, d.chiSquaredWithoutDrift());
            });
            results.add(
                    CHI_SQUARE_P,
                    name,
                    rows,
                    () -> Figure.exact(divergence(column).chiSquaredP()));
        }
    }

    private static Divergence divergence(Compared column) {
        return new Divergence(column.reference().frequencies(), column.window().frequencies());
    }

    private static Figure wasserstein(Bins.Numbers bins, Compared column) {
        var reference = distribution(bins, column.reference(), "the reference has no value");
        var window = distribution(bins, column.window(), "the window has no value");
        var deviation = deviation(column.reference());
        return new Figure(
                reference.wasserstein(window) / deviation,
                null,
                reference.wassersteinWithoutDrift(column.window().counted()) / deviation);
    }

    private static PiecewiseDistribution distribution(Bins.Numbers bins, ColumnCounts counts, String otherwise) {
        if (counts.smallest() == null || counts.largest() == null) {
            throw new Undefined(otherwise);
        }
        return new PiecewiseDistribution(
                bins.edges().stream().mapToDouble(Double::doubleValue).toArray(),
                counts.frequencies(),
                counts.smallest(),
                counts.largest(),
                bins.centre() + counts.sum() / counts.counted());
    }

    private static double deviation(ColumnCounts counts) {
        var mean = counts.sum() / counts.counted();
        var variance = counts.squares() / counts.counted() - mean * mean;
        if (!(variance > 0)) {
            throw new Undefined("all values of the reference are equal");
        }
        return Math.sqrt(variance);
    }
}
