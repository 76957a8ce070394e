package io.muster.monitoring.statistic;

import java.util.List;
import java.util.Optional;

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

    /** All results of all families. */
    public static List<StatisticResult> measure(MonitoredWindow window) {
        return ALL.stream().flatMap(family -> family.measure(window).stream()).toList();
    }
}
