package io.muster.inventory.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.muster.inventory.artifacts.Artifacts;
import io.muster.shared.Digest;
import io.muster.testing.MusterModuleTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@MusterModuleTest
@AutoConfigureMockMvc
@TestPropertySource(properties = "muster.artifacts.max-size=100KB")
class ArtifactsApiModuleTests {

    private static final UserRequestPostProcessor DEVELOPER = user("dora").roles("DEVELOPER");
    private static final UserRequestPostProcessor AUDITOR = user("ada").roles("AUDITOR");
    private static final UserRequestPostProcessor APPROVER = user("anna").roles("APPROVER");
    private static final byte[] MODEL = "a model".getBytes(StandardCharsets.UTF_8);
    private static final Digest DIGEST = Digest.of(MODEL);
    private static final String URI = "/api/artifacts/" + DIGEST;

    @Autowired
    MockMvcTester http;

    @Autowired
    Artifacts artifacts;

    @Test
    void storesABody() {
        var answer = post(MODEL, DEVELOPER);
        assertThat(answer).hasStatus(201).hasHeader("Location", URI);
        assertThat(answer).bodyJson().extractingPath("$.digest").isEqualTo(DIGEST.toString());
        assertThat(answer).bodyJson().extractingPath("$.size").isEqualTo(MODEL.length);
        assertThat(artifacts.exists(DIGEST)).isTrue();
    }

    @Test
    void storesAFileOfAForm() {
        var answer = http.post()
                .uri("/api/artifacts")
                .multipart()
                .file(new MockMultipartFile("file", "model.onnx", null, MODEL))
                .with(DEVELOPER)
                .with(csrf())
                .exchange();
        assertThat(answer).hasStatus(201).hasHeader("Location", URI);
    }

    @Test
    void storesUnderADigestOnlyWhatHasIt() {
        assertThat(put(URI, MODEL)).hasStatus(201);
        assertThat(put("/api/artifacts/" + DIGEST.hex(), MODEL)).hasStatus(201);
        var other = "other".getBytes(StandardCharsets.UTF_8);
        assertThat(put(URI, other))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/artifact-differs");
        assertThat(artifacts.exists(Digest.of(other))).isFalse();
        assertThat(put("/api/artifacts/sha256:1234", MODEL)).hasStatus(404);
    }

    @Test
    void refusesWhatIsTooLarge() {
        assertThat(post(new byte[100 * 1024 + 1], DEVELOPER))
                .hasStatus(413)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/artifact-too-large");
    }

    @Test
    void sendsTheBytesWithADigestThatHoldsForever() {
        artifacts.store(new ByteArrayInputStream(MODEL));
        var answer = get(URI, AUDITOR);
        assertThat(answer)
                .hasStatusOk()
                .hasContentType(MediaType.APPLICATION_OCTET_STREAM)
                .hasHeader("ETag", "\"" + DIGEST + "\"")
                .hasHeader("Cache-Control", "private, max-age=31536000, immutable")
                .hasHeader("Content-Length", "7");
        assertThat(answer).body().isEqualTo(MODEL);

        var again = http.get()
                .uri(URI)
                .with(AUDITOR)
                .header("If-None-Match", "\"" + DIGEST + "\"")
                .exchange();
        assertThat(again).hasStatus(304);
        assertThat(again).body().isEmpty();
    }

    @Test
    void sendsNothingOfASmallArtifactThatIsDamaged() throws IOException {
        var digest = damaged(50_000);
        var answer = get("/api/artifacts/" + digest, AUDITOR);
        assertThat(answer).hasStatus(503).bodyJson().extractingPath("$.type").isEqualTo("/problems/artifact-damaged");
        assertThat(answer).doesNotContainHeader("Content-Disposition").doesNotContainHeader("ETag");
    }

    @Test
    void neverPassesAProblemOffAsTheRestOfAnArtifact() throws IOException {
        var digest = damaged(90_000);
        var answer = get("/api/artifacts/" + digest, AUDITOR);
        assertThat(answer).hasFailed().failure().hasMessageContaining("were changed or damaged");
    }

    @Test
    void onlySomeMayHaveTheModelItself() {
        artifacts.store(new ByteArrayInputStream(MODEL));
        for (var role : List.of("DEVELOPER", "VALIDATOR", "OPERATOR", "AUDITOR")) {
            assertThat(get(URI, user("somebody").roles(role))).as(role).hasStatusOk();
        }
        for (var role : List.of("APPROVER", "DESIGNER", "APPLICATION", "ADMINISTRATOR")) {
            assertThat(get(URI, user("somebody").roles(role))).as(role).hasStatus(403);
            assertThat(post(MODEL, user("somebody").roles(role))).as(role).hasStatus(403);
        }
        assertThat(post(MODEL, AUDITOR)).hasStatus(403);
        assertThat(post(MODEL, APPROVER)).hasStatus(403);
        assertThat(http.get().uri(URI)).hasStatus(401);
    }

    @Test
    void knowsNothingOfWhatWasNeverStored() {
        assertThat(get("/api/artifacts/sha256:" + "0".repeat(64), AUDITOR))
                .hasStatus(404)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/artifact-not-found");
        assertThat(get("/api/artifacts/..%2f..%2fetc%2fpasswd", AUDITOR)).hasStatus4xxClientError();
    }

    private Digest damaged(int size) throws IOException {
        var bytes = "x".repeat(size).getBytes(StandardCharsets.UTF_8);
        var digest = artifacts.store(new ByteArrayInputStream(bytes));
        var file = artifacts.localCopy(digest);
        assertThat(file.toFile().setWritable(true)).isTrue();
        bytes[size - 1] = 'y';
        Files.write(file, bytes);
        return digest;
    }

    private MvcTestResult get(String uri, UserRequestPostProcessor by) {
        return http.get().uri(uri).with(by).exchange();
    }

    private MvcTestResult post(byte[] body, UserRequestPostProcessor by) {
        return http.post()
                .uri("/api/artifacts")
                .with(by)
                .with(csrf())
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .content(body)
                .exchange();
    }

    private MvcTestResult put(String uri, byte[] body) {
        return http.put()
                .uri(uri)
                .with(DEVELOPER)
                .with(csrf())
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .content(body)
                .exchange();
    }
}
