package io.muster.inventory.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.inventory.artifacts.Artifacts;
import io.muster.shared.Digest;
import io.muster.testing.ApiDocuments;
import io.muster.testing.Endless;
import io.muster.testing.MusterServerTest;
import io.muster.testing.Server;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Tests that need a real server: real sign-in, real streams, a connection that is really cut. */
@MusterServerTest
class InventoryServerTests {

    private static final String OCTETS = "application/octet-stream";
    private static final String USE_CASE = """
            {"id": "house-loans", "description": {"name": "House loans", "purpose": "Decides who gets a loan",
             "owner": "anna", "materiality": "high", "customerFacing": true, "automatedDecisions": false,
             "personalData": true}}""";
    private static final long LARGE = 48L << 20;

    @Autowired
    Server server;

    @Autowired
    Artifacts artifacts;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Test
    void streamsALargeArtifactInAndOut() {
        var stored = server.as("dora")
                .send(
                        "POST",
                        "/api/artifacts",
                        BodyPublishers.ofInputStream(() -> new Endless(LARGE)),
                        Map.of("Content-Type", OCTETS));
        assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        assertThat(stored.json().get("size").asLong()).isEqualTo(LARGE);

        var path = stored.header("Location").orElseThrow();
        var loaded = server.as("ada").get(path);
        assertThat(loaded.status()).isEqualTo(200);
        assertThat(Digest.ofText(loaded.body()).toString())
                .isEqualTo(stored.json().get("digest").asText());
        assertThat(loaded.header("Cache-Control")).contains("private, max-age=31536000, immutable");

        var again = server.as("ada")
                .send(
                        "GET",
                        path,
                        BodyPublishers.noBody(),
                        Map.of(
                                "If-None-Match",
                                "\"" + stored.json().get("digest").asText() + "\""));
        assertThat(again.status()).isEqualTo(304);
    }

    @Test
    void takesAFileOfAForm() {
        var stored = server.as("dora").postMultipart("/api/artifacts", Map.of(), Map.of("file", "a model"));
        assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        assertThat(stored.json().get("digest").asText())
                .isEqualTo(Digest.ofText("a model").toString());
    }

    @Test
    void cutsTheConnectionBeforeTheLastBytesOfADamagedArtifact() throws IOException {
        var digest = artifacts.store(new Endless(1 << 20));
        var file = artifacts.localCopy(digest);
        var bytes = Files.readAllBytes(file);
        bytes[0] = 'y';
        assertThat(file.toFile().setWritable(true)).isTrue();
        Files.write(file, bytes);

        assertThatThrownBy(() -> server.as("ada").get("/api/artifacts/" + digest))
                .isInstanceOf(UncheckedIOException.class);
        artifacts.store(new Endless(1 << 20));
        assertThat(server.as("ada").get("/api/artifacts/" + digest).status()).isEqualTo(200);
    }

    @Test
    void letsInByNameAndPasswordOnly() {
        artifacts.store(new ByteArrayInputStream(new byte[] {1}));
        for (var path : new String[] {"/api/use-cases", "/api/models", "/api/datasets", "/api/versions/a-b@1"}) {
            assertThat(server.anonymous().get(path).status()).as(path).isEqualTo(401);
            assertThat(server.as("dora", "wrong").get(path).status()).as(path).isEqualTo(401);
        }
        assertThat(server.as("ada").get("/api/use-cases").status()).isEqualTo(200);
        assertThat(server.as("ada").post("/api/use-cases", USE_CASE).status()).isEqualTo(403);
        assertThat(server.as("dora").post("/api/use-cases", USE_CASE).status()).isEqualTo(201);
    }

    @Test
    void describesEveryEndpointOfTheWholeServerAndWhoMayCallIt() throws IOException {
        var answer = server.as("ada").get("/v3/api-docs");
        assertThat(answer.status()).isEqualTo(200);
        var document = new ObjectMapper().readTree(answer.body());

        assertThat(ApiDocuments.operations(document)).containsAll(ApiDocuments.endpoints(mappings, "io.muster"));
        ApiDocuments.requireSecured(document);
    }
}
