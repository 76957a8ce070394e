package io.muster.formats.remote;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.muster.formats.FormatProblem;
import io.muster.formats.ScoringFailed;
import io.muster.formats.ScoringUnavailable;
import io.muster.shared.Refusal;
import io.muster.shared.Texts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The remote endpoint: one address, with its secret and time limits. */
final class Endpoint {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final int LONGEST_QUOTE = 200;

    /** Statuses that mean that this request, or its address, is wrong. */
    private static final Set<Integer> CALLS_WRONG = Set.of(400, 404, 405, 406, 410, 411, 413, 414, 415, 422);

    private final HttpClient client;
    private final HttpRequest form;
    private final Duration timeout;
    private final long maxResponse;
    private final @Nullable String secret;

    /** @throws Refusal {@code ENDPOINT_NOT_ALLOWED} if the settings do not allow the address or the secret */
    Endpoint(HttpClient client, Descriptor descriptor, RemoteSettings settings) {
        var origin = HttpOrigin.of(descriptor.endpoint());
        if (settings.allowedOrigins().stream().map(HttpOrigin::of).noneMatch(origin::equals)) {
            throw FormatProblem.ENDPOINT_NOT_ALLOWED.refusal(
                    "Remote models at '%s' are not allowed here; muster.scoring.remote.allowed-origins lists %s",
                    origin, settings.allowedOrigins());
        }
        this.client = client;
        this.secret = secret(descriptor.authentication(), origin, settings);
        this.timeout = shorter(descriptor.timeout(), settings.timeout());
        this.maxResponse = settings.maxResponse().toBytes();
        this.form = form(descriptor, secret);
    }

    private static Duration shorter(@Nullable Duration requested, Duration limit) {
        return requested == null || requested.compareTo(limit) > 0 ? limit : requested;
    }

    private static @Nullable String secret(
            Descriptor.@Nullable Authentication authentication, HttpOrigin origin, RemoteSettings settings) {
        if (authentication == null) {
            return null;
        }
        var secret = settings.secrets().get(authentication.secret());
        if (secret == null || !HttpOrigin.of(secret.origin()).equals(origin)) {
            throw FormatProblem.ENDPOINT_NOT_ALLOWED.refusal(
                    "No secret '%s' is configured for '%s' under muster.scoring.remote.secrets",
                    authentication.secret(), origin);
        }
        return secret.value();
    }

    private static HttpRequest form(Descriptor descriptor, @Nullable String secret) {
        try {
            var request = HttpRequest.newBuilder(descriptor.endpoint())
                    .header("Content-Type", "application/json")
                    .header("Accept", "application/json")
                    .header("User-Agent", "Muster")
                    .POST(HttpRequest.BodyPublishers.noBody());
            if (descriptor.authentication() != null && secret != null) {
                authenticate(request, descriptor.authentication(), secret);
            }
            return request.build();
        } catch (IllegalArgumentException e) {
            // Its message may quote the header's value, which is the secret.
            throw DescriptorReader.wrong("the authentication header cannot be sent");
        }
    }

    private static void authenticate(
            HttpRequest.Builder request, Descriptor.Authentication authentication, String secret) {
        switch (authentication.scheme()) {
            case BEARER -> request.header("Authorization", "Bearer " + secret);
            case BASIC ->
                request.header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
            case HEADER -> request.header(String.valueOf(authentication.header()), secret);
        }
    }

    /**
     * @throws ScoringUnavailable if the endpoint is unreachable, too slow, or reports a problem of its own
     * @throws ScoringFailed if it rejects the request, or does not answer with JSON
     */
    JsonNode post(JsonNode body) {
        var response = send(body);
        if (response.statusCode() != 200) {
            throw failure(response.statusCode(), quote(response.body()));
        }
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new ScoringFailed(inWords("does not answer with JSON: " + quote(response.body())), e);
        }
    }

    private HttpResponse<byte[]> send(JsonNode body) {
        var request = HttpRequest.newBuilder(form, (name, value) -> true)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toString().getBytes(StandardCharsets.UTF_8)))
                .build();
        // The request's own timeout ends with the headers; this also limits a slow body.
        var answer = client.sendAsync(request, ignored -> new LimitedBody(maxResponse));
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new ScoringUnavailable(inWords("has not answered after %d ms".formatted(timeout.toMillis())), e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new ScoringUnavailable(inWords("was not waited for"), e);
        } catch (ExecutionException e) {
            throw new ScoringUnavailable(inWords("cannot be asked: " + reason(e.getCause())), e.getCause());
        }
    }

    private static String reason(Throwable cause) {
        var name = cause.getClass().getSimpleName();
        return cause.getMessage() == null ? name : "%s: %s".formatted(name, cause.getMessage());
    }

    /** A request that the endpoint rejects will be rejected each time; any other status is a problem for it or an operator to fix. */
    private ScoringFailed failure(int status, String body) {
        var message = inWords("answers %d: %s".formatted(status, body));
        return CALLS_WRONG.contains(status) ? new ScoringFailed(message) : new ScoringUnavailable(message);
    }

    private String inWords(String what) {
        var uri = form.uri();
        return "The remote model at %s%s %s".formatted(HttpOrigin.of(uri), uri.getRawPath(), what);
    }

    /** Some endpoints echo their input, and the secret must not get into a message. */
    private String quote(byte[] body) {
        var text = new String(body, StandardCharsets.UTF_8);
        var safe = secret == null ? text : text.replace(secret, "***");
        var line = safe.replaceAll("\\p{Cntrl}+", " ").strip();
        return "'%s'".formatted(Texts.abbreviate(line, LONGEST_QUOTE));
    }

    /** The origin of an address: scheme, host and port, for which access is granted. */
    record HttpOrigin(String scheme, String host, int port) {

        static HttpOrigin of(URI address) {
            var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            var host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
            return new HttpOrigin(scheme, host, address.getPort() < 0 ? defaultPort(scheme) : address.getPort());
        }

        private static int defaultPort(String scheme) {
            return scheme.equals("https") ? 443 : 80;
        }

        @Override
        public String toString() {
            return "%s://%s:%d".formatted(scheme, host, port);
        }
    }
}
