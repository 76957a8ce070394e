package io.muster.datasets.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.muster.datasets.Datasets;
import io.muster.shared.DatasetId;
import io.muster.shared.Digest;
import io.muster.testing.ApiDocuments;
import io.muster.testing.MusterModuleTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@MusterModuleTest
@AutoConfigureMockMvc
@TestPropertySource(
        properties = {"muster.datasets.allowed-roots=target/test-datasets-web", "muster.datasets.max-size=1MB"})
class DatasetsApiModuleTests {

    private static final UserRequestPostProcessor DEVELOPER = user("dora").roles("DEVELOPER");
    private static final UserRequestPostProcessor AUDITOR = user("ada").roles("AUDITOR");
    private static final Path ROOT = Path.of("target/test-datasets-web");
    private static final String ROWS = "amount;purpose\n1000,5;car\n2000;house\n";
    private static final String UPLOADS = "/api/datasets/uploads?id=credit-data&role=training&format=csv&decimal=,";
    private static final DatasetId CREDIT = new DatasetId("credit-data");

    @Autowired
    MockMvcTester http;

    @Autowired
    Datasets datasets;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void empty() throws IOException {
        jdbc.sql("delete from datasets_dataset").update();
        jdbc.sql("delete from shared_idempotency_key").update();
        Files.createDirectories(ROOT);
        Files.writeString(ROOT.resolve("rows.csv"), ROWS);
    }

    @Test
    void registersABodyThatStreamsIn() {
        var answer = upload(UPLOADS, ROWS, null, DEVELOPER);

        assertThat(answer).hasStatus(201).hasHeader("Location", "/api/datasets/credit-data");
        assertThat(answer).bodyJson().extractingPath("$.rows").isEqualTo(2);
        assertThat(answer).bodyJson().extractingPath("$.columns[0].mean").isEqualTo(1500.25);
        assertThat(answer).bodyJson().extractingPath("$.location").isEqualTo("stored");
        assertThat(datasets.dataset(CREDIT).digest()).isEqualTo(Digest.ofText(ROWS));
    }

    @Test
    void registersAFileOfAForm() {
        var answer = http.post()
                .uri("/api/datasets/uploads")
                .multipart()
                .file(new MockMultipartFile("file", "rows.csv", "text/csv", ROWS.getBytes(StandardCharsets.UTF_8)))
                .param("id", "credit-data")
                .param("role", "validation")
                .param("format", "csv")
                .param("delimiter", ";")
                .param("missing", "", "k.A.")
                .with(DEVELOPER)
                .with(csrf())
                .exchange();

        assertThat(answer).hasStatus(201);
        assertThat(answer).bodyJson().extractingPath("$.role").isEqualTo("validation");
        assertThat(datasets.dataset(CREDIT).csv().missing()).containsExactly("", "k.A.");
    }

    @Test
    void registersAFileInPlaceAndNoOther() {
        assertThat(register("credit-data", "rows.csv", DEVELOPER)).hasStatus(201);
        assertThat(register("other-data", "../../pom.xml", DEVELOPER))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/path-not-allowed");
        assertThat(register("credit-data", "rows.csv", DEVELOPER)).hasStatus(409);
    }

    @Test
    void aRepeatedUploadIsNotAConflictButAnotherOneIs() {
        assertThat(upload(UPLOADS, ROWS, "key-1", DEVELOPER)).hasStatus(201);
        assertThat(upload(UPLOADS, ROWS, "key-1", DEVELOPER)).hasStatus(201);
        assertThat(upload(UPLOADS, ROWS + "1;x\n", "key-1", DEVELOPER))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/idempotency-key-reused");
        assertThat(upload(UPLOADS, ROWS, "key-2", DEVELOPER)).hasStatus(409);
        assertThat(datasets.all()).hasSize(1);
    }

