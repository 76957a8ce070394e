package io.muster.monitoring.statistic;

import io.muster.monitoring.statistic.StatisticFamily.Topic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;

/** All families of statistics, in the order of their documentation. */
public final class Families {

    public static final List<StatisticFamily> ALL = List.of(
            new DriftFamily(),
            new MultivariateFamily(),
            new QualityFamily(),
            new OutputFamily(),
            new PerformanceFamily(),
            new QuantityFamily(),
            new EstimateFamily(),
            new FairnessFamily());

    private Families() {}

    /** The statistic of an id. */
    public static Optional<Statistic> find(String id) {
        return ALL.stream()
                .flatMap(family -> family.statistics().stream())
                .filter(statistic -> statistic.id().equals(id))
                .findFirst();
    }

    /** Statistics that need known outcomes: they wait until enough of them have come. */
    private static final Set<Statistic> OF_OUTCOMES =
            Set.of(OutputFamily.RANK_ORDER_BREAKS, FairnessFamily.OPPORTUNITY, FairnessFamily.ODDS);

    /** Values that are good whatever the reference shows. */
    private static final Map<Statistic, Double> IDEAL = Map.of(
            FairnessFamily.PARITY, 0.0,
            FairnessFamily.IMPACT, 1.0,
            FairnessFamily.OPPORTUNITY, 0.0,
            FairnessFamily.ODDS, 0.0,
            PerformanceFamily.SLOPE, 1.0,
            PerformanceFamily.INTERCEPT, 0.0,
            QuantityFamily.BIAS, 0.0);

    /** The value from which others are far, of statistics for which there is one whatever the reference shows. */
    public static OptionalDouble ideal(Statistic statistic) {
        var value = IDEAL.get(statistic);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** The topic of a statistic. */
    public static Topic topic(Statistic statistic) {
        return ALL.stream()
                .filter(family -> family.statistics().contains(statistic))
                .map(StatisticFamily::topic)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("Statistic '%s' belongs to no family".formatted(statistic.id())));
    }

    /** Whether a statistic needs known outcomes. */
    public static boolean needsOutcomes(Statistic statistic) {
        return topic(statistic) == Topic.PERFORMANCE || OF_OUTCOMES.contains(statistic);
    }

    /** Whether a statistic is about requests and not about their rows. */
    public static boolean isOfService(Statistic statistic) {
        return statistic.equals(QualityFamily.FAILED) || statistic.equals(QualityFamily.REFUSED);
    }

    /** All results of all families. */
    public static List<StatisticResult> measure(MonitoredWindow window) {
        return measure(window, statistic -> true);
    }

    /** The results of some statistics. */
    public static List<StatisticResult> measure(MonitoredWindow window, Predicate<Statistic> asked) {
        return ALL.stream()
                .filter(family -> family.statistics().stream().anyMatch(asked))
                .flatMap(family -> family.measure(window, asked).stream())
                .toList();
    }
}
