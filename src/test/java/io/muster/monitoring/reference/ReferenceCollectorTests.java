package io.muster.monitoring.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.datasets.counts.Bins;
import io.muster.datasets.counts.CountedColumn;
import io.muster.inventory.versions.EvaluationPlan;
import io.muster.inventory.versions.EvaluationPlan.Task;
import io.muster.inventory.versions.ForecastPlan;
import io.muster.monitoring.profile.Profile;
import io.muster.monitoring.statistic.Families;
import io.muster.monitoring.statistic.MonitoredWindow;
import io.muster.monitoring.statistic.StatisticResult;
import io.muster.shared.DatasetId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReferenceCollectorTests {

    private static final int ROWS = 400;
    private static final int ENOUGH_ROWS = 700;

    private final Random random = new Random(7);

    private static EvaluationPlan plan(Task task) {
        return new EvaluationPlan(
                task, new DatasetId("loans"), "bad", task == Task.BINARY_CLASSIFICATION ? "1" : null, "score");
    }

    @Test
    void nothingIsMadeOfNothing() {
        var collector = new ReferenceCollector(plan(Task.REGRESSION));
        collector.begin(new double[] {1, 2}, Map.of(), null);

        assertThat(collector.reference()).isEmpty();
    }

    @Test
    void aClassifiersReferenceHasItsScoresByOutcome() {
        var collector = new ReferenceCollector(plan(Task.BINARY_CLASSIFICATION));
        var outcomes = random.ints(ROWS, 0, 2).asDoubleStream().toArray();
        collector.begin(outcomes, Map.of("age", List.of("age")), null);
        scoreInBatches(
                collector, random.doubles(ROWS).toArray(), random.doubles(ROWS).toArray());

        var reference = collector.reference().orElseThrow().reference();

        assertThat(names(reference.layout().features())).containsExactly("age", "city");
        assertThat(names(reference.layout().outputs())).containsExactly("label");
        assertThat(reference.layout().score()).isEqualTo("score");
        assertThat(reference.profile().columns().rows()).isEqualTo(ROWS);
        assertThat(reference.profile().score().positives().total())
                .isEqualTo((long) Arrays.stream(outcomes).sum());
        assertThat(reference.profile().score().negatives().total()
                        + reference.profile().score().positives().total())
                .isEqualTo(ROWS);
    }

    @Test
    void aRegressionsReferenceHasItsErrors() {
        var collector = new ReferenceCollector(plan(Task.REGRESSION));
        var outcomes = random.doubles(ROWS, 100, 200).toArray();
        collector.begin(outcomes, Map.of("age", List.of("age")), null);
        scoreInBatches(collector, random.doubles(ROWS).toArray(), outcomes);

        var reference = collector.reference().orElseThrow().reference();

        assertThat(reference.layout().score()).isNull();
        assertThat(reference.layout().outcomeCentre()).isBetween(140.0, 160.0);
        assertThat(reference.profile().allErrors().moments().rows()).isEqualTo(ROWS);
        assertThat(reference.profile().allErrors().moments().absolute()).isZero();
    }

    @Test
    void isDividedIntoPartsThatFollowEachOtherAndAddUpToTheWhole() {
        var collector = new ReferenceCollector(plan(Task.BINARY_CLASSIFICATION));
        var outcomes = random.ints(ENOUGH_ROWS, 0, 2).asDoubleStream().toArray();
        var rising = new double[ENOUGH_ROWS];
        Arrays.setAll(rising, row -> row);
        collector.begin(outcomes, Map.of("age", List.of("age")), null);
        scoreInBatches(collector, rising, random.doubles(ENOUGH_ROWS).toArray());

        var made = collector.reference().orElseThrow();

        assertThat(made.chunks()).hasSize(7);
        var sum = made.chunks().stream().reduce(Profile::plus).orElseThrow();
        var whole = made.reference().profile();
        assertThat(sum.columns().rows()).isEqualTo(whole.columns().rows());
        for (var column = 0; column < whole.columns().columns().size(); column++) {
            assertThat(sum.columns().columns().get(column).bins())
                    .isEqualTo(whole.columns().columns().get(column).bins());
        }
        assertThat(sum.score().positives().rows())
                .isEqualTo(whole.score().positives().rows());
        assertThat(made.chunks().get(0).columns().columns().get(0).bins()[0])
                .as("the order of the data is kept")
                .isEqualTo(ENOUGH_ROWS / 10);
        assertThat(made.chunks().get(6).columns().columns().get(0).bins()[0]).isZero();
    }

    @Test
    void tooFewRowsAreNotDivided() {
        var collector = new ReferenceCollector(plan(Task.REGRESSION));
        collector.begin(new double[ROWS], Map.of("age", List.of("age")), null);
        scoreInBatches(collector, random.doubles(ROWS).toArray(), new double[ROWS]);

        assertThat(collector.reference().orElseThrow().chunks()).isEmpty();
    }

    @Test
    void aForecastsReferenceHasItsErrorsByHorizonAndTheNaiveError() {
        var collector = new ReferenceCollector(new EvaluationPlan(
                Task.REGRESSION,
                new DatasetId("data"),
                "y",
                null,
                "score",
                new ForecastPlan("step", "naive", new DatasetId("history"), "score", "score")));
        collector.begin(new double[] {2, 3, Double.NaN, 4}, Map.of("step", List.of("step")), 1.5);
        collector.scored(
                batch(new Column.Numbers("step", new double[] {1, 1, 2, 2.5})),
                batch(new Column.Numbers("score", new double[] {2, 5, 9, 4})),
                0);

        var reference = collector.reference().orElseThrow().reference();

        assertThat(reference.layout().naiveError()).isEqualTo(1.5);
        assertThat(reference.profile().errors()).containsOnlyKeys(0, 1);
        var first = reference.profile().errors().get(1);
        assertThat(first.moments().absolute()).isEqualTo(2);
        assertThat(first.intervals()).isEqualTo(2);
        assertThat(first.covered()).isEqualTo(1);
        var measured = Families.measure(
                new MonitoredWindow(reference, reference.profile()),
                each -> each.id().equals("mase"));
        assertThat(measured).extracting(StatisticResult::subject).contains("", "horizon 1");
    }

    private static ColumnBatch batch(Column column) {
        return new ColumnBatch(column.rows(), List.of(column));
    }

    /** Otherwise names of people would be kept in evidence for ever. */
    @Test
    void leavesOutTextsThatAreNames() {
        var collector = new ReferenceCollector(plan(Task.REGRESSION));
        collector.begin(new double[ROWS], Map.of("age", List.of("age")), null);
        var names = new String[ROWS];
        for (var row = 0; row < ROWS; row++) {
            names[row] = "person " + row;
        }
        collector.scored(
                new ColumnBatch(List.of(
                        new Column.Numbers("age", random.doubles(ROWS).toArray()), new Column.Texts("name", names))),
                new ColumnBatch(List.of(new Column.Numbers("score", new double[ROWS]))),
                0);

        assertThat(names(
                        collector.reference().orElseThrow().reference().layout().columns()))
                .containsExactly("age", "score");
    }

    @Test
    void theValuesOfAVectorAreCalledAsTheColumnsThatFillIt() {
        var collector = new ReferenceCollector(plan(Task.REGRESSION));
        collector.begin(new double[ROWS], Map.of("x", List.of("age", "income")), null);
        var vector = new float[2 * ROWS];
        for (var i = 0; i < vector.length; i++) {
            vector[i] = (float) (i * 0.1);
        }
        collector.scored(
                new ColumnBatch(List.of(new Column.Vectors("x", 2, vector))),
                new ColumnBatch(List.of(new Column.Numbers("score", new double[ROWS]))),
                0);

        var made = collector.reference().orElseThrow();
        assertThat(names(made.reference().layout().features())).containsExactly("age", "income");
        var edges = ((Bins.Numbers) made.reference().layout().features().get(0).bins()).edges();
        for (var row = 0; row < ROWS; row++) {
            var exact = 2 * row * 0.1;
            assertThat(bin(edges, (float) exact))
                    .as("a number is in the same bin before and after it is rounded")
                    .isEqualTo(bin(edges, exact));
        }
    }

    private static long bin(List<Double> edges, double value) {
        return edges.stream().filter(edge -> edge <= value).count();
    }

    /** Two columns of the data fill two inputs: their values have the inputs' names then. */
    @Test
    void columnsThatFillTwoInputsAreNotOneColumn() {
        var collector = new ReferenceCollector(plan(Task.REGRESSION));
        collector.begin(new double[1], Map.of("x", List.of("age", "income"), "y", List.of("age", "debt")), null);
        collector.scored(
                new ColumnBatch(
                        List.of(new Column.Vectors("x", 2, new float[2]), new Column.Vectors("y", 2, new float[2]))),
                new ColumnBatch(List.of(new Column.Numbers("score", new double[1]))),
                0);

        assertThat(names(
                        collector.reference().orElseThrow().reference().layout().features()))
                .containsExactly("x[0]", "x[1]", "y[0]", "y[1]");
    }

    private void scoreInBatches(ReferenceCollector collector, double[] ages, double[] scores) {
        for (var from = 0; from < ages.length; from += 150) {
            var to = Math.min(ages.length, from + 150);
            var texts = new String[to - from];
            for (var row = 0; row < texts.length; row++) {
                texts[row] = row % 3 == 0 ? "Bonn" : "Kiel";
            }
            collector.scored(
                    new ColumnBatch(List.of(
                            new Column.Numbers("age", Arrays.copyOfRange(ages, from, to)),
                            new Column.Texts("city", texts))),
                    new ColumnBatch(List.of(
                            new Column.Numbers("score", Arrays.copyOfRange(scores, from, to)),
                            new Column.Texts("label", texts))),
                    from);
        }
    }

    private static List<String> names(List<CountedColumn> columns) {
        return columns.stream().map(CountedColumn::name).toList();
    }
}
