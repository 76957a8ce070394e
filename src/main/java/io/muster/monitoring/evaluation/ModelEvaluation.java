package io.muster.monitoring.evaluation;

import io.muster.monitoring.custom.StatisticCatalogue;
import io.muster.monitoring.incident.Cause;
import io.muster.monitoring.monitor.FalseDiscoveryRate;
import io.muster.monitoring.monitor.MonitorRule;
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
import io.muster.monitoring.statistic.MonitoredWindow;
import io.muster.monitoring.statistic.Statistic;
import io.muster.monitoring.statistic.StatisticResult;
import io.muster.monitoring.statistic.StatisticResult.Failed;
import io.muster.monitoring.statistic.StatisticResult.Measured;
import io.muster.monitoring.statistic.StatisticResult.NotMeasured;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The evaluation of one window of one model: from profiles, rules and the statuses before to verdicts and the statuses after.
 * It reads and writes nothing.
 */
final class ModelEvaluation {

    private final StatisticCatalogue statistics;
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

    private ModelEvaluation(
            StatisticCatalogue statistics,
            List<MonitorRule> rules,
            Subject subject,
            Map<MonitorKey, MonitorStatus> before) {
        this.statistics = statistics;
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
            StatisticCatalogue statistics,
            List<MonitorRule> rules,
            Subject subject,
            Map<MonitorKey, MonitorStatus> before) {
        var evaluation = new ModelEvaluation(statistics, rules, subject, before);
        for (var compared : Compared.values()) {
            evaluation.evaluate(compared);
        }
        return List.copyOf(evaluation.results);
    }

    /**
     * The results where the evaluation itself failed: each monitor keeps its alarm and says why it was not evaluated.
     *
     * @param watched whether the policy still has a rule for a monitor; true for all where the policy is not known
     */
    static List<MonitorResult> failed(
            StatisticCatalogue statistics,
            String reason,
            Predicate<MonitorKey> watched,
            Map<MonitorKey, MonitorStatus> before) {
        return before.entrySet().stream()
                .filter(known -> watched.test(known.getKey()))
                .map(known -> result(
                        known.getKey(),
                        cause(statistics, known.getKey(), Set.of()),
                        null,
                        null,
                        Observation.error(reason),
                        known.getValue().afterError()))
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
                window == null ? List.of() : statistics.measure(window, statistic -> ids.contains(statistic.id()));
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
        var statistic = statistics.find(rule.statistic()).orElse(null);
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
        var failed = measured.stream()
                .filter(result -> result instanceof Failed && result.statistic().equals(statistic))
                .map(Failed.class::cast)
                .findFirst();
        if (failed.isPresent()) {
            fail(rule, statistic, failed.get().reason());
            return;
        }
        var seen = new LinkedHashSet<MonitorKey>();
        var references = new RuleReferences(statistics, subject, rule, statistic);
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

    /** All monitors of a faulty statistic are in error; the first one, if there is none yet. */
    private void fail(MonitorRule rule, Statistic statistic, String reason) {
        var known = before.keySet().stream()
                .filter(key -> key.statistic().equals(statistic.id()) && key.compared() == rule.compared())
                .toList();
        var keys = known.isEmpty() ? List.of(new MonitorKey(statistic.id(), rule.compared(), "")) : known;
        keys.forEach(key -> add(key, cause(statistic, key), null, null, rule, Observation.error(reason)));
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
        return cause(statistics, statistic, outputs.contains(key.subject()));
    }

    private static Cause cause(StatisticCatalogue statistics, MonitorKey key, Set<String> outputs) {
        return statistics
                .find(key.statistic())
                .map(statistic -> cause(statistics, statistic, outputs.contains(key.subject())))
                .orElse(Cause.DATA_QUALITY);
    }

    private static Cause cause(StatisticCatalogue statistics, Statistic statistic, boolean ofOutput) {
        return statistics
                .about(statistic)
                .map(about -> Cause.valueOf(about.name()))
                .orElseGet(() -> Cause.of(statistic, ofOutput));
    }
}
