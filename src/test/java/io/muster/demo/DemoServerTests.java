package io.muster.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models of five types on real and generated data, as the demo presents them to people; their results are not arranged. */
class DemoServerTests {

    private static final Duration UNTIL_IT_WAITS = Duration.ofMinutes(5);

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
        demo = RunningDemo.start(data);
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @Test
    void eachModelComesBeforePeopleByItsOwnRoad() {
        assertThat(waitsAt("credit-forest")).isEqualTo("Task_ReviewIndependently");
        assertThat(waitsAt("credit-scorecard")).isEqualTo("Task_ReviewIndependently");
        // The vendor is not checked yet; its score has reproduced its golden records by then.
        assertThat(waitsAt("bureau-score")).isEqualTo("Task_CheckVendor");
        assertThat(waitsAt("affordability-policy")).isEqualTo("Task_ReworkVersion");
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
        var review = task("demand-forecast", "Task_ReviewIndependently");
        var byHorizon = table("demand-forecast", "By horizon");
        assertThat(byHorizon).hasSize(7);
        assertThat(byHorizon).allSatisfy(row -> {
            assertThat(row.get(2).asDouble()).as("MASE").isBetween(0.1, 1.0);
            assertThat(row.get(4).asDouble()).as("coverage").isBetween(0.8, 0.98);
        });
        assertThat(byHorizon.get(0).get(2).asDouble())
                .isLessThan(byHorizon.get(6).get(2).asDouble());

        demo.decide("vera", review, "accept");
        demo.decide("anna", task("demand-forecast", "Task_ApproveUse"), "approve");

        var answer = await("a forecast")
                .atMost(UNTIL_IT_WAITS)
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () -> demo.as("app").post("/v2/models/demand-forecast/infer", NEXT_DAYS),
                        response -> response.status() == 200);
        assertThat(answer.json().path("model_version").asText()).isEqualTo("1");
        assertThat(answer.json().path("outputs"))
                .extracting(output -> output.path("name").asText())
                .containsExactly("forecast", "lower", "upper");
    }

    private static String waitsAt(String model) {
        return await(model + " waits for someone")
                .atMost(UNTIL_IT_WAITS)
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () -> said(
                                "/engine-rest/task?processInstanceBusinessKey=" + model + "@1",
                                task -> task.path("taskDefinitionKey").asText()),
                        tasks -> !tasks.isEmpty())
                .get(0);
    }

    /** @return the id of the open task */
    private static String task(String model, String key) {
        var path = "/engine-rest/task?processInstanceBusinessKey=%s@1&taskDefinitionKey=%s".formatted(model, key);
        return await(key)
                .atMost(UNTIL_IT_WAITS)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> said(path, task -> task.path("id").asText()), tasks -> !tasks.isEmpty())
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
        waitsAt(model);
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
