package io.muster.training.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.shared.Progress;
import io.muster.training.GermanCredit;
import io.muster.training.OnnxSession;
import io.muster.training.TrainedModel;
import io.muster.training.TrainingJob;
import io.muster.training.embedded.EmbeddedBackends;
import io.muster.training.embedded.TrainingMetrics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RandomForestSlowTests {

    @TempDir
    Path directory;

    @Test
    void onnxRuntimeComputesWhatTribuoComputedOnEveryRow() throws Exception {
        var table = EmbeddedBackends.table(job(Map.of()));
        var encoding = FeatureEncoding.of(table.features());
        var shape = new ForestShape(100, 12, 5, 0.2, 7);
        var forest = TribuoForest.train(table, encoding, shape, Progress.IGNORED);
        var expected = forest.probabilities();
        var artifact =
                Files.write(directory.resolve("forest.onnx"), new OnnxExporter(table, encoding).export(forest.trees()));

        try (var session = new OnnxSession(artifact)) {
            var scores = session.score(GermanCredit.training());
            assertThat(scores.probabilities()).containsExactly(expected, within(1e-6));
            assertThat(scores.labels())
                    .containsExactly(IntStream.range(0, table.rows())
                            .mapToObj(row -> expected[row] >= 0.5 ? "bad" : "good")
                            .toArray(String[]::new));
        }
    }

    @Test
    void ranksLoansItHasNotSeen() throws Exception {
        var model = train(Map.of());

        try (var session = new OnnxSession(model.artifact())) {
            var heldOut = GermanCredit.heldOut();
            var auc = TrainingMetrics.auc(isBad(heldOut), session.score(heldOut).probabilities());
            assertThat(auc).isBetween(0.72, 0.88);
        }
    }

    private TrainedModel train(Map<String, String> parameters) throws Exception {
        return EmbeddedBackends.of(new RandomForest()).train(job(parameters), Progress.IGNORED);
    }

    private TrainingJob job(Map<String, String> parameters) {
        return job(parameters, GermanCredit.training(), GermanCredit.features());
    }

    private TrainingJob job(Map<String, String> parameters, ColumnBatch data, List<String> features) {
        return EmbeddedBackends.job("random-forest", "onnx", parameters, data, features, directory);
    }

    private static boolean[] isBad(ColumnBatch data) {
        var values = ((Column.Texts) data.column("class")).values();
        var flags = new boolean[values.length];
        IntStream.range(0, values.length).forEach(row -> flags[row] = values[row].equals("bad"));
        return flags;
    }
}
