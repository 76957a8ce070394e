package io.muster.monitoring.custom;

import io.muster.extensions.ExtensionRefused;
import io.muster.monitoring.custom.CustomStatistic.About;
import io.muster.monitoring.statistic.Families;
import io.muster.monitoring.statistic.MonitoredWindow;
import io.muster.monitoring.statistic.Statistic;
import io.muster.monitoring.statistic.StatisticResult;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** All statistics that a monitoring policy may name: Muster's own, and those from outside. */
@Component
public class StatisticCatalogue {

    private final List<OutsideStatistic> fromOutside;

    /** @throws ExtensionRefused if a statistic from outside cannot be used beside the others */
    public StatisticCatalogue(List<CustomStatistic> fromOutside) {
        this.fromOutside = fromOutside.stream().map(OutsideStatistic::new).toList();
        var own = Families.ALL.stream()
                .flatMap(family -> family.statistics().stream())
                .toList();
        var ids = own.stream().map(Statistic::id).collect(Collectors.toCollection(HashSet::new));
        var titles = own.stream().map(Statistic::title).collect(Collectors.toCollection(HashSet::new));
        this.fromOutside.forEach(each -> each.requireNew(ids, titles));
    }

    public Optional<Statistic> find(String id) {
        return Families.find(id)
                .or(() -> fromOutside.stream()
                        .map(OutsideStatistic::declaration)
                        .filter(statistic -> statistic.id().equals(id))
                        .findFirst());
    }

    /** What a breach of a statistic from outside says; empty for one of Muster's own. */
    public Optional<About> about(Statistic statistic) {
        return fromOutside.stream()
                .filter(each -> each.declaration().equals(statistic))
                .map(OutsideStatistic::about)
                .findFirst();
    }

    public boolean needsOutcomes(Statistic statistic) {
        return about(statistic)
                .map(about -> about == About.PERFORMANCE)
                .orElseGet(() -> Families.needsOutcomes(statistic));
    }

    /** The results of some statistics. One from outside that fails is a result too. */
    public List<StatisticResult> measure(MonitoredWindow window, Predicate<Statistic> asked) {
        return Stream.concat(
                        Families.measure(window, asked).stream(),
                        fromOutside.stream()
                                .filter(each -> asked.test(each.declaration()))
                                .flatMap(each -> each.measure(window).stream()))
                .toList();
    }
}