    @Test
    void listsAndDescribesForEveryInteractiveUser() {
        upload(UPLOADS, ROWS, null, DEVELOPER);
        var list = get("/api/datasets", AUDITOR);
        assertThat(list).bodyJson().extractingPath("$.items[0].id").isEqualTo("credit-data");
        assertThat(list).bodyJson().doesNotHavePath("$.items[0].columns");

        var one = get("/api/datasets/credit-data", AUDITOR);
        assertThat(one).bodyJson().extractingPath("$.columns[1].name").isEqualTo("purpose");
        // "car" is in one row only: it might identify a person.
        assertThat(one).bodyJson().extractingPath("$.columns[1].top").asArray().isEmpty();
        assertThat(get("/api/datasets/nothing-here", AUDITOR)).hasStatus(404);
    }

    @Test
    void onlySomeRolesRegisterDataAndNoneDownloadsIt() {
        for (var role : List.of("AUDITOR", "APPROVER", "DESIGNER", "ADMINISTRATOR", "APPLICATION")) {
            var person = user("somebody").roles(role);
            assertThat(upload(UPLOADS, ROWS, null, person)).as(role).hasStatus(403);
            assertThat(register("credit-data", "rows.csv", person)).as(role).hasStatus(403);
        }
        assertThat(get("/api/datasets", user("app").roles("APPLICATION"))).hasStatus(403);
        assertThat(http.get().uri("/api/datasets")).hasStatus(401);
        assertThat(http.delete()
                        .uri("/api/datasets/credit-data")
                        .with(DEVELOPER)
                        .with(csrf())
                        .exchange())
                .hasStatus(405);
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(upload(UPLOADS.replace("training", "fun"), ROWS, null, DEVELOPER))
                .hasStatus(400);
        assertThat(upload("/api/datasets/uploads", ROWS, null, DEVELOPER)).hasStatus(400);
        assertThat(upload(UPLOADS.replace("credit-data", "Credit"), ROWS, null, DEVELOPER))
                .hasStatus(400);
        assertThat(upload(UPLOADS, "x", null, DEVELOPER)).hasStatus(422);
        assertThat(upload(UPLOADS, "x".repeat((1 << 20) + 1), null, DEVELOPER))
                .hasStatus(413)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/artifact-too-large");
        assertThat(register("x", null, DEVELOPER)).hasStatus(400);
    }

    @Test
    void isInTheApiDocument() throws Exception {
        var document = ApiDocuments.read(http.get().uri("/v3/api-docs").with(AUDITOR));
        assertThat(ApiDocuments.operations(document))
                .contains(
                        "POST /api/datasets",
                        "GET /api/datasets",
                        "GET /api/datasets/{id}",
                        "POST /api/datasets/uploads");
        ApiDocuments.requireSecured(document);
        var upload = document.get("paths").get("/api/datasets/uploads").get("post");
        assertThat(upload.get("requestBody").get("content").fieldNames())
                .toIterable()
                .contains("text/csv", "multipart/form-data");
        assertThat(upload.get("parameters").findValuesAsText("name"))
                .contains("id", "role", "format", "Idempotency-Key")
                .doesNotContain("actor", "request");
    }

    private MvcTestResult get(String uri, UserRequestPostProcessor by) {
        return http.get().uri(uri).with(by).exchange();
    }

    private MvcTestResult upload(String uri, String content, String key, UserRequestPostProcessor by) {
        var request = http.post()
                .uri(uri)
                .with(by)
                .with(csrf())
                .contentType("text/csv")
                .content(content);
        return key == null
                ? request.exchange()
                : request.header("Idempotency-Key", key).exchange();
    }

    private MvcTestResult register(String id, String path, UserRequestPostProcessor by) {
        var location = path == null ? "" : ", \"path\": \"" + path + '"';
        return http.post()
                .uri("/api/datasets")
                .with(by)
                .with(csrf())
                .contentType(APPLICATION_JSON)
                .content("{\"id\": \"%s\", \"role\": \"training\", \"format\": \"csv\"%s}".formatted(id, location))
                .exchange();
    }
}
