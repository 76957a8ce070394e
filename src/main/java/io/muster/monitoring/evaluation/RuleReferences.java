package io.muster.monitoring.evaluation;

import io.muster.monitoring.custom.StatisticCatalogue;
import io.muster.monitoring.evaluation.ModelEvaluation.Subject;
import io.muster.monitoring.monitor.MonitorRule;
import io.muster.monitoring.monitor.MonitorRule.Basis;
import io.muster.monitoring.monitor.MonitorRule.Compared;
import io.muster.monitoring.monitor.Thresholds;
import io.muster.monitoring.monitor.Thresholds.Resolved;
import io.muster.monitoring.statistic.MonitoredWindow;
import io.muster.monitoring.statistic.Statistic;
import io.muster.monitoring.statistic.StatisticResult.Measured;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a rule is measured from, by subject: computed only where the basis of the rule needs it. */
final class RuleReferences {

    private final StatisticCatalogue statistics;
    private final Subject subject;
    private final MonitorRule rule;
    private final Statistic statistic;
    private final Map<String, Measured> whole = new HashMap<>();
    private final Map<String, List<Double>> parts = new HashMap<>();

    RuleReferences(StatisticCatalogue statistics, Subject subject, MonitorRule rule, Statistic statistic) {
        this.statistics = statistics;
        this.subject = subject;
        this.rule = rule;
        this.statistic = statistic;
        if (rule.basis() == Basis.CHANGE || rule.basis() == Basis.RELATIVE_CHANGE) {
            measured(ofReference()).forEach(each -> whole.put(each.subject(), each));
        }
        if (rule.basis() == Basis.REFERENCE_CHUNKS) {
            subject.chunks(rule.compared())
                    .forEach(chunk -> measured(chunk)
                            .forEach(each -> parts.computeIfAbsent(each.subject(), any -> new ArrayList<>())
                                    .add(each.value())));
        }
    }

    private MonitoredWindow ofReference() {
        var window = rule.compared() == Compared.REFERENCE ? subject.window() : subject.previous();
        var reference = window == null ? subject.window().reference() : window.reference();
        return new MonitoredWindow(
                reference,
                reference.profile(),
                new TreeMap<>(),
                subject.window().rules());
    }

    private List<Measured> measured(MonitoredWindow window) {
        return statistics.measure(window, each -> each.equals(statistic)).stream()
                .filter(Measured.class::isInstance)
                .map(Measured.class::cast)
                .toList();
    }

    Resolved of(String name) {
        return Thresholds.of(rule, statistic, whole.get(name), parts.getOrDefault(name, List.of()));
    }
}
