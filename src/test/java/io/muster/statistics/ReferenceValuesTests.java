package io.muster.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.testing.ReferenceMaterial;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Values that scikit-learn, SciPy and NumPy gave for real data, when the reference material lies beside the project. */
class ReferenceValuesTests {

    @TestFactory
    Stream<DynamicTest> equalsScikitLearnOnRealData() throws IOException {
        var file = ReferenceMaterial.require("fixtures/statistics/validation.json");
        return new ObjectMapper()
                .readTree(file.toFile())
                .get("cases")
                .valueStream()
                .map(c -> DynamicTest.dynamicTest(c.get("data").asText(), () -> verify(c)));
    }

    private static void verify(JsonNode test) throws IOException {
        var rows = rows(test);
        var expected = test.get("expected");
        assertThat(rows.outcomes()).hasSize(expected.get("n").asInt());
        switch (test.get("kind").asText()) {
            case "binary" -> verifyBinary(rows, expected);
            case "regression" -> verifyRegression(rows, expected);
            default -> throw new IllegalStateException("A new kind of case: " + test.get("kind"));
        }
    }

    private static void verifyBinary(Rows rows, JsonNode expected) {
        var ranking = Ranking.of(rows.outcomes(), rows.predictions());
        var probabilities = new Probabilities(rows.outcomes(), rows.predictions());
        var confusion = Confusion.at(expected.get("threshold").asDouble(), rows.outcomes(), rows.predictions());
        same(expected, "positives", ranking.positives());
        same(expected, "roc_auc", ranking.auc());
        same(expected, "gini", ranking.gini());
        same(expected, "ks", ranking.ks());
        same(expected, "average_precision", ranking.averagePrecision());
        same(expected, "brier", probabilities.brier());
        same(expected, "log_loss", probabilities.logLoss());
        same(expected, "ece_10_equal_width", probabilities.expectedCalibrationError());
        same(expected, "mean_predicted", probabilities.meanPredicted());
        same(expected, "observed_rate", probabilities.observedRate());
        same(expected, "tn", confusion.trueNegatives());
        same(expected, "fp", confusion.falsePositives());
        same(expected, "fn", confusion.falseNegatives());
        same(expected, "tp", confusion.truePositives());
        same(expected, "accuracy", confusion.accuracy());
        same(expected, "precision", confusion.precision());
        same(expected, "recall", confusion.recall());
        same(expected, "specificity", confusion.specificity());
        same(expected, "f1", confusion.f1());
        same(expected, "mcc", confusion.mcc());
        same(expected, "balanced_accuracy", confusion.balancedAccuracy());
        same(expected, "cohen_kappa", confusion.kappa());
    }

    private static void verifyRegression(Rows rows, JsonNode expected) {
        var errors = new Errors(rows.outcomes(), rows.predictions());
        same(expected, "rmse", errors.rmse());
        same(expected, "mse", errors.mse());
        same(expected, "mae", errors.mae());
        same(expected, "median_ae", errors.medianAbsoluteError());
        same(expected, "mape", errors.mape());
        same(expected, "r2", errors.r2());
        same(expected, "bias_mean_error", errors.bias());
        same(expected, "max_error", errors.maxError());
        same(expected, "explained_variance", errors.explainedVariance());
        same(expected, "pearson", Correlations.pearson(rows.outcomes(), rows.predictions()));
        same(expected, "spearman", Correlations.spearman(rows.outcomes(), rows.predictions()));
        same(expected, "kendall_tau_b", Correlations.kendall(rows.outcomes(), rows.predictions()));
    }

    private static void same(JsonNode expected, String name, double actual) {
        var value = expected.get(name).asDouble();
        assertThat(actual).as(name).isCloseTo(value, within(1e-9 * Math.max(1, Math.abs(value))));
    }

    private record Rows(double[] outcomes, double[] predictions) {}

    private static Rows rows(JsonNode test) throws IOException {
        var data = test.get("data").asText();
        var label = test.get("label").asText();
        var score = test.get("score").asText();
        if (data.contains(" joined on id with ")) {
            return joined(data.split(" joined on id with "), label, score);
        }
        if (data.contains(" scored against ")) {
            var files = data.replace(" row by row", "").split(" scored against ");
            return new Rows(
                    Table.read(files[1]).numbers(label), Table.read(files[0]).numbers(score));
        }
        if (data.contains(" against cnt of every 12th row ")) {
            var hours = Table.read(data.replaceAll(".* of ", "")).numbers(label);
            var every12th = IntStream.range(0, hours.length)
                    .filter(row -> row % 12 == 0)
                    .mapToDouble(row -> hours[row])
                    .toArray();
            return new Rows(
                    every12th, Table.read(data.replaceAll(" against .*", "")).numbers(score));
        }
        var table = Table.read(data);
        return new Rows(table.numbers(label), table.numbers(score));
    }

    private static Rows joined(String[] files, String label, String score) throws IOException {
        var truth = Table.read(files[1]);
        var outcomeOfId = new HashMap<Double, Double>();
        var ids = truth.numbers("id");
        var outcomes = truth.numbers(label);
        for (var row = 0; row < ids.length; row++) {
            outcomeOfId.put(ids[row], outcomes[row]);
        }
        var scored = Table.read(files[0]);
        var joined = Arrays.stream(scored.numbers("id")).map(outcomeOfId::get).toArray();
        return new Rows(joined, scored.numbers(score));
    }

    private record Table(List<String> header, List<String[]> lines) {

        static Table read(String file) throws IOException {
            var lines = Files.readAllLines(ReferenceMaterial.require(file)).stream()
                    .map(line -> line.replace("\"", "").split(",", -1))
                    .toList();
            return new Table(List.of(lines.get(0)), lines.subList(1, lines.size()));
        }

        double[] numbers(String column) {
            var index = header.indexOf(column);
            return lines.stream()
                    .mapToDouble(line -> Double.parseDouble(line[index]))
                    .toArray();
        }
    }
}
