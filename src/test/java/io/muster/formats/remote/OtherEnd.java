package io.muster.formats.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A small server that scores {@code 0.5 * age + income} in every protocol, and misbehaves on request. */
public final class OtherEnd implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();

    private interface Answer {
        JsonNode to(JsonNode request);
    }

    public OtherEnd() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        on("/v2/models/m/infer", OtherEnd::tensors);
        on("/v2/models/matrix/infer", OtherEnd::matrix);
        on("/invocations", OtherEnd::frame);
        on("/one", OtherEnd::one);
        on("/many", OtherEnd::many);
        on("/text", request -> NODES.objectNode().put("score", "high"));
        on("/nothing", request -> NODES.objectNode());
        on("/null", request -> NODES.objectNode().putNull("score"));
        server.createContext("/broken", exchange -> send(exchange, 200, "{\"score\": "));
        server.createContext("/twice", exchange -> send(exchange, 200, "{\"score\": 1} {\"score\": 2}"));
        server.createContext("/failing", exchange -> send(exchange, 500, "no\u0000\nluck " + authorization(exchange)));
        server.createContext("/moved", this::redirect);
        server.createContext("/huge", OtherEnd::flood);
        server.createContext("/silent", exchange -> awaitEnd());
        server.createContext("/dripping", this::drip);
        server.createContext("/hanging-up", HttpExchange::close);
        server.start();
    }

    public URI origin() {
        return URI.create("http://%s:%d".formatted(host(), server.getAddress().getPort()));
    }

    private String host() {
        var host = server.getAddress().getAddress().getHostAddress();
        return host.contains(":") ? "[" + host + "]" : host;
    }

    List<JsonNode> requests() {
        return requests;
    }

    List<String> authorizations() {
        return authorizations;
    }

    private void on(String path, Answer answer) {
        server.createContext(path, exchange -> {
            var request = JSON.readTree(exchange.getRequestBody().readAllBytes());
            requests.add(request);
            authorizations.add(authorization(exchange));
            send(exchange, 200, answer.to(request).toString());
        });
    }

    private static String authorization(HttpExchange exchange) {
        var key = exchange.getRequestHeaders().getFirst("X-Key");
        return key == null ? String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")) : key;
    }

    private static double score(JsonNode age, JsonNode income) {
        return 0.5 * age.doubleValue() + income.doubleValue();
    }

    private static JsonNode tensors(JsonNode request) {
        var ages = request.at("/inputs/0/data");
        var incomes = request.at("/inputs/1/data");
        var answer = NODES.objectNode().put("model_name", "m");
        var tensor = answer.putArray("outputs").addObject().put("name", "score").put("datatype", "FP64");
        tensor.putArray("shape").add(ages.size());
        var data = tensor.putArray("data");
        for (var i = 0; i < ages.size(); i++) {
            data.add(score(ages.get(i), incomes.get(i)));
        }
        return answer;
    }

    /** Nested data of two columns, the score in the second. */
    private static JsonNode matrix(JsonNode request) {
        var values = request.at("/inputs/0/data");
        var rows = request.at("/inputs/0/shape/0").intValue();
        var answer = NODES.objectNode();
        var tensor =
                answer.putArray("outputs").addObject().put("name", "predict").put("datatype", "FP64");
        tensor.putArray("shape").add(rows).add(2);
        var data = tensor.putArray("data");
        for (var i = 0; i < rows; i++) {
            data.addArray().add(-1).add(score(values.get(2 * i), values.get(2 * i + 1)));
        }
        return answer;
    }

    private static JsonNode frame(JsonNode request) {
        var answer = NODES.objectNode();
        var predictions = answer.putArray("predictions");
        request.at("/dataframe_split/data").forEach(row -> predictions.add(score(row.get(0), row.get(1))));
        return answer;
    }

    private static JsonNode one(JsonNode request) {
        var answer = NODES.objectNode();
        answer.putObject("result")
                .put("score", score(request.at("/applicant/age"), request.at("/applicant/income")))
                .put("band", "A");
        return answer;
    }

    private static JsonNode many(JsonNode request) {
        var answer = NODES.objectNode();
        var rows = answer.putObject("batch").putArray("scores");
        request.at("/batch/applicants").forEach(row -> rows.add(result(row)));
        return answer;
    }

    private static ObjectNode result(JsonNode row) {
        return NODES.objectNode().put("score", score(row.get("age"), row.get("income")));
    }

    private void redirect(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Location", origin() + "/one");
        send(exchange, 307, "");
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void flood(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(200, 0);
        var spaces = " ".repeat(64 * 1024).getBytes(StandardCharsets.UTF_8);
        try (var out = exchange.getResponseBody()) {
            while (true) {
                out.write(spaces);
            }
        } catch (IOException hungUp) {
            exchange.close();
        }
    }

    /** Begins at once and never ends. */
    private void drip(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(' ');
        exchange.getResponseBody().flush();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            closing.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
