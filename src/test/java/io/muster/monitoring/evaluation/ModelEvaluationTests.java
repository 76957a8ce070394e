package io.muster.monitoring.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.monitoring.custom.ComparedCounts;
import io.muster.monitoring.custom.CustomStatistic;
import io.muster.monitoring.custom.StatisticCatalogue;
import io.muster.monitoring.evaluation.ModelEvaluation.Subject;
import io.muster.monitoring.incident.Cause;
import io.muster.monitoring.monitor.MonitorRule;
import io.muster.monitoring.monitor.MonitorRule.Basis;
import io.muster.monitoring.monitor.MonitorRule.Compared;
import io.muster.monitoring.monitor.MonitorStatus;
import io.muster.monitoring.monitor.MonitorStatus.State;
import io.muster.monitoring.monitor.Observation.Level;
import io.muster.monitoring.monitor.WindowLength;
import io.muster.monitoring.profile.Profile;
import io.muster.monitoring.profile.ReferenceProfile;
import io.muster.monitoring.statistic.MonitoredWindow;
import io.muster.monitoring.statistic.Statistic;
import io.muster.shared.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ModelEvaluationTests {

    private static final StatisticCatalogue STATISTICS = new StatisticCatalogue(List.of());

    private static final ReferenceProfile REFERENCE = DrawnRows.of(4, 8_000, 1).reference();

    private static MonitorRule rule(
            String statistic, Compared compared, Basis basis, double warning, @Nullable Double breach) {
        return new MonitorRule(statistic, compared, basis, warning, breach, warning, 2, 3, 200, WindowLength.DAY, 2);
    }

    private static MonitorRule psi() {
        return rule("psi", Compared.REFERENCE, Basis.CONSTANT, 0.1, 0.25);
    }

    private static List<MonitorResult> evaluate(
            List<MonitorRule> rules, Profile window, Map<MonitorKey, MonitorStatus> before) {
        return ModelEvaluation.evaluate(
                STATISTICS, rules, new Subject(new MonitoredWindow(REFERENCE, window), null, List.of()), before);
    }

    private static Map<MonitorKey, MonitorStatus> statuses(List<MonitorResult> results) {
        return results.stream().collect(Collectors.toMap(MonitorResult::key, MonitorResult::status));
    }

    private static MonitorResult of(List<MonitorResult> results, String subject) {
        return results.stream()
                .filter(result -> result.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aDriftedFeatureIsInBreachAfterTwoWindowsAndTheOthersAreNot() {
        var drifted = DrawnRows.drifted(4, 2_000, 1.2, 1, 2);

        var first = evaluate(List.of(psi()), drifted.profile(REFERENCE), Map.of());
        var second = evaluate(List.of(psi()), drifted.profile(REFERENCE), statuses(first));

        assertThat(first).hasSize(4);
        assertThat(of(first, "f0").status().state()).isEqualTo(State.PENDING);
        assertThat(of(second, "f0").status().state()).isEqualTo(State.BREACH);
        assertThat(of(second, "f0").change()).isEqualTo(MonitorStatus.Change.RAISED);
        assertThat(of(second, "f0").excess()).isGreaterThan(2);
        assertThat(of(second, "f0").cause()).isEqualTo(Cause.INPUT_DRIFT);
        assertThat(of(second, "f1").status().state()).isEqualTo(State.NORMAL);
    }

    @Test
    void aWindowWithoutRowsIsNotGreen() {
        var results = evaluate(List.of(psi()), Profile.none(REFERENCE.layout()), Map.of());

        assertThat(results).hasSize(4).allSatisfy(result -> {
            assertThat(result.level()).isEqualTo(Level.NO_DATA);
            assertThat(result.reason()).contains("no value");
            assertThat(result.status().state()).isEqualTo(State.NO_DATA);
        });
    }

    @Test
    void aSmallWindowGivesNoVerdictHoweverLargeItsDrift() {
        var results = evaluate(
                List.of(rule("psi", Compared.REFERENCE, Basis.CONSTANT, 0.1, 0.25)),
                DrawnRows.of(4, 150, 5).profile(REFERENCE),
                Map.of());

        assertThat(results).allSatisfy(result -> assertThat(result.level()).isEqualTo(Level.NO_DATA));
    }

    /** With a threshold far below what chance gives, 50 features without drift would alarm; the procedure of Benjamini and Hochberg keeps them quiet. */
    @Test
    void amongFiftyFeaturesChanceAloneIsNotReported() {
        var reference = DrawnRows.of(50, 4_000, 11).reference();
        var sensitive = new MonitorRule(
                "psi", Compared.REFERENCE, Basis.CONSTANT, 0.0077, 0.0078, 0.001, 1, 1, 200, WindowLength.DAY, 0);
        var judged = 0;
        var reported = 0;
        for (var seed = 0; seed < 20; seed++) {
            var window = new MonitoredWindow(
                    reference, DrawnRows.of(50, 5_000, 100 + seed).profile(reference));
            for (var result : ModelEvaluation.evaluate(
                    STATISTICS, List.of(sensitive), new Subject(window, null, List.of()), Map.of())) {
                judged += result.value() != null && result.value() >= 0.0078 && result.level() != Level.NO_DATA ? 1 : 0;
                reported += result.level() == Level.BREACH ? 1 : 0;
            }
        }
        assertThat(judged).as("values beyond the threshold").isGreaterThan(10);
        assertThat(reported).as("reported").isLessThan(judged / 5);
    }

    @Test
    void anEstimateWarnsAndDoesNotEndItsBreach() {
        var estimate = rule("estimated-auc", Compared.REFERENCE, Basis.CHANGE, 0.05, 0.1);
        var good = DrawnRows.of(4, 4_000, 3).profile(REFERENCE);
        var key = new MonitorKey("estimated-auc", Compared.REFERENCE, "");
        var raised = new MonitorStatus(MonitorStatus.Alarm.BREACH, Level.BREACH, 3, 0, 0);

        var result = evaluate(List.of(estimate), good, Map.of(key, raised)).get(0);

        assertThat(result.value()).isBetween(0.7, 0.9);
        assertThat(result.status().state()).isEqualTo(State.BREACH);
    }

    @Test
    void performanceIsComparedWithThatOfTheReference() {
        var auc = rule("auc", Compared.REFERENCE, Basis.CHANGE, 0.03, 0.06);

        var same = evaluate(List.of(auc), DrawnRows.of(4, 4_000, 4).labelled(REFERENCE), Map.of());
        var reversed =
                evaluate(List.of(auc), DrawnRows.withAnotherConcept(4, 4_000, 4).labelled(REFERENCE), Map.of());
        var unlabelled = evaluate(List.of(auc), DrawnRows.of(4, 4_000, 4).profile(REFERENCE), statuses(same));

        assertThat(same.get(0).level()).isEqualTo(Level.CLEAR);
        assertThat(reversed.get(0).level()).isEqualTo(Level.BREACH);
        assertThat(reversed.get(0).cause()).isEqualTo(Cause.PERFORMANCE);
        assertThat(unlabelled.get(0).level())
                .as("known before, so it is missed")
                .isEqualTo(Level.NO_DATA);
    }

    @Test
    void aSuddenChangeIsSeenAgainstTheWindowBefore() {
        var sudden = rule("psi", Compared.PREVIOUS, Basis.CONSTANT, 0.1, 0.25);
        var before = DrawnRows.drifted(4, 2_000, 1.2, 4, 6).profile(REFERENCE);
        var window = DrawnRows.drifted(4, 2_000, 1.2, 4, 7).profile(REFERENCE);

        var slow = ModelEvaluation.evaluate(
                STATISTICS,
                List.of(sudden, psi()),
                new Subject(
                        new MonitoredWindow(REFERENCE, window),
                        new MonitoredWindow(new ReferenceProfile(REFERENCE.layout(), before), window),
                        List.of()),
                Map.of());

        assertThat(slow).hasSize(8);
        assertThat(slow)
                .filteredOn(result -> result.compared() == Compared.PREVIOUS)
                .allSatisfy(result -> assertThat(result.level()).isEqualTo(Level.CLEAR));
        assertThat(slow)
                .filteredOn(result -> result.compared() == Compared.REFERENCE)
                .allSatisfy(result -> assertThat(result.level()).isEqualTo(Level.BREACH));
        assertThat(evaluate(List.of(sudden), window, Map.of()))
                .as("without a window before")
                .isEmpty();
    }

    @Test
    void partsOfTheReferenceGiveThresholds() {
        var rule = rule("auc", Compared.REFERENCE, Basis.REFERENCE_CHUNKS, 3, 4.0);
        var chunks = new ArrayList<Profile>();
        for (var part = 0; part < 8; part++) {
            chunks.add(DrawnRows.of(4, 2_000, 50 + part).labelled(REFERENCE));
        }
        var window = DrawnRows.withAnotherConcept(4, 2_000, 8).labelled(REFERENCE);

        var results = ModelEvaluation.evaluate(
                STATISTICS, List.of(rule), new Subject(new MonitoredWindow(REFERENCE, window), null, chunks), Map.of());
        var without = evaluate(List.of(rule), window, Map.of());

        assertThat(results.get(0).level()).isEqualTo(Level.BREACH);
        assertThat(without.get(0).level()).isEqualTo(Level.NO_DATA);
        assertThat(without.get(0).reason()).contains("at least 6");
    }

    @Test
    void suddenChangesAreMeasuredFromPartsThatFollowEachOther() {
        var rule = rule("score-psi", Compared.PREVIOUS, Basis.REFERENCE_CHUNKS, 6, 9.0);
        var chunks = new ArrayList<Profile>();
        for (var part = 0; part < 8; part++) {
            chunks.add(DrawnRows.of(4, 2_000, 50 + part).profile(REFERENCE));
        }
        var yesterday = new ReferenceProfile(
                REFERENCE.layout(), DrawnRows.of(4, 2_000, 70).profile(REFERENCE));
        var today = DrawnRows.drifted(4, 2_000, 1, 1, 71).profile(REFERENCE);

        var results = ModelEvaluation.evaluate(
                STATISTICS,
                List.of(rule),
                new Subject(new MonitoredWindow(REFERENCE, today), new MonitoredWindow(yesterday, today), chunks),
                Map.of());
        var six = ModelEvaluation.evaluate(
                STATISTICS,
                List.of(rule),
                new Subject(
                        new MonitoredWindow(REFERENCE, today),
                        new MonitoredWindow(yesterday, today),
                        chunks.subList(0, 6)),
                Map.of());

        assertThat(results.get(0).level()).isEqualTo(Level.BREACH);
        assertThat(results.get(0).breach().upper())
                .as("the difference of two parts, which is more than that of a part from the whole")
                .isBetween(0.005, 0.1);
        assertThat(six.get(0).reason()).as("six parts make five differences").contains("5 parts", "at least 6");
    }

    @Test
    void groupsAreComparedWithEachOtherAndNotWithThemselves() {
        var parity = rule("statistical-parity-difference", Compared.REFERENCE, Basis.CONSTANT, 0.1, 0.2);
        var segments = new TreeMap<String, Profile>();
        segments.put("sex=f", DrawnRows.drifted(4, 2_000, -1.5, 1, 9).profile(REFERENCE));
        segments.put("sex=m", DrawnRows.of(4, 2_000, 10).profile(REFERENCE));
        var all = segments.values().stream().reduce(Profile::plus).orElseThrow();

        var results = ModelEvaluation.evaluate(
                STATISTICS,
                List.of(parity),
                new Subject(
                        new MonitoredWindow(REFERENCE, all, segments, MonitoredWindow.Rules.DEFAULT), null, List.of()),
                Map.of());

        assertThat(of(results, "sex=f").level()).isEqualTo(Level.BREACH);
        assertThat(of(results, "sex=f").cause()).isEqualTo(Cause.FAIRNESS);
    }

    @Test
    void anUnknownStatisticIsAnErrorThatIsSeen() {
        var results = evaluate(
                List.of(rule("astrology", Compared.REFERENCE, Basis.CONSTANT, 1, 2.0)),
                DrawnRows.of(4, 500, 3).profile(REFERENCE),
                Map.of());

        assertThat(results.get(0).status().state()).isEqualTo(State.ERROR);
        assertThat(results.get(0).reason()).contains("'astrology'", "does not exist");
        assertThatThrownBy(() -> evaluate(
                        List.of(rule("psi", Compared.REFERENCE, Basis.CONSTANT, 0.3, 0.2)),
                        DrawnRows.of(4, 500, 3).profile(REFERENCE),
                        Map.of()))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aFailedEvaluationKeepsAlarmsAndSaysWhy() {
        var raised = new MonitorStatus(MonitorStatus.Alarm.BREACH, Level.BREACH, 3, 0, 0);
        var before = new HashMap<MonitorKey, MonitorStatus>();
        before.put(new MonitorKey("psi", Compared.REFERENCE, "f0"), raised);
        before.put(new MonitorKey("psi", Compared.REFERENCE, "f1"), MonitorStatus.NEW);

        var results = ModelEvaluation.failed(STATISTICS, "the database is away", psi -> true, before);

        assertThat(of(results, "f0").status().state()).isEqualTo(State.BREACH);
        assertThat(of(results, "f1").status().state()).isEqualTo(State.ERROR);
        assertThat(of(results, "f1").reason()).isEqualTo("the database is away");
    }

    /** A statistic from outside: the number of rows, until it fails. */
    private static final class OwnRows implements CustomStatistic {

        private boolean faulty;

        @Override
        public Statistic declaration() {
            return new Statistic(
                    "own-rows",
                    "Own rows",
                    "Rows",
                    "this test",
                    "count",
                    "from 0",
                    Statistic.Direction.HIGH_IS_BAD,
                    Set.of(Statistic.Uncertainty.EXACT));
        }

        @Override
        public About about() {
            return About.DATA_QUALITY;
        }

        @Override
        public List<Value> measure(ComparedCounts counts) {
            if (faulty) {
                throw new IllegalStateException("its table is gone");
            }
            return List.of(
                    Value.of("all", counts.window().rows(), counts.window().rows()));
        }
    }

    @Test
    void aFaultyStatisticFromOutsideIsAnErrorAndNeverGreen() {
        var own = new OwnRows();
        var catalogue = new StatisticCatalogue(List.of(own));
        var rules = List.of(rule("own-rows", Compared.REFERENCE, Basis.CONSTANT, 1_000, 2_000.0), psi());
        var subject = new Subject(
                new MonitoredWindow(REFERENCE, DrawnRows.of(4, 500, 3).profile(REFERENCE)), null, List.of());

        var good = ModelEvaluation.evaluate(catalogue, rules, subject, Map.of());
        assertThat(of(good, "all").status().state()).isEqualTo(State.NORMAL);
        assertThat(of(good, "all").cause()).isEqualTo(Cause.DATA_QUALITY);
        own.faulty = true;
        var before = Map.of(of(good, "all").key(), of(good, "all").status());

        var known = ModelEvaluation.evaluate(catalogue, rules, subject, before);
        assertThat(of(known, "all").status().state()).isEqualTo(State.ERROR);
        assertThat(of(known, "all").reason()).contains("own-rows", "its table is gone");
        assertThat(of(known, "f0").level()).as("the others are measured").isEqualTo(Level.CLEAR);
        assertThat(of(ModelEvaluation.evaluate(catalogue, rules, subject, Map.of()), "")
                        .status()
                        .state())
                .as("even if it never had a value")
                .isEqualTo(State.ERROR);
    }
}
