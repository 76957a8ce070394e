package io.muster.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankingTests {

    /** The example of scikit-learn's documentation of roc_auc_score and average_precision_score. */
    private final Ranking documented = Ranking.of(new double[] {0, 0, 1, 1}, new double[] {0.1, 0.4, 0.35, 0.8});

    @Test
    void equalsTheExampleOfScikitLearn() {
        assertThat(documented.auc()).isEqualTo(0.75);
        assertThat(documented.gini()).isEqualTo(0.5);
        assertThat(documented.averagePrecision()).isCloseTo(0.8333333333333333, within(1e-15));
        assertThat(documented.ks()).isEqualTo(0.5);
    }

    /** Hanley and McNeil, Radiology 143 (1982) 29–36: 109 CT images rated 1 to 5, with many ties; area 0.893. */
    @Test
    void equalsTheRatingsOfHanleyAndMcNeil() {
        var ratings = RatedImages.published();

        var interval = DeLong.interval(ratings.outcomes(), ratings.scores(), 0.95);

        assertThat(Ranking.of(ratings.outcomes(), ratings.scores()).auc()).isCloseTo(0.893, within(0.0005));
        assertThat(interval.auc()).isCloseTo(0.893, within(0.0005));
        // Their own approximation of the standard error is 0.032.
        assertThat(interval.standardError()).isCloseTo(0.032, within(0.002));
    }

    @Test
    void countsTiesAsHalf() {
        assertThat(Ranking.of(new double[] {0, 1, 0, 1}, new double[] {7, 7, 7, 7})
                        .auc())
                .isEqualTo(0.5);
        assertThat(Ranking.of(new double[] {0, 1, 0, 1}, new double[] {7, 7, 7, 7})
                        .ks())
                .isZero();
    }

    @Test
    void doesNotCareAboutTheScaleOfTheScore() {
        var outcomes = new double[] {0, 0, 1, 1};

        assertThat(Ranking.of(outcomes, new double[] {-310, 40, 35, 800}).auc()).isEqualTo(0.75);
    }

    @Test
    void agreesWithCountingAllPairs() {
        var random = new Random(7);
        var outcomes = random.doubles(300).map(v -> v < 0.3 ? 1 : 0).toArray();
        var scores = random.doubles(300).map(v -> Math.floor(v * 20)).toArray();

        assertThat(Ranking.of(outcomes, scores).auc()).isCloseTo(byPairs(outcomes, scores), within(1e-15));
        assertThat(DeLong.interval(outcomes, scores, 0.95).auc()).isCloseTo(byPairs(outcomes, scores), within(1e-14));
    }

    @Test
    void isUndefinedForOneClass() {
        assertThatThrownBy(() -> Ranking.of(new double[] {1, 1}, new double[] {0.1, 0.2}))
                .isInstanceOf(Undefined.class)
                .hasMessageContaining("only one class")
                .hasMessageContaining("0 negative");
        assertThatThrownBy(() -> Ranking.of(new double[0], new double[0])).isInstanceOf(Undefined.class);
    }

    @Test
    void refusesInvalidOutcomesAndScores() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ranking.of(new double[] {0, 2}, new double[] {0.1, 0.2}))
                .withMessageContaining("row 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ranking.of(new double[] {0, 1}, new double[] {0.1, Double.NaN}));
        assertThatIllegalArgumentException().isThrownBy(() -> Ranking.of(new double[] {0, 1}, new double[] {0.1}));
    }

    @Test
    void ranksAMillionRowsInAboutASecond() {
        var random = new Random(1);
        var outcomes = random.doubles(1_000_000).map(v -> v < 0.1 ? 1 : 0).toArray();
        var scores = random.doubles(1_000_000).toArray();
        var started = System.nanoTime();

        var ranking = Ranking.of(outcomes, scores);

        assertThat(ranking.auc()).isCloseTo(0.5, within(0.01));
        assertThat(ranking.ks()).isLessThan(0.02);
        assertThat(ranking.averagePrecision()).isCloseTo(0.1, within(0.01));
        // Generous: the build machine may be busy. Idle it takes a fifth of a second.
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
    }

    private static double byPairs(double[] outcomes, double[] scores) {
        double won = 0;
        double pairs = 0;
        for (var i = 0; i < outcomes.length; i++) {
            for (var j = 0; j < outcomes.length; j++) {
                if (outcomes[i] == 1 && outcomes[j] == 0) {
                    won += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                    pairs++;
                }
            }
        }
        return won / pairs;
    }
}
