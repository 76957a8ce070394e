package io.muster.monitoring.evaluation;

import io.muster.monitoring.incident.Cause;
import io.muster.monitoring.monitor.FalseDiscoveryRate;
import io.muster.monitoring.monitor.MonitorRule;
import io.muster.monitoring.monitor.MonitorRule.Basis;
import io.muster.monitoring.monitor.MonitorRule.Compared;
import io.muster.monitoring.monitor.MonitorStatus;
import io.muster.monitoring.monitor.Observation;
import io.muster.monitoring.monitor.Observation.Level;
import io.muster.monitoring.monitor.Thresholds;
import io.muster.monitoring.monitor.Thresholds.Resolved;
import io.muster.monitoring.monitor.Thresholds.Resolved.Unusable;
import io.muster.monitoring.monitor.Thresholds.Resolved.Usable;
import io.muster.monitoring.profile.Profile;
import io.muster.monitoring.profile.ProfileLayout;
import io.muster.monitoring.profile.ReferenceProfile;
import io.muster.monitoring.statistic.DriftChance;
import io.muster.monitoring.statistic.Families;
import io.muster.monitoring.statistic.MonitoredWindow;
import io.muster.monitoring.statistic.Statistic;
import io.muster.monitoring.statistic.StatisticResult;
import io.muster.monitoring.statistic.StatisticResult.Measured;
import io.muster.monitoring.statistic.StatisticResult.NotMeasured;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The evaluation of one window of one model: from profiles, rules and the statuses before to verdicts and the statuses after.
 * It reads and writes nothing.
 */
final class ModelEvaluation {

    private final List<MonitorRule> rules;
    private final Subject subject;
    private final Map<MonitorKey, MonitorStatus> before;
    private final List<MonitorResult> results = new ArrayList<>();
    private final Set<String> outputs;

    /**
     * What is evaluated.
     *
     * @param window compared with the reference
     * @param previous the same window compared with the one before, or null if there is none
     * @param chunks profiles of the parts of the reference, in the order of the data
     */
    record Subject(MonitoredWindow window, @Nullable MonitoredWindow previous, List<Profile> chunks) {

        /** The parts as windows: compared with the whole reference, or each with the one before. */
        List<MonitoredWindow> chunks(Compared compared) {
            var reference = window.reference();
            return compared == Compared.REFERENCE
                    ? chunks.stream()
                            .map(chunk -> new MonitoredWindow(reference, chunk))
                            .toList()
                    : IntStream.range(1, chunks.size())
                            .mapToObj(part -> new MonitoredWindow(
                                    new ReferenceProfile(reference.layout(), chunks.get(part - 1)), chunks.get(part)))
                            .toList();
        }
    }

    private ModelEvaluation(List<MonitorRule> rules, Subject subject, Map<MonitorKey, MonitorStatus> before) {
        this.rules = rules;
        this.subject = subject;
        this.before = before;
        outputs = outputs(subject.window().reference().layout());
    }

    private static Set<String> outputs(ProfileLayout layout) {
        return layout.outputs().stream().map(column -> column.name()).collect(Collectors.toSet());
    }

    /** One result for each monitor: those that measure something now, and those that did before. */
    static List<MonitorResult> evaluate(
            List<MonitorRule> rules, Subject subject, Map<MonitorKey, MonitorStatus> before) {
        var evaluation = new ModelEvaluation(rules, subject, before);
        for (var compared : Compared.values()) {
            evaluation.evaluate(compared);
        }
        return List.copyOf(evaluation.results);
    }

    /** The results where the evaluation itself failed: each monitor keeps its alarm and says why it was not evaluated. */
    static List<MonitorResult> failed(String reason, List<MonitorRule> rules, Map<MonitorKey, MonitorStatus> before) {
        var byStatistic = rules.stream()
                .collect(Collectors.toMap(
                        rule -> rule.statistic() + rule.compared(), rule -> rule, (one, other) -> one));
        return before.entrySet().stream()
                .filter(known -> byStatistic.containsKey(
                        known.getKey().statistic() + known.getKey().compared()))
                .map(known -> {
                    var key = known.getKey();
                    var rule = byStatistic.get(key.statistic() + key.compared());
                    return result(
                            key,
                            causeOf(key, Set.of()),
                            null,
                            null,
                            Observation.error(reason),
                            known.getValue().after(Observation.error(reason), rule));
                })
                .toList();
    }

    private void evaluate(Compared compared) {
        var those = rules.stream().filter(rule -> rule.compared() == compared).toList();
        var window = compared == Compared.REFERENCE ? subject.window() : subject.previous();
        if (those.isEmpty()) {
            return;
        }
        var ids = those.stream().map(MonitorRule::statistic).collect(Collectors.toSet());
        List<StatisticResult> measured =
                window == null ? List.of() : Families.measure(window, statistic -> ids.contains(statistic.id()));
        var explained = window == null ? Set.<String>of() : explainedByChance(window);
        for (var rule : those) {
            evaluate(rule, measured, explained);
        }
    }

