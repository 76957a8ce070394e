package io.muster.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.Executors;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * A credit bureau that sells a score: a separate server on its own port, reached over HTTP like any vendor's. It adds
 * points for what a bureau would see and implements the Open Inference Protocol v2. The points were set beforehand, by
 * common sense, without looking at any outcome.
 */
@Component
@Profile("demo")
class Vendor implements SmartLifecycle {

    static final String MODEL = "bureau-score";

    private static final double BASE = 0.30;

    private static final Map<String, Map<String, Double>> POINTS = Map.of(
            "checking_status",
            Map.of("<0", 0.18, "0<=X<200", 0.10, ">=200", -0.05, "no checking", -0.15),
            "credit_history",
            Map.of(
                    "no credits/all paid", 0.10,
                    "all paid", 0.10,
                    "existing paid", 0.0,
                    "delayed previously", 0.05,
                    "critical/other existing credit", -0.08),
            "savings_status",
            Map.of("<100", 0.05, "100<=X<500", 0.02, "500<=X<1000", -0.05, ">=1000", -0.08, "no known savings", -0.05));

    private final ObjectMapper json;
    private final DemoSettings settings;
    private HttpServer server;

    Vendor(ObjectMapper json, DemoSettings settings) {
        this.json = json;
        this.settings = settings;
    }

    @Override
    public void start() {
        try {
            server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.vendorPort()), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The demo's vendor cannot listen on port %d; set another one in muster.demo.vendor-port"
                            .formatted(settings.vendorPort()),
                    e);
        }
        server.createContext("/v2/models/" + MODEL + "/infer", this::infer);
        server.setExecutor(Executors.newFixedThreadPool(2, task -> {
            var thread = new Thread(task, "demo-vendor");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    @Override
    public void stop() {
        server.stop(0);
        server = null;
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }

    /** Starts before anything that calls it is registered. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void infer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = json.readTree(exchange.getRequestBody());
            var answer = json.writeValueAsBytes(answer(request));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private ObjectNode answer(JsonNode request) {
        var rows = request.path("inputs").path(0).path("shape").path(0).asInt();
        var answer = json.createObjectNode().put("model_name", MODEL);
        var output = answer.putArray("outputs").addObject();
        output.put("name", "score").put("datatype", "FP64").putArray("shape").add(rows);
        var data = output.putArray("data");
        for (var row = 0; row < rows; row++) {
            data.add(score(request, row));
        }
        return answer;
    }

    private static double score(JsonNode request, int row) {
        var score = BASE;
        for (var input : request.path("inputs")) {
            var points = POINTS.getOrDefault(input.path("name").asText(), Map.of());
            score += points.getOrDefault(cell(input, row), 0.0);
        }
        return Math.min(0.99, Math.max(0.01, score));
    }

    private static String cell(JsonNode input, int row) {
        var cell = input.path("data").path(row);
        return cell.isArray() ? cell.path(0).asText() : cell.asText();
    }
}
