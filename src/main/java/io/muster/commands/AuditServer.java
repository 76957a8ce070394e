package io.muster.commands;

import io.muster.audit.chain.ChainVerdict;
import io.muster.shared.CanonicalJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/** A client that asks a running server to verify its own audit trail. */
final class AuditServer {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** The timeout of a verification, which reads every entry. */
    private static final Duration VERIFY = Duration.ofHours(1);

    private final URI url;
    private final String credentials;

    AuditServer(URI url, String user, char[] password) {
        this.url = url;
        var pair = (user + ":" + String.valueOf(password)).getBytes(StandardCharsets.UTF_8);
        this.credentials = Base64.getEncoder().encodeToString(pair);
    }

    List<ChainVerdict> verify() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create(url.toString().replaceAll("/+$", "") + "/api/audit/verification"))
                .header("Authorization", "Basic " + credentials)
                .header("Accept", "application/json")
                .timeout(VERIFY)
                .build();
        var client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("%s answered with status %d".formatted(request.uri(), answer.statusCode()));
        }
        return List.of(CanonicalJson.read(answer.body(), ChainVerdict[].class));
    }
}
