package io.muster.validation.model;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The metrics that this server measures: Muster's own, and those of checks from outside. */
public final class MetricCatalogue {

    private static final List<Metric> SHIPPED = Stream.of(
                    CommonMetrics.ALL, ClassificationMetrics.ALL, RegressionMetrics.ALL, RuleMetrics.ALL)
            .flatMap(List::stream)
            .toList();

    private final Map<String, Metric> byId;

    /** @throws IllegalStateException if two have the same id */
    public MetricCatalogue(Collection<Metric> fromOutside) {
        this.byId = Stream.concat(SHIPPED.stream(), fromOutside.stream())
                .collect(Collectors.toUnmodifiableMap(Metric::id, Function.identity()));
    }

    /** Muster's own, in the order of {@code docs/reference/metrics.md}. */
    public static List<Metric> shipped() {
        return SHIPPED;
    }

    /** Empty for an id that was never measured here, or whose check is no longer installed. */
    public Optional<Metric> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
