package io.muster.monitoring.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.datasets.counts.Bins;
import io.muster.datasets.counts.ScoreBins;
import io.muster.monitoring.profile.ProfileCounter;
import io.muster.monitoring.profile.ReferencePlan;
import io.muster.monitoring.profile.ReferencePlan.Field;
import io.muster.monitoring.profile.ReferencePlan.Scale;
import io.muster.monitoring.profile.ReferenceProfile;
import io.muster.monitoring.statistic.StatisticResult.Measured;
import io.muster.statistics.Ranking;
import io.muster.testing.ReferenceMaterial;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Values that NumPy, SciPy and NannyML gave for real data, when the reference material lies beside the project. */
class ReferenceDriftTests {

    private static final String HOUSING = "data/california_housing_";

    @TestFactory
    Stream<DynamicTest> equalsScipyOnRealData() throws IOException {
        var file = ReferenceMaterial.require("fixtures/statistics/drift.json");
        return new ObjectMapper()
                .readTree(file.toFile())
                .get("cases")
                .valueStream()
                .map(c -> DynamicTest.dynamicTest(
                        c.get("data").asText() + " " + c.get("column").asText(), () -> verify(c)));
    }

    private static void verify(JsonNode test) throws IOException {
        var column = test.get("column").asText();
        var samples = samples(test.get("data").asText());
        var numeric = test.get("kind").asText().equals("numeric");
        var plan = new ReferencePlan(
                List.of(new Field(column, numeric ? Scale.NUMBERS : Scale.CATEGORIES)), List.of(), null, null, null);
        var reference = ReferenceProfile.of(batch(samples[0], column, numeric), plan);
        var counter = new ProfileCounter(reference.layout());
        counter.add(batch(samples[1], column, numeric), null);
        var window = new MonitoredWindow(reference, counter.profile());
        var expected = test.get("expected");

        assertThat(counter.profile().columns().rows())
                .isEqualTo(expected.get("n_current").asLong());
        if (numeric) {
            verifyNumbers(reference, window, expected, column);
        } else {
            verifyCategories(window, expected, column);
        }
    }

    private static void verifyNumbers(
            ReferenceProfile reference, MonitoredWindow window, JsonNode expected, String column) {
        var deciles = expected.get("psi_reference_deciles");
        var edges = deciles.get("edges").valueStream().map(JsonNode::asDouble).toList();
        assertThat(((Bins.Numbers) reference.layout().features().get(0).bins()).edges())
                .usingElementComparator((a, b) -> Math.abs(a - b) <= 1e-13 * Math.abs(b) ? 0 : 1)
                .isEqualTo(edges);
        same("psi", value(window, "psi", column), deciles.get("psi").asDouble(), 1e-12);
        assertThat(value(window, "ks-on-bins", column))
                .as("a lower bound of KS")
                .isBetween(
                        0.7 * expected.get("ks_statistic").asDouble(),
                        expected.get("ks_statistic").asDouble() + 1e-12);
        var distance = expected.get("wasserstein_evidently_norm").asDouble();
        assertThat(value(window, "wasserstein-normalised", column))
                .as("approximately the Wasserstein distance")
                .isCloseTo(distance, within(0.04 + 0.05 * distance));
    }

    private static void verifyCategories(MonitoredWindow window, JsonNode expected, String column) {
        same(
                "chi",
                value(window, "chi-square", column),
                expected.get("chi2_contingency_statistic").asDouble(),
                1e-12);
        same(
                "p",
                value(window, "chi-square-p", column),
                expected.get("chi2_contingency_pvalue").asDouble(),
                1e-9);
        same(
                "js",
                value(window, "jensen-shannon", column),
                expected.get("js_nannyml_base2").asDouble(),
                1e-12);
        same(
                "hellinger",
                value(window, "hellinger", column),
                expected.get("hellinger").asDouble(),
                1e-12);
        same(
                "l-infinity",
                value(window, "l-infinity", column),
                expected.get("l_infinity").asDouble(),
                1e-12);
    }

    private static void same(String what, double actual, double expected, double tolerance) {
        assertThat(actual).as(what).isCloseTo(expected, within(tolerance * Math.max(1, Math.abs(expected))));
    }

    private static List<Map<String, String>>[] samples(String data) throws IOException {
        if (data.contains(", ")) {
            var parts = data.split(", ");
            var sides = parts[1].split(" -> ");
            var rows = read(parts[0]);
            return pair(filtered(rows, sides[0]), filtered(rows, sides[1]));
        }
        var files = data.split(" -> ");
        return pair(read(files[0]), read(files[1]));
    }

