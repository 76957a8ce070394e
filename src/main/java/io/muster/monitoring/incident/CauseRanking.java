package io.muster.monitoring.incident;

import io.muster.datasets.counts.Bins;
import io.muster.datasets.counts.ColumnCounts;
import io.muster.datasets.counts.CountedColumn;
import io.muster.monitoring.incident.RankedCauses.Bin;
import io.muster.monitoring.incident.RankedCauses.Feature;
import io.muster.monitoring.incident.RankedCauses.Segment;
import io.muster.monitoring.monitor.FalseDiscoveryRate;
import io.muster.monitoring.profile.Profile;
import io.muster.monitoring.statistic.DriftChance;
import io.muster.monitoring.statistic.Families;
import io.muster.monitoring.statistic.MonitoredWindow;
import io.muster.monitoring.statistic.Statistic;
import io.muster.monitoring.statistic.StatisticResult.Measured;
import io.muster.statistics.Divergence;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ranking of what may have caused an incident, from profiles alone. */
public final class CauseRanking {

    /** The most features that are listed, and of how many the bins are. */
    private static final MathContext FIVE_DIGITS = new MathContext(5);

    private static final int MOST_FEATURES = 20;

    private static final int WITH_BINS = 5;
    private static final int MOST_BINS = 5;
    private static final int MOST_SEGMENTS = 3;

    /** A segment needs this share of all rows (Deepchecks does the same) and so many rows. */
    private static final double SMALLEST_SHARE = 0.05;

    private static final long FEWEST_ROWS = 100;

    /** With fewer windows a correlation says nothing. */
    static final int FEWEST_WINDOWS = 6;

    private CauseRanking() {}

    /**
     * @param history the windows before, oldest first, compared with the same reference
     * @param importances of features, where they were stated
     */
    public static RankedCauses of(
            MonitoredWindow window, List<MonitoredWindow> history, Map<String, Double> importances) {
        return new RankedCauses(features(window, history, importances), segments(window));
    }

    private static List<Feature> features(
            MonitoredWindow window, List<MonitoredWindow> history, Map<String, Double> importances) {
        var discovered = FalseDiscoveryRate.discovered(DriftChance.byColumn(window), FalseDiscoveryRate.RATE);
        var columns = window.reference().layout().features();
        var correlations = correlations(window, history);
        var features = new ArrayList<Feature>();
        for (var i = 0; i < columns.size(); i++) {
            var name = columns.get(i).name();
            if (discovered.contains(name)) {
                features.add(feature(window, i, importances.getOrDefault(name, 1.0), correlations.get(name)));
            }
        }
        features.sort(Comparator.comparing(Feature::weight).reversed().thenComparing(Feature::name));
        return IntStream.range(0, Math.min(MOST_FEATURES, features.size()))
                .mapToObj(rank -> rank < WITH_BINS ? features.get(rank) : withoutBins(features.get(rank)))
                .toList();
    }

    private static Feature feature(MonitoredWindow window, int index, double importance, @Nullable Double correlation) {
        var column = window.reference().layout().features().get(index);
        var divergence = divergence(window, index);
        var psi = divergence.psi();
        return new Feature(
                column.name(),
                psi,
                importance,
                psi * importance,
                correlation,
                bins(column, counts(window.reference().profile(), index), counts(window.profile(), index), divergence));
    }

    private static Feature withoutBins(Feature feature) {
        return new Feature(
                feature.name(),
                feature.psi(),
                feature.importance(),
                feature.weight(),
                feature.withPerformance(),
                List.of());
    }

    private static Divergence divergence(MonitoredWindow window, int index) {
        return new Divergence(
                counts(window.reference().profile(), index).frequencies(),
                counts(window.profile(), index).frequencies());
    }

    private static ColumnCounts counts(Profile profile, int index) {
        return profile.columns().columns().get(index);
    }

    private static List<Bin> bins(
            CountedColumn column, ColumnCounts reference, ColumnCounts current, Divergence divergence) {
        var contributions = divergence.psiByBin();
        return IntStream.range(0, contributions.length)
                .mapToObj(bin -> new Bin(
                        label(column.bins(), bin),
                        (double) reference.bins()[bin] / reference.counted(),
                        (double) current.bins()[bin] / current.counted(),
                        contributions[bin]))
                .sorted(Comparator.comparing(Bin::contribution).reversed())
                .limit(MOST_BINS)
                .toList();
    }

    private static String label(Bins bins, int bin) {
        if (bins instanceof Bins.Numbers numbers) {
            var edges = numbers.edges();
            if (edges.isEmpty()) {
                return "all";
            }
            if (bin == 0) {
                return "below " + rounded(edges.get(0));
            }
            return bin == edges.size()
                    ? "from " + rounded(edges.get(bin - 1))
                    : "%s to %s".formatted(rounded(edges.get(bin - 1)), rounded(edges.get(bin)));
        }
        var categories = (Bins.Categories) bins;
        if (bin < categories.frequent().size()) {
            return categories.frequent().get(bin);
        }
        return bin == categories.other() ? "other categories" : "unseen categories";
    }

