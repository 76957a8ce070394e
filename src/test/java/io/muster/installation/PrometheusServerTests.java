package io.muster.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.scheduling.ClusterTask;
import io.muster.testing.MusterServerTest;
import io.muster.testing.Ports;
import io.muster.testing.Server;
import io.muster.testing.ServerUsers;
import io.muster.testing.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yaml.snakeyaml.Yaml;

/**
 * The rules, the dashboard's queries and the metrics of a running server, as {@code promtool} and a real Prometheus read them.
 * Where Debian's package {@code prometheus} is not installed the tests are skipped and say so.
 */
@MusterServerTest
@AutoConfigureObservability(tracing = false)
@TestInstance(Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(
        named = "muster.installation",
        matches = "true",
        disabledReason = "Prometheus is tested by mvn -Pinstallation verify")
class PrometheusServerTests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path RULES =
            Path.of("deployment/prometheus/rules.yaml").toAbsolutePath();
    private static final String METRICS = "/actuator/prometheus";

    @Autowired
    Server server;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    List<ClusterTask> tasks;

    @Autowired
    SettableClock clock;

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = Ports.free();
    private Process prometheus;

    @BeforeAll
    void aModelIsInAMajorIncidentAndPrometheusLooks() throws IOException {
        for (var program : List.of("promtool", "prometheus")) {
            Assumptions.assumeTrue(
                    Files.isExecutable(Path.of("/usr/bin", program)),
                    "SKIPPED: this machine has no %s; install Debian's package prometheus".formatted(program));
        }
        var then = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                insert into monitoring_incident (id, version, cause, severity, alarms, alarm_count, excess, stream,
                    first_window, last_window, causes, opened_at, revision, current_key)
                values ('prometheus-1', 'credit-trees@3', 'INPUT_DRIFT', 'MAJOR', :alarms, 1, 2.5, 'DAY', :then, :then,
                    :causes, :then, 1, 'credit-trees@3 INPUT_DRIFT')""")
                .param("alarms", """
                        [{"cause": "INPUT_DRIFT", "statistic": "psi", "compared": "reference", "subject": "income",
                          "value": 0.62, "excess": 2.5, "returned": false}]""")
                .param("causes", "{\"features\": [], \"segments\": []}")
                .param("then", then)
                .update();
        tasks.stream().filter(task -> task.name().equals("evaluate-monitors")).forEach(ClusterTask::run);
        // Metrics of a moment ago are answered from memory.
        clock.forward(Duration.ofMinutes(1));
        start(Files.createDirectories(Path.of("target/prometheus")).toAbsolutePath());
    }

    private void start(Path folder) throws IOException {
        var file = folder.resolve("prometheus.yaml");
        Files.writeString(file, """
                global: {scrape_interval: 1s, evaluation_interval: 1s}
                rule_files: ["%s"]
                scrape_configs:
                  - job_name: muster
                    metrics_path: %s
                    basic_auth: {username: otto, password: "%s"}
                    static_configs: [{targets: ["%s"]}]
                """.formatted(
                        RULES,
                        METRICS,
                        ServerUsers.password("otto"),
                        URI.create(server.url()).getAuthority()));
        prometheus = new ProcessBuilder(
                        "/usr/bin/prometheus",
                        "--config.file=" + file,
                        "--storage.tsdb.path=" + Files.createTempDirectory(folder, "data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
    }

    @AfterAll
    void stop() {
        if (prometheus != null) {
            prometheus.destroy();
            jdbc.sql("delete from monitoring_incident where id = 'prometheus-1'")
                    .update();
        }
    }

    private JsonNode ask(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                .build();
        return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
    }

    private static String run(String input, String... words) throws Exception {
        var process = new ProcessBuilder(words)
                .directory(RULES.getParent().toFile())
                .redirectErrorStream(true)
                .start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(out).isZero();
        return out;
    }

    @Test
    void promtoolAcceptsTheRulesAndTheirTests() throws Exception {
        assertThat(run("", "promtool", "check", "rules", "rules.yaml")).contains("11 rules found");
        assertThat(run("", "promtool", "test", "rules", "rules-test.yaml")).contains("SUCCESS");
    }

    @Test
    void promtoolAcceptsTheMetricsOfARunningServer() throws Exception {
        var ours = server.as("otto")
                .get(METRICS)
                .body()
                .lines()
                .filter(line -> line.startsWith("muster_") || line.matches("# (HELP|TYPE) muster_.*"))
                .collect(Collectors.joining("\n", "", "\n"));

        assertThat(ours)
                .contains(
                        "muster_monitoring_incidents{severity=\"major\"} 1.0",
                        "muster_monitoring_evaluations_overdue",
                        "muster_monitoring_windows_total{outcome=\"failed\"}",
                        "muster_monitoring_series{state=\"no_data\"}",
                        "muster_monitoring_alarm_value{compared=\"reference\",model=\"credit-trees\",statistic=\"psi\"");
        run(ours, "promtool", "check", "metrics");
    }

    @Test
    void aMajorIncidentFiresItsAlert() {
        await().atMost(Duration.ofMinutes(3))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(ask("/api/v1/alerts").at("/data/alerts"))
                        .anySatisfy(alert -> {
                            assertThat(alert.at("/labels/alertname").asText()).isEqualTo("MusterMajorIncident");
                            assertThat(alert.at("/state").asText()).isEqualTo("firing");
                        }));
    }

    @Test
    void everyQueryOfRulesAndDashboardIsAnswered() throws Exception {
        await().atMost(Duration.ofMinutes(3))
                .ignoreExceptions()
                .until(() -> !ask(query("up")).at("/data/result").isEmpty());
        var panels = JSON.readTree(Path.of("deployment/grafana/muster.json").toFile());

        assertThat(panels.findValuesAsText("expr")).hasSizeGreaterThan(15).allSatisfy(this::isAnswered);
        Object rules = new Yaml().load(Files.readString(RULES));
        assertThat(JSON.valueToTree(rules).findValuesAsText("expr")).hasSize(11).allSatisfy(this::isAnswered);
        assertThat(ask(query("max by (severity) (muster_monitoring_incidents)")).at("/data/result"))
                .hasSize(2);
    }

    private static String query(String expression) {
        return "/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8);
    }

    private void isAnswered(String expression) {
        try {
            // A variable of Grafana, which depends on the width of the panel.
            assertThat(ask(query(expression.replace("$__rate_interval", "5m")))
                            .at("/status")
                            .asText())
                    .as(expression)
                    .isEqualTo("success");
        } catch (Exception e) {
            throw new AssertionError(expression, e);
        }
    }
}