    private static List<Map<String, String>> filtered(List<Map<String, String>> rows, String condition) {
        var sides = condition.split("=");
        return rows.stream().filter(row -> row.get(sides[0]).equals(sides[1])).toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, String>>[] pair(List<Map<String, String>> first, List<Map<String, String>> second) {
        return new List[] {first, second};
    }

    private static ColumnBatch batch(List<Map<String, String>> rows, String column, boolean numeric) {
        return new ColumnBatch(List.of(
                numeric
                        ? new Column.Numbers(column, numbers(rows, column, row -> true))
                        : new Column.Texts(
                                column,
                                rows.stream().map(row -> row.get(column)).toArray(String[]::new))));
    }

    private static double[] numbers(
            List<Map<String, String>> rows, String column, Predicate<Map<String, String>> which) {
        return rows.stream()
                .filter(which)
                .mapToDouble(row -> Double.parseDouble(row.get(column)))
                .toArray();
    }

    private static List<Map<String, String>> read(String file) throws IOException {
        var lines = Files.readAllLines(ReferenceMaterial.require(file));
        var header = lines.get(0).replace("\"", "").split(",");
        var rows = new ArrayList<Map<String, String>>();
        for (var line : lines.subList(1, lines.size())) {
            var cells = line.replace("\"", "").split(",", -1);
            var row = new HashMap<String, String>();
            for (var i = 0; i < header.length; i++) {
                row.put(header[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    /** NannyML's estimates on its California housing data; those of March and April stand in its documentation. */
    private static final Map<String, double[]> MONTHS = months(
            "2021-06 .859318/.884175",
            "2021-07 .750976/.760062",
            "2021-08 .709284/.704325",
            "2021-09 .664344/.669772",
            "2021-10 .824291/.833500",
            "2021-11 .870254/.731549",
            "2021-12 .898273/.933917",
            "2022-01 .851573/.869353",
            "2022-02 .911054/.933453",
            "2022-03 .829077/.704867",
            "2022-04 .910661/.975394",
            "2022-05 .939883/.950922");

    private static Map<String, double[]> months(String... lines) {
        var months = new TreeMap<String, double[]>();
        for (var line : lines) {
            var parts = line.split("[ /]");
            months.put(parts[0], new double[] {Double.parseDouble(parts[1]), Double.parseDouble(parts[2])});
        }
        return months;
    }

    @Test
    void estimatesAndMeasuresTwelveMonthsOfCaliforniaFromBins() throws IOException {
        var plan = new ReferencePlan(List.of(), List.of(), "y_pred_proba", ScoreBins.ofProbabilities(), "clf_target");
        var reference = ReferenceProfile.of(scores(read(HOUSING + "reference.csv"), "clf_target"), plan);
        var analysis = read(HOUSING + "analysis.csv");
        var truth = new HashMap<String, String>();
        read(HOUSING + "analysis_gt.csv").forEach(row -> truth.put(row.get("id"), row.get("clf_target")));
        analysis.forEach(row -> row.put("clf_target", truth.get(row.get("id"))));

        for (var month : MONTHS.entrySet()) {
            var rows = analysis.stream()
                    .filter(row -> row.get("timestamp").startsWith(month.getKey()))
                    .toList();
            var counter = new ProfileCounter(reference.layout());
            counter.add(scores(rows, "clf_target"), numbers(rows, "clf_target", row -> true));
            var window = new MonitoredWindow(reference, counter.profile());

            assertThat(value(window, "estimated-auc", ""))
                    .as("estimate of " + month.getKey())
                    .isCloseTo(month.getValue()[0], within(1e-5));
            assertThat(value(window, "auc", ""))
                    .as("AUC of " + month.getKey())
                    .isCloseTo(month.getValue()[1], within(1e-5));
            assertThat(value(window, "auc", ""))
                    .isCloseTo(
                            Ranking.of(
                                            numbers(rows, "clf_target", row -> true),
                                            numbers(rows, "y_pred_proba", row -> true))
                                    .auc(),
                            within(1e-12));
        }
    }

    /** NannyML states 0.007781 for March 2022. It ranks equal scores by their order in the file; here they share a rank. */
    @Test
    void statesTheSamplingErrorOfItsEstimates() throws IOException {
        var plan = new ReferencePlan(List.of(), List.of(), "y_pred_proba", ScoreBins.ofProbabilities(), "clf_target");
        var reference = ReferenceProfile.of(scores(read(HOUSING + "reference.csv"), "clf_target"), plan);
        var rows = read(HOUSING + "analysis.csv").stream()
                .filter(row -> row.get("timestamp").startsWith("2022-03"))
                .toList();
        var counter = new ProfileCounter(reference.layout());
        counter.add(
                new ColumnBatch(List.of(new Column.Numbers("y_pred_proba", numbers(rows, "y_pred_proba", r -> true)))),
                null);

        assertThat(result(new MonitoredWindow(reference, counter.profile()), "estimated-auc", "")
                        .standardError())
                .isCloseTo(0.007781, within(2e-5));
    }

    private static ColumnBatch scores(List<Map<String, String>> rows, String outcome) {
        return new ColumnBatch(List.of(
                new Column.Numbers("y_pred_proba", numbers(rows, "y_pred_proba", row -> true)),
                new Column.Numbers(outcome, numbers(rows, outcome, row -> true))));
    }

    private static double value(MonitoredWindow window, String id, String subject) {
        return result(window, id, subject).value();
    }

    private static Measured result(MonitoredWindow window, String id, String subject) {
        return Families.measure(window).stream()
                .filter(each ->
                        each.statistic().id().equals(id) && each.subject().equals(subject))
                .map(Measured.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
