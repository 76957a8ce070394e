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

/** Four models of four types on real data, as the demo presents them to people; their results are not arranged. */
class DemoServerTests {

    private static final Duration UNTIL_IT_WAITS = Duration.ofMinutes(5);

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
