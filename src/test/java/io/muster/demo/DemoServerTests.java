package io.muster.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models of five types on real and generated data, as the demo presents them to people; their results are not arranged. */
class DemoServerTests {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final String NEXT_DAYS = """
            {"inputs": [
              {"name": "horizon", "shape": [2], "datatype": "INT32", "data": [1, 7]},
              {"name": "weekday", "shape": [2], "datatype": "BYTES", "data": ["fri", "thu"]},
              {"name": "promotion", "shape": [2], "datatype": "FP64", "data": [0, 1]},
              {"name": "last_week", "shape": [2], "datatype": "FP64", "data": [140, 125]},
              {"name": "recent", "shape": [2], "datatype": "FP64", "data": [124.5, 124.5]},
              {"name": "latest", "shape": [2], "datatype": "FP64", "data": [8, 8]}]}""";

    @TempDir
    static Path data;

    private static RunningDemo demo;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        demo = RunningDemo.start(data, "--muster.demo.months=3", "--muster.monitoring.profiles.keep-every=500ms");
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @Test
    void eachModelComesBeforePeopleByItsOwnRoad() {
        assertThat(firstTask("credit-forest")).isEqualTo("Task_ReviewIndependently");
        assertThat(firstTask("credit-scorecard")).isEqualTo("Task_ReviewIndependently");
        // The vendor is not checked yet; its score has reproduced its golden records by then.
        assertThat(firstTask("bureau-score")).isEqualTo("Task_CheckVendor");
        assertThat(firstTask("affordability-policy")).isEqualTo("Task_ReworkVersion");
    }

    @Test
    void eachIsClassifiedBuiltAndMeasuredAndOneFailsItsPolicy() {
        assertThat(evidence("credit-forest")).contains("tier: tier-1", "build: frozen", "validation: accepted");
        assertThat(evidence("credit-scorecard")).contains("tier: tier-1", "build: frozen", "validation: accepted");
        assertThat(evidence("bureau-score")).contains("tier: tier-1", "build: frozen");
        assertThat(evidence("affordability-policy")).contains("tier: tier-1", "build: frozen", "validation: rejected");
    }

