package io.muster.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * The server under test, as callers see it: {@code server.as("dora").get("/api/models")}. Redirects are not followed.
 */
public final class Server {

    private final Supplier<String> port;

    private Server(Supplier<String> port) {
        this.port = port;
    }

    /** A server in another process. */
    public static Server at(int port) {
        return new Server(() -> Integer.toString(port));
    }

    public String url() {
        return "http://localhost:" + port.get();
    }

    /** Shows nothing. */
    public Caller anonymous() {
        return new Caller(this, request -> request, client());
    }

    /** HTTP Basic, as one of {@link ServerUsers}. */
    public Caller as(String user) {
        return as(user, ServerUsers.password(user));
    }

    public Caller as(String user, String password) {
        var credentials = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return new Caller(this, request -> request.header("Authorization", "Basic " + credentials), client());
    }

    /** An access token. */
    public Caller bearer(String token) {
        return new Caller(this, request -> request.header("Authorization", "Bearer " + token), client());
    }

    /** A browser with cookies, signed in through the login page. */
    public Caller signedIn(String user) {
        var browser = browser();
        var csrf = browser.csrfToken("/login");
        browser.postForm("/login", Map.of("username", user, "password", ServerUsers.password(user), "_csrf", csrf));
        return browser;
    }

    /** A browser with cookies, not signed in. */
    public Caller browser() {
        var client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .followRedirects(Redirect.NEVER)
                .build();
        return new Caller(this, request -> request, client);
    }

    private static HttpClient client() {
        return Shared.CLIENT;
    }

    private static final class Shared {
        static final HttpClient CLIENT =
                HttpClient.newBuilder().followRedirects(Redirect.NEVER).build();
    }

    /** A client that always authenticates in the same way. */
    public static final class Caller {

        private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*?value=\"([^\"]+)\"");

        private final Server server;
        private final UnaryOperator<HttpRequest.Builder> credentials;
        private final HttpClient client;

        private Caller(Server server, UnaryOperator<HttpRequest.Builder> credentials, HttpClient client) {
            this.server = server;
            this.credentials = credentials;
            this.client = client;
        }

        public Answer get(String path) {
            return send("GET", path, BodyPublishers.noBody(), Map.of());
        }

        public Answer delete(String path) {
            return send("DELETE", path, BodyPublishers.noBody(), Map.of());
        }

        public Answer post(String path, String json) {
            return send("POST", path, BodyPublishers.ofString(json), Map.of("Content-Type", "application/json"));
        }

        public Answer put(String path, String json) {
            return send("PUT", path, BodyPublishers.ofString(json), Map.of("Content-Type", "application/json"));
        }

        public Answer patch(String path, String json) {
            return send("PATCH", path, BodyPublishers.ofString(json), Map.of("Content-Type", "application/json"));
        }

        public Answer postForm(String path, Map<String, String> fields) {
            var body = fields.entrySet().stream()
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            return send(
                    "POST",
                    path,
                    BodyPublishers.ofString(body),
                    Map.of("Content-Type", "application/x-www-form-urlencoded"));
        }

        /** One part per file, as the Modeler's Deploy button sends it. */
        public Answer postMultipart(String path, Map<String, String> fields, Map<String, String> files) {
            var boundary = "muster" + UUID.randomUUID();
            var body = new StringBuilder();
            fields.forEach(
                    (name, value) -> body.append("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                            .formatted(boundary, name, value)));
            files.forEach((name, content) -> body.append(
                    "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n%s\r\n"
                            .formatted(boundary, name, name, content)));
            body.append("--%s--\r\n".formatted(boundary));
            return send(
                    "POST",
                    path,
                    BodyPublishers.ofString(body.toString()),
                    Map.of("Content-Type", "multipart/form-data; boundary=" + boundary));
        }

        /** The hidden field a form of this page carries. */
        public String csrfToken(String path) {
            var matcher = CSRF.matcher(get(path).body());
            if (!matcher.find()) {
                throw new IllegalStateException("No form with a CSRF token on " + path);
            }
            return matcher.group(1);
        }

        public Answer send(String method, String path, BodyPublisher body, Map<String, String> headers) {
            var request = HttpRequest.newBuilder(URI.create(server.url() + path))
                    .timeout(Duration.ofMinutes(1))
                    .method(method, body);
            headers.forEach(request::header);
            try {
                return new Answer(client.send(credentials.apply(request).build(), BodyHandlers.ofString()));
            } catch (IOException e) {
                throw new UncheckedIOException("%s %s got no answer".formatted(method, path), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while waiting for " + path, e);
            }
        }
    }

    /** What came back. */
    public record Answer(int status, String body, HttpResponse<String> response) {

        private static final ObjectMapper JSON = new ObjectMapper();

        Answer(HttpResponse<String> response) {
            this(response.statusCode(), response.body(), response);
        }

        public Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException("Not JSON: " + body, e);
            }
        }

        @Override
        public String toString() {
            return "%d %s".formatted(status, body);
        }
    }

    /** Makes the server injectable. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Configuration {

        @Bean
        Server server(Environment environment) {
            return new Server(() -> environment.getRequiredProperty("local.server.port"));
        }
    }
}
