package io.muster.training.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadRowsTests {

    private static final int ROWS = 20_000;

    /** Row 12,345 alone has the lowest age, 54 the highest; 777 alone has none; the category "z" is at 19,999 alone. */
    private static final TrainingTable TABLE = table();

    private static final double[] SCORES = IntStream.range(0, ROWS)
            .mapToDouble(row -> (row * 7919L % ROWS) / (double) ROWS)
            .toArray();

    @Test
    void choosesExtremesMissingValuesCategoriesAndTheWholeScore() {
        var choice = new SpreadRows(TABLE, SCORES, null).choose(100);

        assertThat(choice.rows()).contains(12_345, 54, 777, 19_999).hasSizeLessThan(30);
        assertThat(choice.notCovered()).isEmpty();
        var tenths = choice.rows().stream()
                .map(row -> (int) (SCORES[row] * 10))
                .distinct()
                .toList();
        assertThat(tenths).hasSize(10);
        assertThat(choice.rows().stream().map(row -> TABLE.isPositive()[row]).distinct())
                .hasSize(2);
    }

    @Test
    void showsEveryLeafThatItCanAndSaysHowManyItDoesNot() {
        var enough = new SpreadRows(TABLE, SCORES, row -> new int[] {row % 40, row % 3}).choose(100);
        assertThat(enough.rows().stream().map(row -> row % 40).distinct()).hasSize(40);
        assertThat(enough.notCovered()).isEmpty();

        var tooMany = new SpreadRows(TABLE, SCORES, row -> new int[] {row % 400}).choose(100);
        assertThat(tooMany.rows()).hasSize(100);
        var shown = tooMany.rows().stream().map(row -> row % 400).distinct().count();
        assertThat(tooMany.notCovered())
                .anyMatch(gap -> gap.startsWith("%d of 400 leaves of trees".formatted(400 - shown)));
    }

    @Test
    void choosesTheSameRowsAgain() {
        assertThat(new SpreadRows(TABLE, SCORES, null).choose(12))
                .isEqualTo(new SpreadRows(TABLE, SCORES, null).choose(12));
    }

    private static TrainingTable table() {
        var random = new Random(11);
        var ages = random.doubles(ROWS, 20, 80).toArray();
        ages[12_345] = 18;
        ages[54] = 99;
        ages[777] = Double.NaN;
        var kinds = new String[ROWS];
        Arrays.setAll(kinds, row -> row % 2 == 0 ? "x" : "y");
        kinds[19_999] = "z";
        var positive = new boolean[ROWS];
        IntStream.range(0, ROWS).filter(row -> row % 3 == 0).forEach(row -> positive[row] = true);
        return new TrainingTable(
                "y",
                List.of(new Feature.Numeric("age", ages), Feature.Categorical.of("kind", kinds)),
                positive,
                "1",
                "0");
    }
}
