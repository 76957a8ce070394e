package io.muster.monitoring.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.muster.monitoring.monitor.MonitorRule.Basis;
import io.muster.monitoring.monitor.MonitorRule.Compared;
import io.muster.monitoring.monitor.MonitorRule.Limits;
import io.muster.monitoring.monitor.Observation.Level;
import io.muster.monitoring.monitor.Thresholds.Band;
import io.muster.monitoring.monitor.Thresholds.Resolved.Unusable;
import io.muster.monitoring.monitor.Thresholds.Resolved.Usable;
import io.muster.monitoring.statistic.Families;
import io.muster.monitoring.statistic.Statistic;
import io.muster.monitoring.statistic.StatisticResult.Measured;
import io.muster.shared.Digest;
import io.muster.shared.Refusal;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ThresholdsTests {

    private static final Statistic PSI = Families.find("psi").orElseThrow();
    private static final Statistic AUC = Families.find("auc").orElseThrow();
    private static final Statistic POSITIVE_RATE =
            Families.find("positive-rate").orElseThrow();

    private static MonitorRule rule(
            Statistic statistic, Basis basis, double warning, @Nullable Double breach, double clearing) {
        return new MonitorRule(
                statistic.id(), Compared.REFERENCE, basis, warning, breach, clearing, 1, 1, 100, WindowLength.DAY, 0);
    }

    private static Measured measured(Statistic statistic, double value, long rows, @Nullable Double error) {
        return new Measured(statistic, "", value, rows, error, null);
    }

    private static Measured drift(double psi, double byChance) {
        return new Measured(PSI, "age", psi, 1_000, 0.01, byChance);
    }

    private static Thresholds resolved(
            MonitorRule rule, Statistic statistic, @Nullable Measured reference, Double... chunks) {
        return ((Usable) Thresholds.of(rule, statistic, reference, List.of(chunks))).thresholds();
    }

    private static Level level(Thresholds thresholds, Measured measured) {
        return thresholds.observe(measured).level();
    }

    @Test
    void driftThatChanceExplainsIsNotEnoughData() {
        var psi = resolved(rule(PSI, Basis.CONSTANT, 0.1, 0.25, 0.08), PSI, null);

        assertThat(level(psi, drift(0.3, 0.05))).isEqualTo(Level.BREACH);
        assertThat(level(psi, drift(0.15, 0.05))).isEqualTo(Level.WARNING);
        assertThat(level(psi, drift(0.09, 0.05))).isEqualTo(Level.NORMAL);
        assertThat(level(psi, drift(0.08, 0.05))).isEqualTo(Level.CLEAR);
        assertThat(level(psi, drift(0.3, 0.18))).as("two samples of 200 rows").isEqualTo(Level.NO_DATA);
        assertThat(level(psi, drift(0.01, 0.18))).as("small values as well").isEqualTo(Level.NO_DATA);
    }

    @Test
    void fewRowsGiveNoVerdict() {
        var psi = resolved(rule(PSI, Basis.CONSTANT, 0.1, 0.25, 0.1), PSI, null);

        assertThat(psi.observe(new Measured(PSI, "age", 0.9, 99, null, 0.01)).reason())
                .contains("99 rows", "at least 100");
    }

    @Test
    void aChangeIsMeasuredFromTheReferenceInTheBadDirection() {
        var auc = resolved(rule(AUC, Basis.CHANGE, 0.03, 0.06, 0.02), AUC, measured(AUC, 0.8, 10_000, 0.003));

        assertThat(level(auc, measured(AUC, 0.9, 5_000, 0.004))).isEqualTo(Level.CLEAR);
        assertThat(level(auc, measured(AUC, 0.76, 5_000, 0.004))).isEqualTo(Level.WARNING);
        assertThat(level(auc, measured(AUC, 0.72, 5_000, 0.004))).isEqualTo(Level.BREACH);
        assertThat(auc.breachBand()).isEqualTo(new Band(0.8 - 0.06, null));

        var rate = resolved(
                rule(POSITIVE_RATE, Basis.CHANGE, 0.05, 0.1, 0.05),
                POSITIVE_RATE,
                measured(POSITIVE_RATE, 0.3, 10_000, 0.001));
        assertThat(level(rate, measured(POSITIVE_RATE, 0.19, 9_000, 0.001))).isEqualTo(Level.BREACH);
        assertThat(level(rate, measured(POSITIVE_RATE, 0.41, 9_000, 0.001))).isEqualTo(Level.BREACH);
        assertThat(rate.warningBand().lower()).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void aValueAsUncertainAsTheThresholdGivesNoVerdictInEitherDirection() {
        var auc = resolved(rule(AUC, Basis.CHANGE, 0.03, 0.06, 0.03), AUC, measured(AUC, 0.8, 10_000, 0.003));

        assertThat(level(auc, measured(AUC, 0.72, 150, 0.05)))
                .as("a breach that could be chance")
                .isEqualTo(Level.NO_DATA);
        assertThat(level(auc, measured(AUC, 0.79, 150, 0.05)))
                .as("a good value that could be a breach")
                .isEqualTo(Level.NO_DATA);
        assertThat(level(auc, measured(AUC, 0.4, 150, 0.05)))
                .as("a breach beyond doubt")
                .isEqualTo(Level.BREACH);
    }

    @Test
    void aConstantFloorIsALowerBound() {
        var auc = resolved(rule(AUC, Basis.CONSTANT, 0.7, 0.65, 0.72), AUC, null);

        assertThat(level(auc, measured(AUC, 0.8, 5_000, 0.004))).isEqualTo(Level.CLEAR);
        assertThat(level(auc, measured(AUC, 0.71, 5_000, 0.004))).isEqualTo(Level.NORMAL);
        assertThat(level(auc, measured(AUC, 0.6, 5_000, 0.004))).isEqualTo(Level.BREACH);
        assertThat(auc.breachBand()).isEqualTo(new Band(0.65, null));
    }

    @Test
    void partsOfTheReferenceGiveAMeanAndThreeStandardDeviations() {
        var rule = rule(AUC, Basis.REFERENCE_CHUNKS, 2, 3.0, 2);

        assertThat(Thresholds.of(rule, AUC, null, List.of(0.8, 0.82, 0.78, 0.81, 0.79)))
                .isInstanceOfSatisfying(
                        Unusable.class, none -> assertThat(none.reason()).contains("5 parts", "at least 6"));
        var auc = resolved(rule, AUC, null, 0.80, 0.82, 0.78, 0.81, 0.79, 0.80);
        var sd = Math.sqrt((0.0004 + 0.0004 + 0.0001 + 0.0001) / 5);
        assertThat(auc.breachBand().lower()).isCloseTo(0.8 - 3 * sd, within(1e-12));
        assertThat(auc.breachBand().upper()).isNull();
        assertThat(level(auc, measured(AUC, 0.8 - 3.01 * sd, 5_000, 0.001))).isEqualTo(Level.BREACH);
        assertThat(level(auc, measured(AUC, 0.8 - 2.5 * sd, 5_000, 0.001))).isEqualTo(Level.WARNING);
    }

    /** A window that is much smaller than the parts varies more than they do. */
    @Test
    void aWindowThatIsSmallAgainstThePartsHasNoVerdictInBreach() {
        var auc = resolved(rule(AUC, Basis.REFERENCE_CHUNKS, 2, 3.0, 2), AUC, null, 0.80, 0.82, 0.78, 0.81, 0.79, 0.80);
        var sd = auc.unit();

        assertThat(level(auc, measured(AUC, 0.8 - 3.5 * sd, 5_000, sd))).isEqualTo(Level.BREACH);
        assertThat(level(auc, measured(AUC, 0.8 - 3.5 * sd, 300, 3 * sd))).isEqualTo(Level.NO_DATA);
        assertThat(level(auc, measured(AUC, 0.8, 300, 3 * sd))).isEqualTo(Level.NO_DATA);
    }

    @Test
    void withoutAValueToCompareWithThereIsNoThreshold() {
        assertThat(Thresholds.of(rule(AUC, Basis.CHANGE, 0.03, 0.06, 0.03), AUC, null, List.of()))
                .isInstanceOf(Unusable.class);
        assertThat(Thresholds.of(rule(PSI, Basis.RELATIVE_CHANGE, 0.1, 0.2, 0.1), PSI, drift(0, 0.01), List.of()))
                .isInstanceOf(Unusable.class);
        assertThat(Thresholds.of(
                        rule(PSI, Basis.REFERENCE_CHUNKS, 2, 3.0, 2), PSI, null, List.of(1., 1., 1., 1., 1., 1.)))
                .isInstanceOf(Unusable.class);
    }

    @Test
    void refusesThresholdsThatContradictThemselves() {
        refuses(rule(PSI, Basis.CONSTANT, 0.25, 0.1, 0.1), PSI, "at least as bad");
        refuses(rule(PSI, Basis.CONSTANT, 0.1, 0.25, 0.2), PSI, "at least as bad");
        refuses(rule(AUC, Basis.CONSTANT, 0.65, 0.7, 0.72), AUC, "at least as bad");
        refuses(rule(POSITIVE_RATE, Basis.CONSTANT, 0.1, 0.2, 0.1), POSITIVE_RATE, "must be a change");
        assertThatThrownBy(() -> rule(PSI, Basis.CONSTANT, Double.NaN, 0.2, 0.1))
                .isInstanceOf(Refusal.class);
    }

    private static void refuses(MonitorRule rule, Statistic statistic, String because) {
        assertThatThrownBy(() -> Thresholds.of(rule, statistic, null, List.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(statistic.id())
                .hasMessageContaining(because);
    }

    @Test
    void readsTheRowsOfADecisionTable() {
        Map<String, Object> row = new HashMap<>(Map.of(
                "statistic",
                "estimated-auc",
                "compared",
                "reference",
                "basis",
                "relative-change",
                "warning",
                0.1,
                "breachWindows",
                2,
                "windows",
                3L,
                "minimumRows",
                200.0,
                "window",
                "month",
                "coolDown",
                1));

        var read = MonitoringPolicy.rule(row);

        assertThat(read.breach()).isNull();
        assertThat(read.clearing())
                .as("the warning threshold if none is stated")
                .isEqualTo(0.1);
        assertThat(read.basis()).isEqualTo(Basis.RELATIVE_CHANGE);
        row.put("basis", "guess");
        assertThatThrownBy(() -> MonitoringPolicy.rule(row))
                .hasMessageContaining("'guess'")
                .hasMessageContaining("constant, change, relative-change, reference-chunks");
        assertThatThrownBy(() -> new MonitoringPolicy("p", 1, Digest.of(new byte[0]), List.of(read, read)))
                .hasMessageContaining("two rules");
    }

    /** Without any change about one in twenty values lies beyond its one-sided interval, so hardly one in twenty is a breach. */
    @Test
    void hardlyEverReportsABreachWithoutAChange() {
        var random = new Random(7);
        var rate = Families.find("failed-share").orElseThrow();
        var thresholds = resolved(rule(rate, Basis.CHANGE, 0.02, 0.04, 0.02), rate, measured(rate, 0.05, 5_000, 0.003));
        var breaches = 0;
        for (var window = 0; window < 4_000; window++) {
            var rows = 100 + random.nextInt(400);
            var failed = IntStream.range(0, rows)
                    .filter(i -> random.nextDouble() < 0.05)
                    .count();
            var share = (double) failed / rows;
            var error = Math.sqrt(share * (1 - share) / rows);
            breaches += level(thresholds, measured(rate, share, rows, error)) == Level.BREACH ? 1 : 0;
        }
        assertThat(breaches / 4_000.0).isLessThan(0.02);
    }

    @Test
    void windowsAreCalendarUnits() {
        var at = Instant.parse("2026-03-29T23:59:59Z");
        assertThat(Arrays.stream(WindowLength.values())
                        .map(length -> length.start(at).toString()))
                .containsExactly("2026-03-29T23:00:00Z", "2026-03-29T00:00:00Z", "2026-03-01T00:00:00Z");
        assertThat(WindowLength.MONTH.next(Instant.parse("2026-12-01T00:00:00Z")))
                .isEqualTo("2027-01-01T00:00:00Z");
        assertThat(WindowLength.MONTH.previous(Instant.parse("2027-03-01T00:00:00Z")))
                .isEqualTo("2027-02-01T00:00:00Z");
    }

    @Test
    void aModelMayBeStricterAndNeverLooser() {
        var psi = rule(PSI, Basis.CONSTANT, 0.1, 0.25, 0.1);
        assertThat(psi.looser(new Limits(0.05, 0.25, null), PSI)).isEmpty();
        assertThat(psi.looser(new Limits(null, 0.3, null), PSI)).get(STRING).contains("breach 0.3", "0.25");
        assertThat(psi.looser(new Limits(null, null, 0.2), PSI)).get(STRING).contains("clearing");
        assertThat(psi.looser(new Limits(Double.NaN, null, null), PSI)).isPresent();

        var floor = rule(AUC, Basis.CONSTANT, 0.7, 0.65, 0.72);
        assertThat(floor.looser(new Limits(0.75, 0.7, null), AUC))
                .as("a higher floor")
                .isEmpty();
        assertThat(floor.looser(new Limits(0.6, null, null), AUC)).isPresent();

        var fall = rule(AUC, Basis.CHANGE, 0.03, 0.06, 0.03);
        assertThat(fall.looser(new Limits(0.02, 0.04, null), AUC))
                .as("a smaller fall")
                .isEmpty();
        assertThat(fall.looser(new Limits(0.04, null, null), AUC)).isPresent();

        var warnsOnly = rule(PSI, Basis.CONSTANT, 0.1, null, 0.1);
        assertThat(warnsOnly.looser(new Limits(null, 9.0, null), PSI))
                .as("a breach where the policy has none")
                .isEmpty();
    }

    @Test
    void theStricterOfEachTwoThresholdsHolds() {
        var psi = rule(PSI, Basis.CONSTANT, 0.1, 0.25, 0.1);
        var tightened = psi.tightened(new Limits(null, 0.05, null), PSI);
        assertThat(List.of(tightened.warning(), tightened.breach(), tightened.clearing()))
                .as("a breach begins no later than a warning")
                .containsExactly(0.05, 0.05, 0.05);
        assertThat(psi.tightened(new Limits(0.2, 0.5, 0.15), PSI))
                .as("the policy became stricter since they were set")
                .isEqualTo(psi);

        var floor = rule(AUC, Basis.CONSTANT, 0.7, 0.65, 0.72).tightened(new Limits(null, 0.8, null), AUC);
        assertThat(List.of(floor.warning(), floor.breach(), floor.clearing())).containsExactly(0.8, 0.8, 0.8);
        assertThatThrownBy(() -> psi.tightened(new Limits(Double.NEGATIVE_INFINITY, null, null), PSI))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new Limits(null, null, null)).isInstanceOf(IllegalArgumentException.class);
    }
}
