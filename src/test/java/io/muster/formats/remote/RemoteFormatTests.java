package io.muster.formats.remote;

import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.datasets.columns.Column;
import io.muster.formats.FormatProblem;
import io.muster.formats.ModelFormat;
import io.muster.formats.RowsAsColumns;
import io.muster.formats.Scorer;
import io.muster.formats.ScoringFailed;
import io.muster.formats.ScoringSettings;
import io.muster.formats.UnreadableArtifact;
import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import io.muster.scoring.ModelFormatContract;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class RemoteFormatTests extends ModelFormatContract {

    private static final String FIELDS = """
            "inputs": [{"name": "age", "type": "double"}, {"name": "income", "type": "double", "minimum": 0}],
            "outputs": [{"name": "score", "type": "double"}]""";

    private static final Map<String, Object> ROW = Map.of("age", 40, "income", 10);

    private OtherEnd end;

    @BeforeEach
    void start() throws IOException {
        end = new OtherEnd();
    }

    @AfterEach
    void stop() {
        end.close();
    }

    @Override
    protected ModelFormat format(ScoringSettings settings) {
        return new RemoteFormat(settings, settings(List.of(end.origin()), Duration.ofSeconds(30)));
    }

    private RemoteSettings settings(List<URI> origins, Duration timeout) {
        var secrets = Map.of(
                "bureau", new RemoteSettings.Secret(end.origin(), "s3cret-token"),
                "elsewhere", new RemoteSettings.Secret(URI.create("https://vendor.example"), "other"));
        return new RemoteSettings(origins, secrets, Duration.ofSeconds(5), timeout, DataSize.ofMegabytes(1), 100);
    }

    private RemoteFormat format() {
        return (RemoteFormat) format(ScoringSettings.defaults());
    }

    private String descriptor(String path, String protocol, String rest) {
        return """
                {"muster": "remote/1", "endpoint": "%s%s", "protocol": "%s",
                %s}""".formatted(end.origin(), path, protocol, rest);
    }

    private Path write(String descriptor) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "model", ".json"), descriptor);
    }

    private Scorer load(String path, String protocol, String rest) throws IOException {
        return load(format(), descriptor(path, protocol, rest));
    }

    private Scorer load(RemoteFormat format, String descriptor) throws IOException {
        var file = write(descriptor);
        return format.load(file, format.inspect(file).orElseThrow());
    }

    @Override
    protected Example example() throws IOException {
        return new Example(
                write(descriptor("/v2/models/m/infer", "open-inference", FIELDS)),
                new Signature(
                        List.of(
                                Field.of("age", DataType.DOUBLE),
                                new Field("income", DataType.DOUBLE, List.of(), false, 0.0, null, List.of())),
                        List.of(Field.of("score", DataType.DOUBLE))),
                new GoldenRecord(ROW, Map.of("score", 30), 1e-12),
                "age");
    }

    @Test
    void speaksTheOpenInferenceProtocol() throws IOException {
        try (var scorer = load("/v2/models/m/infer", "open-inference", FIELDS)) {
            assertThat(scorer.scoreRow(ROW)).containsEntry("score", 30.0);
        }
        assertThat(end.requests().get(0)).isEqualTo(new ObjectMapper().readTree("""
                                        {"inputs": [
                                          {"name": "age", "datatype": "FP64", "shape": [1], "data": [40.0]},
                                          {"name": "income", "datatype": "FP64", "shape": [1], "data": [10.0]}],
                                         "outputs": [{"name": "score"}]}"""));
    }

    @Test
    void putsAllInputsIntoOneTensorAndReadsAColumnOfAnother() throws IOException {
        var rest = FIELDS.replace("\"score\",", "\"score\", \"at\": \"predict[1]\",")
                + ", \"request\": {\"tensor\": \"X\"}";
        try (var scorer = load("/v2/models/matrix/infer", "open-inference", rest)) {
            assertThat(scorer.scoreRow(ROW)).containsEntry("score", 30.0);
            var batch = scorer.score(RowsAsColumns.batch(scorer.signature(), List.of(ROW, ROW)));
            assertThat(((Column.Numbers) batch.column("score")).values()).containsExactly(30, 30);
        }
        assertThat(end.requests().get(1).at("/inputs/0/shape")).hasToString("[2,2]");
    }

    @Test
    void readsVectors() throws IOException {
        var rest = FIELDS.replace(
                        "{\"name\": \"score\", \"type\": \"double\"}",
                        "{\"name\": \"both\", \"type\": \"float\", \"shape\": [2], \"at\": \"predict\"}")
                + ", \"request\": {\"tensor\": \"X\"}";
        try (var scorer = load("/v2/models/matrix/infer", "open-inference", rest)) {
            assertThat((float[]) scorer.scoreRow(ROW).get("both")).containsExactly(-1, 30);
        }
    }

    @Test
    void speaksMlflowsScoringProtocol() throws IOException {
        try (var scorer = load("/invocations", "mlflow", FIELDS)) {
            assertThat(scorer.scoreRow(ROW)).containsEntry("score", 30.0);
        }
        assertThat(end.requests().get(0))
                .hasToString("{\"dataframe_split\":{\"columns\":[\"age\",\"income\"],\"data\":[[40.0,10.0]]}}");
    }

    @Test
    void speaksToADescribedEndpointRowByRow() throws IOException {
        var rest = """
                "inputs": [{"name": "age", "type": "integer", "at": "/applicant/age"},
                           {"name": "income", "type": "double", "at": "/applicant/income"}],
                "outputs": [{"name": "score", "type": "double", "at": "/result/score"},
                            {"name": "band", "type": "text", "at": "/result/band"}],
                "request": {"constants": {"product": "loan", "applicant": {"country": "DE"}}}""";
        try (var scorer = load("/one", "json", rest)) {
            assertThat(scorer.scoreRow(ROW)).containsEntry("score", 30.0).containsEntry("band", "A");
            scorer.score(RowsAsColumns.batch(scorer.signature(), List.of(ROW, ROW)));
        }
        assertThat(end.requests()).hasSize(3);
        assertThat(end.requests().get(0))
                .hasToString("{\"product\":\"loan\",\"applicant\":{\"country\":\"DE\",\"age\":40,\"income\":10.0}}");
    }

    @Test
    void speaksToADescribedEndpointInBatches() throws IOException {
        var rest = FIELDS
                + ", \"request\": {\"rows\": \"/batch/applicants\"}, \"response\": {\"rows\": \"/batch/scores\"}";
        try (var scorer = load("/many", "json", rest)) {
            var batch = scorer.score(RowsAsColumns.batch(scorer.signature(), Collections.nCopies(250, ROW)));
            assertThat(((Column.Numbers) batch.column("score")).values())
                    .hasSize(250)
                    .containsOnly(30);
        }
        assertThat(end.requests()).hasSize(3);
    }

    @Test
    void sendsMissingValuesAsNullWhereTheyAreOptional() throws IOException {
        var rest = FIELDS.replace("\"age\",", "\"age\", \"optional\": true,");
        var row = new HashMap<String, Object>(ROW);
        row.put("age", null);
        try (var scorer = load("/invocations", "mlflow", rest)) {
            assertThat(scorer.scoreRow(row)).containsEntry("score", 10.0);
        }
        assertThat(end.requests().get(0).at("/dataframe_split/data/0/0").isNull())
                .isTrue();
        refuses(descriptor("/v2/models/m/infer", "open-inference", rest).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"bearer,Bearer s3cret-token,", "basic,Basic czNjcmV0LXRva2Vu,", "header,s3cret-token,X-Key"})
    void presentsAConfiguredSecret(String scheme, String expected, String header) throws IOException {
        var authentication = header == null
                ? ", \"authentication\": {\"scheme\": \"%s\", \"secret\": \"bureau\"}".formatted(scheme)
                : ", \"authentication\": {\"scheme\": \"%s\", \"secret\": \"bureau\", \"header\": \"%s\"}"
                        .formatted(scheme, header);
        try (var scorer = load("/invocations", "mlflow", FIELDS + authentication)) {
            scorer.scoreRow(ROW);
        }
        assertThat(end.authorizations()).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"elsewhere", "unknown"})
    void sendsNoSecretToAnUnconfiguredOrigin(String secret) {
        var rest = FIELDS + ", \"authentication\": {\"scheme\": \"bearer\", \"secret\": \"%s\"}".formatted(secret);

        assertThatThrownBy(() -> load("/invocations", "mlflow", rest))
                .satisfies(refusedWith(FormatProblem.ENDPOINT_NOT_ALLOWED))
                .hasMessageContaining(secret)
                .hasMessageNotContaining("s3cret");
        assertThat(end.requests()).isEmpty();
    }

    @Test
    void keepsSecretsOutOfMessagesAndDescriptions() throws IOException {
        var rest = FIELDS + ", \"authentication\": {\"scheme\": \"bearer\", \"secret\": \"bureau\"}";
        try (var scorer = load("/failing", "mlflow", rest)) {
            assertThatThrownBy(() -> scorer.scoreRow(ROW))
                    .isInstanceOf(ScoringFailed.class)
                    .hasMessageContaining("answers 500")
                    .hasMessageContaining("'no luck Bearer ***'");
        }
        assertThat(settings(List.of(), Duration.ofSeconds(1)).toString()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "https://127.0.0.1/invocations",
                "http://localhost:1/invocations",
                "http://vendor.example.attacker.example/invocations",
            })
    void callsNoUnlistedOrigin(String endpoint) throws IOException {
        var file = write(descriptor("", "mlflow", FIELDS).replace("\"" + end.origin() + "\"", "\"" + endpoint + "\""));
        var format = format();
        var signature = format.inspect(file).orElseThrow();

        assertThatThrownBy(() -> format.load(file, signature))
                .satisfies(refusedWith(FormatProblem.ENDPOINT_NOT_ALLOWED))
                .hasMessageContaining("muster.scoring.remote.allowed-origins");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://vendor.example/x",
                "/invocations",
                "http:///invocations",
                "http://user:password@vendor.example/",
                "https://vendor.example/#x",
                "https://vendor.example\\\\@other.example/",
            })
    void refusesInvalidAddresses(String endpoint) throws IOException {
        refuses(descriptor("", "mlflow", FIELDS)
                .replace("\"" + end.origin() + "\"", "\"" + endpoint + "\"")
                .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void followsNoRedirect() throws IOException {
        try (var scorer = load("/moved", "json", FIELDS)) {
            assertThatThrownBy(() -> scorer.scoreRow(ROW))
                    .isInstanceOf(ScoringFailed.class)
                    .hasMessageContaining("answers 307");
        }
        assertThat(end.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/text,row 1: the remote model gave \"high\"",
        "/nothing,row 1: the remote model gave nothing",
        "/null,row 1: the remote model gave null",
    })
    void namesTheOutputOfAnAnswerOfAnotherType(String path, String message) throws IOException {
        try (var scorer = load(path, "json", FIELDS)) {
            assertThatThrownBy(() -> scorer.scoreRow(ROW))
                    .isInstanceOf(ScoringFailed.class)
                    .hasMessageContaining("'score'")
                    .hasMessageContaining(message);
        }
    }

    @Test
    void takesNullForNoResultWhereTheOutputIsOptional() throws IOException {
        var rest = FIELDS.replace("\"score\",", "\"score\", \"optional\": true,");
        try (var scorer = load("/null", "json", rest)) {
            assertThat(scorer.scoreRow(ROW)).containsEntry("score", null);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/broken,not answer with JSON",
        "/twice,not answer with JSON",
        "/failing,answers 500",
        "/hanging-up,cannot be asked",
        "/huge,more than 1048576 bytes",
        "/not-there,answers 404"
    })
    void failsOnceAndSaysWhy(String path, String message) throws IOException {
        try (var scorer = load(path, "json", FIELDS)) {
            assertThatThrownBy(() -> scorer.scoreRow(ROW))
                    .isInstanceOf(ScoringFailed.class)
                    .hasMessageContaining(path)
                    .hasMessageContaining(message);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/silent", "/dripping"})
    void waitsNoLongerThanTheSettingsAndTheDescriptorSay(String path) throws IOException {
        var rest = FIELDS + ", \"timeout\": \"PT0.3S\"";
        try (var scorer = load(path, "json", rest)) {
            assertThatThrownBy(() -> scorer.scoreRow(ROW))
                    .isInstanceOf(ScoringFailed.class)
                    .hasMessageContaining("not answered after 300 ms");
        }
        var strict =
                new RemoteFormat(ScoringSettings.defaults(), settings(List.of(end.origin()), Duration.ofMillis(200)));
        try (var scorer = load(strict, descriptor(path, "json", rest))) {
            assertThatThrownBy(() -> scorer.scoreRow(ROW)).hasMessageContaining("not answered after 200 ms");
        }
    }

    @Test
    void saysWhenNoOneIsEligible() throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var closed = URI.create("http://127.0.0.1:" + port);
        var format = new RemoteFormat(ScoringSettings.defaults(), settings(List.of(closed), Duration.ofSeconds(5)));
        try (var scorer = load(
                format, descriptor("", "mlflow", FIELDS).replace(end.origin().toString(), closed.toString()))) {
            assertThatThrownBy(() -> scorer.scoreRow(ROW))
                    .isInstanceOf(ScoringFailed.class)
                    .hasMessageContaining("127.0.0.1:" + port)
                    .hasMessageContaining("ConnectException");
        }
    }

    @Test
    void countsTheResults() throws IOException {
        var rest = FIELDS + ", \"request\": {\"rows\": \"/batch/applicants\"}, \"response\": {\"rows\": \"/batch\"}";
        try (var scorer = load("/many", "json", rest)) {
            assertThatThrownBy(() -> scorer.scoreRow(ROW))
                    .isInstanceOf(ScoringFailed.class)
                    .hasMessageContaining("not a list of results");
        }
        try (var scorer = load(
                "/v2/models/matrix/infer",
                "open-inference",
                FIELDS.replace("\"score\",", "\"score\", \"at\": \"predict\",")
                        + ", \"request\": {\"tensor\": \"X\"}")) {
            assertThatThrownBy(() -> scorer.scoreRow(ROW))
                    .isInstanceOf(ScoringFailed.class)
                    .hasMessageContaining("2 values for 1 rows");
        }
    }

    @Test
    void refusesDescriptorsThatContradictThemselves() throws IOException {
        for (var descriptor : List.of(
                descriptor("/one", "telepathy", FIELDS),
                descriptor("/one", "json", FIELDS.replace("\"double\"", "\"number\"")),
                descriptor("/one", "json", FIELDS.replace("\"income\"", "\"age\"")),
                descriptor("/one", "json", FIELDS).replace("remote/1", "remote/2"),
                descriptor("/one", "json", FIELDS + ", \"password\": \"hunter2\""),
                descriptor("/one", "json", FIELDS + ", \"timeout\": \"PT0S\""),
                descriptor("/one", "json", FIELDS + ", \"timeout\": \"PT1S\", \"timeout\": \"PT2S\""),
                descriptor("/one", "json", FIELDS + ", \"request\": {\"rows\": \"/rows\"}"),
                descriptor("/one", "json", FIELDS + ", \"request\": {\"constants\": {\"age\": 7}}"),
                descriptor("/one", "json", FIELDS.replace("\"age\",", "\"age\", \"at\": \"age\",")),
                descriptor("/one", "json", FIELDS.replace("\"age\",", "\"age\", \"at\": \"/income/age\",")),
                descriptor("/one", "json", FIELDS + ", \"authentication\": {\"scheme\": \"bearer\"}"),
                descriptor(
                        "/one",
                        "json",
                        FIELDS + ", \"authentication\": {\"scheme\": \"header\", \"secret\": \"bureau\"}"),
                descriptor("/one", "json", FIELDS) + "{}")) {
            refuses(descriptor.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void refusesHeadersThatAreNotForDescriptorsToSet() {
        for (var header : List.of("Host", "Content-Length", "X-A: b\\r\\nX-B", "")) {
            var rest = FIELDS
                    + ", \"authentication\": {\"scheme\": \"header\", \"secret\": \"bureau\", \"header\": \"%s\"}"
                            .formatted(header);
            assertThatThrownBy(() -> load("/one", "json", rest))
                    .isInstanceOf(UnreadableArtifact.class)
                    .hasMessageNotContaining("s3cret");
        }
    }
}