    /** The generated data does not repeat itself within the horizon, so that near days are forecast better than far ones. */
    @Test
    void theForecastIsMeasuredByHorizonAndServedWithItsIntervals() {
        firstTask("demand-forecast");
        var byHorizon = table("demand-forecast", "By horizon");
        assertThat(byHorizon).hasSize(7);
        assertThat(byHorizon).allSatisfy(row -> {
            assertThat(row.get(2).asDouble()).as("MASE").isBetween(0.1, 1.0);
            assertThat(row.get(4).asDouble()).as("coverage").isBetween(0.8, 0.98);
        });
        assertThat(byHorizon.get(0).get(2).asDouble())
                .isLessThan(byHorizon.get(6).get(2).asDouble());

        var answer = await("a forecast")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () -> demo.as("app").post("/v2/models/demand-forecast/infer", NEXT_DAYS),
                        response -> response.status() == 200);
        assertThat(answer.json().path("model_version").asText()).isEqualTo("1");
        assertThat(answer.json().path("outputs"))
                .extracting(output -> output.path("name").asText())
                .containsExactly("forecast", "lower", "upper");
    }

    /** In three simulated months: nothing changes, then inputs and concept do, then the outcomes of that become known. */
    @Test
    void monitorsSeeWhatChangesInSimulatedMonths() {
        var breach = await("the breach when outcomes are known")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(2))
                .until(
                        () -> monitoring("/incidents?version=credit-scorecard@1"),
                        incidents -> !action(incidents, "revalidate").isMissingNode());

        var drifted = months("early-warning", "DAY", "estimated-auc", "WARNING");
        assertThat(drifted).as("estimated performance warns of other inputs").isNotEmpty();
        assertThat(months("early-warning", "DAY", "estimated-auc", "CLEAR").get(0))
                .as("not in the first month")
                .isLessThan(drifted.get(0));
        assertThat(months("early-warning", "DAY", "psi", "BREACH").get(0)).isEqualTo(drifted.get(0));
        assertThat(months("credit-scorecard", "DAY", "estimated-auc", "WARNING"))
                .as("estimated performance misses another concept")
                .isEmpty();
        assertThat(months("credit-scorecard", "MONTH_OUTCOMES", "auc", "BREACH"))
                .as("outcomes show it, and those of the month before show that it began then")
                .first()
                .isEqualTo(drifted.get(0));
        assertThat(subjects("demand-forecast", "mase")).contains("horizon 1", "horizon 7");
        assertThat(subjects("demand-forecast", "interval-coverage")).contains("horizon 1", "horizon 7");
        var started = action(breach, "revalidate").path("reference").asText();
        assertThat(demo.as("ada")
                        .get("/engine-rest/history/process-instance/" + started)
                        .json()
                        .path("processDefinitionKey")
                        .asText())
                .isEqualTo("revalidation");
    }

    private static JsonNode action(JsonNode incidents, String word) {
        for (var incident : incidents) {
            for (var action : incident.path("answer").path("actions")) {
                if (incident.path("cause").asText().equals("PERFORMANCE")
                        && action.path("action").asText().equals(word)
                        && action.path("reference").isTextual()) {
                    return action;
                }
            }
        }
        return MissingNode.getInstance();
    }

    /** The months, in order, with a window in which the monitor of a statistic says this. */
    private static List<String> months(String model, String stream, String statistic, String level) {
        var months = new TreeSet<String>();
        for (var window : monitoring("/versions/%s@1/windows/%s?limit=500".formatted(model, stream))) {
            for (var result : window.path("results")) {
                if (result.path("statistic").asText().equals(statistic)
                        && result.path("level").asText().equals(level)) {
                    months.add(window.path("from").asText().substring(0, 7));
                }
            }
        }
        return List.copyOf(months);
    }

    /** What a statistic was measured of, when outcomes were known. */
    private static List<String> subjects(String model, String statistic) {
        var subjects = new TreeSet<String>();
        for (var window : monitoring("/versions/%s@1/windows/MONTH_OUTCOMES".formatted(model))) {
            for (var result : window.path("results")) {
                if (result.path("statistic").asText().equals(statistic)
                        && result.path("value").isNumber()) {
                    subjects.add(result.path("subject").asText());
                }
            }
        }
        return List.copyOf(subjects);
    }

    private static JsonNode monitoring(String path) {
        return demo.as("ada").get("/api/monitoring" + path).json();
    }

    private static String firstTask(String model) {
        return await(model + " comes before someone")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () -> said(
                                "/engine-rest/history/task?sortBy=startTime&sortOrder=asc&processInstanceBusinessKey="
                                        + model + "@1",
                                task -> task.path("taskDefinitionKey").asText()),
                        tasks -> !tasks.isEmpty())
                .get(0);
    }

    /** The rows of a table in the report of the validation. */
    private static JsonNode table(String model, String title) {
        var evidence = demo.as("ada")
                .get("/api/versions/" + model + "@1/evidence?kind=validation")
                .json();
        return StreamSupport.stream(evidence.findParents("columns").spliterator(), false)
                .filter(table -> table.path("title").asText().equals(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No table '%s' in %s".formatted(title, evidence)))
                .path("rows");
    }

    private static List<String> evidence(String model) {
        firstTask(model);
        return said(
                "/api/versions/" + model + "@1/evidence",
                each -> each.path("kind").asText() + ": " + each.path("outcome").asText());
    }

    private static List<String> said(String path, Function<JsonNode, String> words) {
        return StreamSupport.stream(demo.as("ada").get(path).json().spliterator(), false)
                .map(words)
                .toList();
    }
}
