package io.muster.demo;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four models of four types on real data, as the demo brings them before people; nobody arranges how they do. */
class DemoServerTests {

    private static final Duration UNTIL_ALL_WAIT = Duration.ofMinutes(5);

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
        var waiting = await("every model waits for somebody")
                .atMost(UNTIL_ALL_WAIT)
                .pollInterval(Duration.ofSeconds(1))
                .until(DemoServerTests::waiting, tasks -> !tasks.containsValue("nobody"));
        assertThat(waiting).isEqualTo(Map.of());
    }

    private static Map<String, String> waiting() {
        return Stream.of("credit-forest", "credit-scorecard", "affordability-policy", "bureau-score")
                .collect(toMap(Function.identity(), DemoServerTests::waitsAt));
    }

    private static String waitsAt(String model) {
        var tasks = demo.as("ada")
                .get("/engine-rest/task?processInstanceBusinessKey=" + model + "@1")
                .json();
        return Optional.of(words(tasks, "taskDefinitionKey"))
                        .filter(words -> !words.isEmpty())
                        .orElse("nobody")
                + words(
                        demo.as("ada")
                                .get("/api/versions/" + model + "@1/evidence")
                                .json(),
                        "kind")
                + words(
                        demo.as("ada")
                                .get("/api/versions/" + model + "@1/evidence")
                                .json(),
                        "outcome");
    }

    private static String words(JsonNode list, String member) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(each -> each.path(member).asText())
                .collect(joining(", "));
    }
}