    /** For people; the exact edges are in the reference. */
    private static String rounded(double edge) {
        return new BigDecimal(edge).round(FIVE_DIGITS).stripTrailingZeros().toPlainString();
    }

    /** Pearson's correlation of each feature's PSI with how much performance differs from that of the reference (NannyML). */
    private static Map<String, Double> correlations(MonitoredWindow window, List<MonitoredWindow> history) {
        var all = Stream.concat(history.stream(), Stream.of(window)).toList();
        var reference = performance(
                new MonitoredWindow(window.reference(), window.reference().profile()));
        var changes = new ArrayList<Double>();
        var usable = new ArrayList<MonitoredWindow>();
        for (var each : all) {
            performance(each)
                    .ifPresent(measured -> reference.ifPresent(good -> {
                        changes.add(Math.abs(measured.value() - good.value()));
                        usable.add(each);
                    }));
        }
        var correlations = new HashMap<String, Double>();
        if (usable.size() >= FEWEST_WINDOWS) {
            psiByFeature(usable).forEach((feature, values) -> {
                var correlation = pearson(values, changes);
                if (Double.isFinite(correlation)) {
                    correlations.put(feature, correlation);
                }
            });
        }
        return correlations;
    }

    private static Map<String, List<Double>> psiByFeature(List<MonitoredWindow> windows) {
        var psi = Families.find("psi").orElseThrow();
        var values = new HashMap<String, List<Double>>();
        for (var window : windows) {
            measured(window, psi)
                    .forEach(each -> values.computeIfAbsent(each.subject(), any -> new ArrayList<>())
                            .add(each.value()));
        }
        values.values().removeIf(each -> each.size() != windows.size());
        return values;
    }

    private static double pearson(List<Double> xs, List<Double> ys) {
        var meanX = xs.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        var meanY = ys.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (var i = 0; i < xs.size(); i++) {
            xy += (xs.get(i) - meanX) * (ys.get(i) - meanY);
            xx += (xs.get(i) - meanX) * (xs.get(i) - meanX);
            yy += (ys.get(i) - meanY) * (ys.get(i) - meanY);
        }
        return xy / Math.sqrt(xx * yy);
    }

    private static Optional<Measured> performance(MonitoredWindow window) {
        return Stream.of("auc", "mae")
                .map(id -> Families.find(id).orElseThrow())
                .flatMap(statistic -> measured(window, statistic)
                        .filter(each -> each.subject().isEmpty()))
                .findFirst();
    }

    private static Stream<Measured> measured(MonitoredWindow window, Statistic statistic) {
        return Families.measure(window, each -> each.equals(statistic)).stream()
                .filter(Measured.class::isInstance)
                .map(Measured.class::cast);
    }

    /** By performance where outcomes are known, otherwise by the drift of the score. */
    private static List<Segment> segments(MonitoredWindow window) {
        return byPerformance(window).or(() -> byDrift(window)).orElse(List.of());
    }

    private static Optional<List<Segment>> byPerformance(MonitoredWindow window) {
        return performance(window)
                .map(all -> weakest(window, all, all.statistic().id().equals("auc")));
    }

    private static Optional<List<Segment>> byDrift(MonitoredWindow window) {
        return measured(window, Families.find("score-psi").orElseThrow())
                .findFirst()
                .map(all -> weakest(window, all, false));
    }

    private static List<Segment> weakest(MonitoredWindow window, Measured all, boolean lowIsBad) {
        var worstFirst = Comparator.comparing(Segment::value);
        return large(window).entrySet().stream()
                .flatMap(entry -> measured(new MonitoredWindow(window.reference(), entry.getValue()), all.statistic())
                        .filter(each -> each.subject().isEmpty())
                        .map(each -> new Segment(
                                entry.getKey(), all.statistic().id(), each.value(), all.value(), each.rows())))
                .filter(segment -> lowIsBad ? segment.value() < all.value() : segment.value() > all.value())
                .sorted(lowIsBad ? worstFirst : worstFirst.reversed())
                .limit(MOST_SEGMENTS)
                .toList();
    }

    private static Map<String, Profile> large(MonitoredWindow window) {
        var rows = window.profile().columns().rows();
        SortedMap<String, Profile> segments = window.segments();
        var large = new HashMap<String, Profile>();
        segments.forEach((name, segment) -> {
            var those = segment.columns().rows();
            if (those >= FEWEST_ROWS && those >= SMALLEST_SHARE * rows) {
                large.put(name, segment);
            }
        });
        return large;
    }
}
