package io.muster.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** A client of this server, by HTTP as any other: what the demo's people and applications do, they do through the API. */
final class DemoClient {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json;
    private final String url;

    DemoClient(ObjectMapper json, String url) {
        this.json = json;
        this.url = url;
    }

    /** @param body JSON null if the answer has none */
    record Answer(int status, JsonNode body) {
        boolean isAccepted() {
            return status < 300;
        }
    }

    Answer get(String person, String path) throws InterruptedException {
        return send(request(person, path).GET().build());
    }

    Answer post(String person, String path, Object body) throws InterruptedException {
        return send(request(person, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.valueToTree(body).toString()))
                .build());
    }

    private HttpRequest.Builder request(String person, String path) {
        var credentials = (person + ":" + DemoPeople.PASSWORD).getBytes(StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(PATIENCE)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
    }

    private Answer send(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            var body = response.body().isBlank() ? json.nullNode() : json.readTree(response.body());
            return new Answer(response.statusCode(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The demo could not call %s %s".formatted(request.method(), request.uri()), e);
        }
    }
}