    /** Columns whose difference is within what chance gives among so many columns. */
    private static Set<String> explainedByChance(MonitoredWindow window) {
        var chances = DriftChance.byColumn(window);
        var explained = new HashSet<>(chances.keySet());
        explained.removeAll(FalseDiscoveryRate.discovered(chances, FalseDiscoveryRate.RATE));
        return explained;
    }

    private void evaluate(MonitorRule rule, List<StatisticResult> measured, Set<String> explained) {
        var statistic = Families.find(rule.statistic()).orElse(null);
        if (statistic == null) {
            var key = new MonitorKey(rule.statistic(), rule.compared(), "");
            add(
                    key,
                    Cause.DATA_QUALITY,
                    null,
                    null,
                    rule,
                    Observation.error(
                            "the policy names the statistic '%s', which does not exist".formatted(rule.statistic())));
            return;
        }
        var seen = new LinkedHashSet<MonitorKey>();
        var references = new References(rule, statistic);
        for (var result : measured) {
            if (result.statistic().equals(statistic)) {
                var key = new MonitorKey(statistic.id(), rule.compared(), result.subject());
                seen.add(key);
                judge(key, rule, result, references.of(result.subject()), explained);
            }
        }
        before.keySet().stream()
                .filter(key -> key.statistic().equals(statistic.id()) && key.compared() == rule.compared())
                .filter(key -> !seen.contains(key))
                .forEach(key -> add(
                        key,
                        cause(statistic, key),
                        null,
                        null,
                        rule,
                        Observation.noData("the window has nothing to measure it by")));
    }

    private void judge(
            MonitorKey key, MonitorRule rule, StatisticResult result, Resolved resolved, Set<String> explained) {
        var cause = cause(result.statistic(), key);
        var thresholds = resolved instanceof Usable usable ? usable.thresholds() : null;
        if (result instanceof NotMeasured none) {
            add(key, cause, null, thresholds, rule, Observation.noData(none.reason()));
            return;
        }
        var value = (Measured) result;
        if (resolved instanceof Unusable unusable) {
            add(key, cause, value, null, rule, Observation.noData(unusable.reason()));
            return;
        }
        var observation = ((Usable) resolved).thresholds().observe(value);
        add(key, cause, value, thresholds, rule, withoutChance(observation, value, explained));
    }

    private static Observation withoutChance(Observation observation, Measured value, Set<String> explained) {
        var reported = observation.level() == Level.WARNING || observation.level() == Level.BREACH;
        return reported && value.withoutDrift() != null && explained.contains(value.subject())
                ? new Observation(
                        Level.NORMAL, "among the features of this window chance alone gives such a difference")
                : observation;
    }

    private void add(
            MonitorKey key,
            Cause cause,
            @Nullable Measured value,
            @Nullable Thresholds thresholds,
            MonitorRule rule,
            Observation observation) {
        var status = before.getOrDefault(key, MonitorStatus.NEW);
        var step = cause == Cause.ESTIMATED_PERFORMANCE
                ? status.afterEstimate(observation, rule)
                : status.after(observation, rule);
        results.add(result(key, cause, value, thresholds, observation, step));
    }

    private static MonitorResult result(
            MonitorKey key,
            Cause cause,
            @Nullable Measured value,
            @Nullable Thresholds thresholds,
            Observation observation,
            MonitorStatus.Step step) {
        return new MonitorResult(
                key.statistic(),
                key.compared(),
                key.subject(),
                cause,
                value == null ? null : value.value(),
                value == null ? 0 : value.rows(),
                value == null ? null : value.standardError(),
                value == null ? null : value.withoutDrift(),
                value == null || thresholds == null ? null : excess(thresholds, value),
                thresholds == null ? null : thresholds.referenceBand(),
                thresholds == null ? null : thresholds.warningBand(),
                thresholds == null ? null : thresholds.breachBand(),
                observation.level(),
                observation.reason(),
                step.status(),
                step.change());
    }

    private static @Nullable Double excess(Thresholds thresholds, Measured value) {
        var excess = thresholds.excess(value.value());
        return excess.isPresent() ? excess.getAsDouble() : null;
    }

    private Cause cause(Statistic statistic, MonitorKey key) {
        return Cause.of(statistic, outputs.contains(key.subject()));
    }

    private static Cause causeOf(MonitorKey key, Set<String> outputs) {
        return Families.find(key.statistic())
                .map(statistic -> Cause.of(statistic, outputs.contains(key.subject())))
                .orElse(Cause.DATA_QUALITY);
    }

    /** What a rule is measured from, by subject; computed only where the basis of the rule needs it. */
    private final class References {

        private final MonitorRule rule;
        private final Statistic statistic;
        private final Map<String, Measured> whole = new HashMap<>();
        private final Map<String, List<Double>> parts = new HashMap<>();

        References(MonitorRule rule, Statistic statistic) {
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
            return Families.measure(window, each -> each.equals(statistic)).stream()
                    .filter(Measured.class::isInstance)
                    .map(Measured.class::cast)
                    .toList();
        }

        Resolved of(String name) {
            return Thresholds.of(rule, statistic, whole.get(name), parts.getOrDefault(name, List.of()));
        }
    }
}
