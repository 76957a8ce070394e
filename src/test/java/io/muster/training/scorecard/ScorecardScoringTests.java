package io.muster.training.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.muster.datasets.columns.Column;
import io.muster.formats.InvalidInput;
import io.muster.formats.Scorer;
import io.muster.formats.pmml.PmmlFormats;
import io.muster.inventory.signature.Field;
import io.muster.shared.Progress;
import io.muster.training.GermanCredit;
import io.muster.training.TrainedModel;
import io.muster.training.TrainingJob;
import io.muster.training.embedded.EmbeddedBackends;
import io.muster.training.embedded.TrainingMetrics;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The PMML that the scorecard trainer writes, scored by the engine that will serve it. */
class ScorecardScoringTests {

    @TempDir
    Path directory;

    private TrainingJob job() {
        return EmbeddedBackends.job(
                "logistic-scorecard", "pmml", Map.of(), GermanCredit.training(), GermanCredit.features(), directory);
    }

    private TrainedModel train() throws InterruptedException {
        return EmbeddedBackends.of(new LogisticScorecard()).train(job(), Progress.IGNORED);
    }

    private static Scorer load(TrainedModel model) {
        var format = PmmlFormats.pmml();
        return format.load(model.artifact(), format.inspect(model.artifact()).orElseThrow());
    }

    @Test
    void scoresEveryRowAsTheTrainerDid() throws InterruptedException {
        var model = train();
        try (var scorer = load(model)) {
            var scores = scorer.score(GermanCredit.training());
            var probabilities = ((Column.Numbers) scores.column("probability")).values();
            var labels = ((Column.Texts) scores.column("label")).values();

            // Sums over all rows of logarithms and squares: a single deviating row would show.
            var metrics = TrainingMetrics.of(EmbeddedBackends.table(job()).isPositive(), probabilities);
            metrics.forEach((name, value) ->
                    assertThat(value).as(name).isCloseTo(model.metrics().get(name), within(1e-12)));
            for (var row = 0; row < probabilities.length; row++) {
                assertThat(labels[row]).isEqualTo(probabilities[row] >= 0.5 ? "bad" : "good");
            }
        }
    }

    @Test
    void reproducesTheTrainersGoldenRecordsToTheLastBits() throws InterruptedException {
        var model = train();
        try (var scorer = load(model)) {
            for (var record : model.goldenRecords()) {
                var got = scorer.scoreRow(record.inputs());
                assertThat((Double) got.get("probability"))
                        .isCloseTo((Double) record.expected().get("probability"), within(1e-14));
                assertThat(got)
                        .containsAllEntriesOf(Map.of("label", record.expected().get("label")));
            }
        }
    }

    @Test
    void namesInputsAndCategoriesAndRefusesOthers() throws InterruptedException {
        var model = train();
        try (var scorer = load(model)) {
            assertThat(scorer.signature().inputs())
                    .extracting(Field::name)
                    .containsExactlyInAnyOrderElementsOf(GermanCredit.features());
            assertThat(scorer.signature().input("housing").orElseThrow().categories())
                    .containsExactlyInAnyOrder("own", "rent", "for free");

            var row = new HashMap<>(model.goldenRecords().get(0).inputs());
            row.put("housing", "castle");
            assertThatThrownBy(() -> scorer.scoreRow(row))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("'housing'");
            row.remove("housing");
            assertThatThrownBy(() -> scorer.scoreRow(row))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("'housing'");
        }
    }
}
