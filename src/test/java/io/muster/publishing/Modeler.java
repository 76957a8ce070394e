package io.muster.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.testing.Server;
import io.muster.testing.ServerUsers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The desktop Modeler's calls as they go over the wire: headers of the Chromium inside it, and bodies byte for byte as its
 * {@code FormData} and {@code JSON.stringify} write them (camunda-modeler 5.x, {@code CamundaAPI.js}; WHATWG HTML,
 * "multipart/form-data encoding algorithm"). It gives up after five seconds, and so does this.
 */
final class Modeler {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String BOUNDARY = "----WebKitFormBoundaryq3BfWv1Zr0AYhKcE";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(Version.HTTP_1_1).build();

    private final Server server;
    private final String credentials;

    private Modeler(Server server, String credentials) {
        this.server = server;
        this.credentials = credentials;
    }

    static Modeler withoutCredentials(Server server) {
        return new Modeler(server, "");
    }

    static Modeler of(Server server, String user) {
        return of(server, user, ServerUsers.password(user));
    }

    static Modeler of(Server server, String user, String password) {
        var pair = (user + ":" + password).getBytes(StandardCharsets.ISO_8859_1);
        return new Modeler(server, "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    HttpResponse<String> probe() {
        return send(request("/engine-rest/deployment?maxResults=0").GET());
    }

    HttpResponse<String> version() {
        return send(request("/engine-rest/version").GET());
    }

    /** It shows credentials to the engine's REST API only. */
    HttpResponse<String> webApplications() {
        return withoutCredentials(server)
                .send(request("/.well-known/camunda-automation-platform/webapps")
                        .GET());
    }

    /** The diagram of the open tab, and the files chosen under "Include additional files". */
    HttpResponse<String> deploy(String name, String diagramName, String diagram, Map<String, String> attachments) {
        var body = new StringBuilder();
        field(body, "deployment-name", name);
        field(body, "deployment-source", "Camunda Modeler");
        field(body, "enable-duplicate-filtering", "true");
        file(body, diagramName, "text/xml", diagram);
        attachments.forEach((file, content) -> file(body, file, "application/octet-stream", content));
        body.append("--").append(BOUNDARY).append("--\r\n");
        return send(changing("/engine-rest/deployment/create")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toString().getBytes(StandardCharsets.UTF_8))));
    }

    HttpResponse<String> start(String definition, String businessKey) {
        return send(changing("/engine-rest/process-definition/" + definition + "/start")
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString("{\"businessKey\":\"%s\",\"variables\":{}}".formatted(businessKey))));
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException("Not JSON: " + answer.body(), e);
        }
    }

    private static void field(StringBuilder body, String name, String value) {
        body.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(BOUNDARY, name, value));
    }

    private static void file(StringBuilder body, String name, String type, String content) {
        body.append(("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
                        + "Content-Type: %s\r\n\r\n%s\r\n")
                .formatted(BOUNDARY, name, name, type, content));
    }

    private HttpRequest.Builder changing(String path) {
        return request(path).header("Origin", "file://");
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(server.url() + path)).timeout(PATIENCE);
        headers().forEach(request::header);
        return request;
    }

    private Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("accept", "application/json");
        if (!credentials.isEmpty()) {
            headers.put("authorization", credentials);
        }
        headers.put(
                "User-Agent",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) camunda-modeler/5.49.0"
                        + " Chrome/144.0.7559.96 Electron/40.0.0 Safari/537.36");
        headers.put("Sec-Fetch-Site", "cross-site");
        headers.put("Sec-Fetch-Mode", "cors");
        headers.put("Sec-Fetch-Dest", "empty");
        headers.put("Accept-Encoding", "gzip, deflate, br, zstd");
        headers.put("Accept-Language", "en-US");
        return headers;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("The Modeler got no answer in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an answer", e);
        }
    }
}
