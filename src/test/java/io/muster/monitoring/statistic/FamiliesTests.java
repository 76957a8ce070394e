package io.muster.monitoring.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.datasets.counts.ScoreBins;
import io.muster.monitoring.profile.Profile;
import io.muster.monitoring.profile.ProfileCounter;
import io.muster.monitoring.profile.ReferencePlan;
import io.muster.monitoring.profile.ReferencePlan.Field;
import io.muster.monitoring.profile.ReferencePlan.Scale;
import io.muster.monitoring.profile.ReferenceProfile;
import io.muster.monitoring.profile.Traffic;
import io.muster.monitoring.statistic.MonitoredWindow.Rules;
import io.muster.monitoring.statistic.MonitoredWindow.ValueMatrix;
import io.muster.monitoring.statistic.Statistic.Uncertainty;
import io.muster.monitoring.statistic.StatisticResult.Measured;
import io.muster.monitoring.statistic.StatisticResult.NotMeasured;
import io.muster.monitoring.statistic.StatisticResult.Verdict;
import io.muster.statistics.Confusion;
import io.muster.statistics.DeLong;
import io.muster.statistics.Probabilities;
import io.muster.statistics.Ranking;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FamiliesTests {

    private static final ReferencePlan PLAN = new ReferencePlan(
            List.of(new Field("x", Scale.NUMBERS), new Field("y", Scale.NUMBERS), new Field("job", Scale.CATEGORIES)),
            List.of(new Field("decision", Scale.CATEGORIES)),
            "score",
            ScoreBins.ofProbabilities(),
            "outcome");

    private final ReferenceProfile reference = ofForecast(Rows.of(1, 4_000));

    /** With a naive forecast that missed by 1 on the training data. */
    private static ReferenceProfile ofForecast(Rows rows) {
        var layout = ReferenceProfile.of(rows.batch(), PLAN).layout().ofForecast(1);
        var counter = new ProfileCounter(layout);
        counter.add(rows.batch(), rows.outcome);
        return new ReferenceProfile(layout, counter.profile());
    }

    @Test
    void everyIdIsDeclaredOnce() {
        assertThat(Families.ALL.stream()
                        .flatMap(family -> family.statistics().stream())
                        .map(Statistic::id))
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(50);
        assertThat(Families.find("psi")).contains(DriftFamily.PSI);
        assertThat(Families.find("nothing")).isEmpty();
    }

    @Test
    void everyValueSaysHowSureItIs() {
        var rows = Rows.of(2, 1_000);
        var counter = new ProfileCounter(reference.layout());
        counter.add(rows.batch(), rows.outcome);
        counter.addErrors(2, rows.x, rows.y, rows.y, rows.x);
        var window = window(counter.profile(new Traffic(995, 3, 2, new long[Traffic.BOUNDS.length + 1])));

        var results = Families.measure(window);

        assertThat(results)
                .extracting(result -> result.statistic().id())
                .containsAll(Families.ALL.stream()
                        .flatMap(family -> family.statistics().stream())
                        .map(Statistic::id)
                        .toList());
        assertThat(results).allSatisfy(result -> {
            assertThat(result).isInstanceOf(Measured.class);
            var measured = (Measured) result;
            assertThat(measured.standardError() != null)
                    .as(measured.statistic().id())
                    .isEqualTo(measured.statistic().uncertainty().contains(Uncertainty.STANDARD_ERROR));
            assertThat(measured.withoutDrift() != null)
                    .as(measured.statistic().id())
                    .isEqualTo(measured.statistic().uncertainty().contains(Uncertainty.NO_DRIFT_QUANTILE));
            assertThat(measured.rows()).isPositive();
        });
    }

    private MonitoredWindow window(Profile profile) {
        return new MonitoredWindow(
                reference,
                profile,
                new TreeMap<>(Map.of("group a", profile, "group b", profile(Rows.of(3, 500)))),
                new Rules(0.5, new ValueMatrix(0, -1, -5, 2)));
    }

    private Profile profile(Rows rows) {
        var counter = new ProfileCounter(reference.layout());
        counter.add(rows.batch(), rows.outcome);
        return counter.profile();
    }

    @Test
    void saysWhyThereIsNoValue() {
        var results = Families.measure(new MonitoredWindow(reference, Profile.none(reference.layout())));

        assertThat(results)
                .filteredOn(NotMeasured.class::isInstance)
                .hasSizeGreaterThan(20)
                .allSatisfy(
                        result -> assertThat(((NotMeasured) result).reason()).isNotBlank());
        assertThat(results)
                .filteredOn(Measured.class::isInstance)
                .extracting(result -> result.statistic().id())
                .containsExactly("window-rows");
    }

    /** What validation computes from rows comes out of the bins, because scores of two digits are bins. */
    @Test
    void equalsWhatValidationComputesFromRows() {
        var rows = Rows.of(4, 2_000);
        var window = new MonitoredWindow(reference, profile(rows));
        var ranking = Ranking.of(rows.outcome, rows.score);
        var probabilities = new Probabilities(rows.outcome, rows.score);
        var confusion = Confusion.at(0.5, rows.outcome, rows.score);

        assertThat(value(window, "auc").value()).isCloseTo(ranking.auc(), within(1e-12));
        assertThat(value(window, "auc").standardError())
                .isCloseTo(DeLong.interval(rows.outcome, rows.score, 0.95).standardError(), within(1e-12));
        assertThat(value(window, "ks").value()).isCloseTo(ranking.ks(), within(1e-12));
        assertThat(value(window, "average-precision").value()).isCloseTo(ranking.averagePrecision(), within(1e-12));
        assertThat(value(window, "brier").value()).isCloseTo(probabilities.brier(), within(1e-12));
        assertThat(value(window, "log-loss").value()).isCloseTo(probabilities.logLoss(), within(1e-12));
        assertThat(value(window, "ece").value()).isCloseTo(probabilities.expectedCalibrationError(), within(1e-12));
        assertThat(value(window, "mcc").value()).isCloseTo(confusion.mcc(), within(1e-12));
        assertThat(value(window, "precision").value()).isCloseTo(confusion.precision(), within(1e-12));
        var precision = confusion.precision();
        assertThat(value(window, "precision").standardError())
                .as("that of a share of the rows decided positive")
                .isCloseTo(
                        Math.sqrt(
                                precision * (1 - precision) / (confusion.truePositives() + confusion.falsePositives())),
                        within(2e-4));
    }

    @Test
    void givesNoVerdictWithoutEnoughData() {
        var few = value(new MonitoredWindow(reference, profile(Rows.of(5, 120))), "psi", "x");
        var many = value(new MonitoredWindow(reference, profile(Rows.of(5, 3_000))), "psi", "x");

        assertThat(few.withoutDrift()).isGreaterThan(0.1);
        assertThat(few.verdict(0.1, 0.25)).isEqualTo(Verdict.NOT_ENOUGH_DATA);
        assertThat(many.verdict(0.1, 0.25)).isEqualTo(Verdict.NORMAL);
        assertThat(measured(0.1, 0.02).verdict(0.1, 0.25)).isEqualTo(Verdict.WARNING);
        assertThat(measured(0.25, 0.02).verdict(0.1, 0.25)).isEqualTo(Verdict.BREACH);
        assertThat(measured(9, 0.2).verdict(0.1, 0.25)).isEqualTo(Verdict.NOT_ENOUGH_DATA);
        assertThat(measured(0.3, null).verdict(0.1, 0.25)).isEqualTo(Verdict.BREACH);
        assertThatIllegalArgumentException().isThrownBy(() -> measured(1, null).verdict(0.2, 0.1));
    }

    private static Measured measured(double value, @Nullable Double withoutDrift) {
        return new Measured(DriftFamily.PSI, "x", value, 100, null, withoutDrift);
    }

    /** A relation that is turned round leaves each feature as it was. */
    @Test
    void seesAReversedRelationThatNoSingleFeatureShows() {
        var rows = Rows.of(6, 3_000);
        for (var row = 0; row < rows.y.length; row++) {
            rows.y[row] = -rows.y[row];
        }
        var window = new MonitoredWindow(reference, profile(rows));

        assertThat(value(window, "psi", "y").verdict(0.1, 0.25)).isEqualTo(Verdict.NORMAL);
        var correlation = value(window, "correlation-distance");
        assertThat(correlation.value()).isGreaterThan(1);
        assertThat(correlation.withoutDrift()).isLessThan(0.05);
        var reconstruction = value(window, "pca-reconstruction");
        assertThat(reconstruction.value()).isGreaterThan(2 * reconstruction.withoutDrift());
    }

    @Test
    void countsQuality() {
        var rows = Rows.of(7, 10);
        rows.job[0] = "astronaut";
        rows.job[1] = null;
        rows.x[0] = 1e6;
        rows.x[1] = Double.NaN;
        rows.x[2] = Double.POSITIVE_INFINITY;
        Arrays.fill(rows.y, 0.25);
        var window = new MonitoredWindow(reference, profile(rows));

        assertThat(value(window, "unseen-share", "job").value()).isCloseTo(1.0 / 9, within(1e-15));
        assertThat(value(window, "missing-share", "job").value()).isEqualTo(0.1);
        assertThat(value(window, "missing-share", "x").value()).isEqualTo(0.1);
        assertThat(value(window, "invalid-share", "x").value()).isEqualTo(0.1);
        assertThat(value(window, "out-of-range-share", "x").value()).isEqualTo(0.125);
        assertThat(value(window, "constant", "y").value()).isEqualTo(1);
        assertThat(value(window, "constant", "x").value()).isZero();
        assertThat(value(window, "invalid-share", "y").standardError())
                .as("none of ten is not certainly none")
                .isGreaterThan(0.05);
    }

    @Test
    void comparesSegments() {
        var group = Rows.of(8, 400);
        var others = Rows.of(9, 800);
        Arrays.fill(group.score, 0, 100, 0.9);
        var window = new MonitoredWindow(
                reference,
                profile(group).plus(profile(others)),
                new TreeMap<>(Map.of("a", profile(group), "b", profile(others))),
                Rules.DEFAULT);
        var ofGroup = Confusion.at(0.5, group.outcome, group.score);
        var ofOthers = Confusion.at(0.5, others.outcome, others.score);
        var rate = (ofGroup.truePositives() + ofGroup.falsePositives()) / 400;
        var otherRate = (ofOthers.truePositives() + ofOthers.falsePositives()) / 800;

        assertThat(value(window, "statistical-parity-difference", "a").value())
                .isCloseTo(rate - otherRate, within(1e-12));
        assertThat(value(window, "statistical-parity-difference", "a").standardError())
                .isCloseTo(Math.sqrt(rate * (1 - rate) / 400 + otherRate * (1 - otherRate) / 800), within(2e-4));
        assertThat(value(window, "disparate-impact-ratio", "a").value()).isCloseTo(rate / otherRate, within(1e-12));
        assertThat(value(window, "equal-opportunity-difference", "a").value())
                .isCloseTo(ofGroup.recall() - ofOthers.recall(), within(1e-12));
        assertThat(value(window, "average-odds-difference", "a").value())
                .isCloseTo(
                        (ofGroup.recall() - ofOthers.recall() - ofGroup.specificity() + ofOthers.specificity()) / 2,
                        within(1e-12));
        assertThat(value(window, "group-rows", "b").value()).isEqualTo(800);
    }

    /** Errors of 1 and 4 where the naive forecast missed by 1. */
    @Test
    void scalesTheErrorOfAForecast() {
        var counter = new ProfileCounter(reference.layout());
        counter.addErrors(1, new double[] {5, 6}, new double[] {6, 5}, new double[] {5, 7}, new double[] {7, 8});
        counter.addErrors(2, new double[] {5, 6}, new double[] {9, 2});
        var window = window(counter.profile());

        assertThat(value(window, "mase", "horizon 1").value()).isEqualTo(1);
        assertThat(value(window, "mase", "horizon 2").value()).isEqualTo(4);
        assertThat(value(window, "mae", "").value()).isEqualTo(2.5);
        assertThat(value(window, "interval-coverage", "horizon 1").value()).isEqualTo(0.5);
    }

    @Test
    void countsBandsAndDecisions() {
        var rows = Rows.of(10, 2_000);
        var same = new MonitoredWindow(reference, profile(rows));
        assertThat(value(same, "score-psi").verdict(0.1, 0.25)).isEqualTo(Verdict.NORMAL);
        assertThat(value(same, "decision-share", "decision=true").value())
                .isCloseTo(
                        0.5,
                        within(4
                                * value(same, "decision-share", "decision=true").standardError()));

        Arrays.fill(rows.score, 0.99);
        var moved = new MonitoredWindow(reference, profile(rows));
        assertThat(value(moved, "score-psi").verdict(0.1, 0.25)).isEqualTo(Verdict.BREACH);
        assertThat(value(moved, "score-band-migration").value()).isBetween(0.85, 0.95);
        assertThat(value(moved, "positive-rate").value()).isEqualTo(1);
    }

    /** A score that is turned round breaks the order at each band, one that ranks well at none. */
    @Test
    void countsBreaksOfTheRankOrderBeyondChance() {
        var rows = Rows.of(11, 4_000);
        assertThat(value(new MonitoredWindow(reference, profile(rows)), "rank-order-breaks")
                        .value())
                .isZero();

        for (var row = 0; row < rows.score.length; row++) {
            rows.outcome[row] = 1 - rows.outcome[row];
        }
        assertThat(value(new MonitoredWindow(reference, profile(rows)), "rank-order-breaks")
                        .value())
                .isEqualTo(9);
    }

    private static Measured value(MonitoredWindow window, String id) {
        return value(window, id, "");
    }

    private static Measured value(MonitoredWindow window, String id, String subject) {
        return Families.measure(window).stream()
                .filter(result ->
                        result.statistic().id().equals(id) && result.subject().equals(subject))
                .map(Measured.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** Rows whose score has two digits and is calibrated, and whose features are related. */
    private record Rows(double[] x, double[] y, String[] job, Boolean[] decision, double[] score, double[] outcome) {

        static Rows of(long seed, int rows) {
            var random = new Random(seed);
            var x = random.doubles(rows).map(v -> random.nextGaussian()).toArray();
            var y = Arrays.stream(x).map(v -> v + random.nextGaussian() / 4).toArray();
            var jobs = new String[] {"clerk", "smith", "baker"};
            var score =
                    random.doubles(rows).map(v -> Math.rint(v * 98 + 1) / 100).toArray();
            return new Rows(
                    x,
                    y,
                    random.ints(rows, 0, 3).mapToObj(i -> jobs[i]).toArray(String[]::new),
                    random.ints(rows, 0, 2).mapToObj(i -> i == 1).toArray(Boolean[]::new),
                    score,
                    Arrays.stream(score)
                            .map(v -> random.nextDouble() < v ? 1 : 0)
                            .toArray());
        }

        ColumnBatch batch() {
            return new ColumnBatch(List.of(
                    new Column.Numbers("x", x),
                    new Column.Numbers("y", y),
                    new Column.Texts("job", job),
                    new Column.Flags("decision", decision),
                    new Column.Numbers("score", score),
                    new Column.Numbers("outcome", outcome)));
        }
    }
}
