package io.muster.scoring;

import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.datasets.columns.Column;
import io.muster.extensions.ExtensionRefused;
import io.muster.formats.CheckedScorer;
import io.muster.formats.CheckedScorer.CheckedInput;
import io.muster.formats.FormatFacts;
import io.muster.formats.IncompatibleSignature;
import io.muster.formats.ModelFormat;
import io.muster.formats.Scorer;
import io.muster.formats.ScoringFailed;
import io.muster.formats.ScoringSettings;
import io.muster.formats.ServingMode;
import io.muster.formats.dmn.DmnFiles;
import io.muster.formats.dmn.DmnFormat;
import io.muster.formats.dmn.EndlessDmn;
import io.muster.formats.onnx.OnnxFiles;
import io.muster.formats.pmml.PmmlFiles;
import io.muster.inventory.ArtifactExaminer;
import io.muster.inventory.artifacts.Artifacts;
import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import io.muster.inventory.versions.ModelVersion;
import io.muster.shared.Digest;
import io.muster.testing.MusterModuleTest;
import io.muster.workers.Isolation;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** All formats together in one process, as they serve, with the database that reads datasets beside them. */
@MusterModuleTest
@TestPropertySource(
        properties = {
            "muster.scoring.remote.allowed-origins=https://scores.vendor.example",
            "muster.scoring.remote.secrets.bureau.origin=https://scores.vendor.example",
            "muster.scoring.remote.secrets.bureau.value=token"
        })
class ScoringModuleTests {

    @Autowired
    ArtifactExaminer examiner;

    @Autowired
    Scoring scoring;

    @Autowired
    Artifacts artifacts;

    @Autowired
    Isolation isolation;

    private Digest store(byte[] bytes) {
        return artifacts.store(new ByteArrayInputStream(bytes));
    }

    private Digest store(String text) {
        return store(text.getBytes(StandardCharsets.UTF_8));
    }

    private static GoldenRecord logistic(double expected) {
        return new GoldenRecord(Map.of("X", List.of(1, 2, 3)), Map.of("score", expected), 1e-6);
    }

    private static final GoldenRecord PMML = new GoldenRecord(
            Map.of("age", 40, "housing", "own"), Map.of("p", 1 / (1 + Math.exp(-0.5)), "class", "bad"), 1e-9);

    private static final GoldenRecord DMN = new GoldenRecord(
            Map.of("Debt Share", 0.4, "Risk Class", "low"), Map.of("Affordable", true, "Policy.limit", 600), 1e-9);

    @Test
    void examinesArtifactsOfEveryFormatInOneProcess() throws SQLException {
        var onnx = store(OnnxFiles.logistic(3).toByteArray());
        var score = 1 / (1 + Math.exp(-0.4));

        assertThat(examiner.examine("onnx", onnx, Optional.empty(), List.of(logistic(score)))
                        .signature()
                        .outputs())
                .containsExactly(Field.of("score", DataType.FLOAT));
        assertThat(examiner.examine("pmml", store(PmmlFiles.logistic()), Optional.empty(), List.of(PMML))
                        .signature()
                        .inputs())
                .extracting(Field::name)
                .containsExactly("age", "housing");
        assertThat(examiner.examine("dmn", store(DmnFiles.affordability()), Optional.empty(), List.of(DMN))
                        .signature()
                        .outputs())
                .extracting(Field::name)
                .containsExactly("Affordable", "Policy.limit", "Policy.reason");
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var answer = statement.executeQuery("select 6 * 7")) {
            assertThat(answer.next()).isTrue();
            assertThat(answer.getInt(1)).isEqualTo(42);
        }
    }

    @Test
    void refusesAnArtifactThatDoesNotGiveWhatAGoldenRecordExpects() {
        var onnx = store(OnnxFiles.logistic(3).toByteArray());

        assertThatThrownBy(() -> examiner.examine("onnx", onnx, Optional.empty(), List.of(logistic(0.25))))
                .isInstanceOf(GoldenMismatch.class)
                .hasMessageContaining("'score'");
        var wrong = new GoldenRecord(PMML.inputs(), Map.of("class", "good"), 0);
        assertThatThrownBy(() ->
                        examiner.examine("pmml", store(PmmlFiles.logistic()), Optional.empty(), List.of(PMML, wrong)))
                .isInstanceOf(GoldenMismatch.class)
                .hasMessageContaining("golden record 2")
                .hasMessageContaining("'class'");
    }

    @Test
    void refusesToBelieveAnArtifactWithoutGoldenRecords() {
        assertThatThrownBy(() -> examiner.examine("dmn", store(DmnFiles.affordability()), Optional.empty(), List.of()))
                .satisfies(refusedWith(ScoringProblem.NO_GOLDEN_RECORDS));
    }

    @Test
    void takesTheGoldenRecordsThatTheArtifactBringsWhereNoneAreSupplied() {
        var verified = store(PmmlFiles.verified("0.5", 1 / (1 + Math.exp(-0.5))));

        var examined = examiner.examine("pmml", verified, Optional.empty(), List.of());
        assertThat(examined.goldenRecords()).hasSize(2);
        assertThat(examiner.examine("pmml", verified, Optional.empty(), List.of(PMML))
                        .goldenRecords())
                .containsExactly(PMML);
    }

    @Test
    void knowsTheFactsOfEveryFormat() {
        assertThat(scoring.facts("onnx")).isEqualTo(new FormatFacts("onnx_onnxv1", "onnxruntime", false));
        assertThat(scoring.facts("pmml")).isEqualTo(new FormatFacts("muster_pmml", "pmml4s_3", false));
        assertThat(scoring.facts("dmn")).isEqualTo(new FormatFacts("muster_dmn", "kie-dmn-core", true));
        assertThat(scoring.facts("remote")).isEqualTo(new FormatFacts("muster_remote", null, false));
        assertThatThrownBy(() -> scoring.facts("pickle")).satisfies(refusedWith(ScoringProblem.UNKNOWN_FORMAT));
    }

    @Test
    void twoFormatsOfOneNameDoNotStart() {
        assertThatThrownBy(() -> new Scoring(
                        List.of(new Gate(), new Gate()), artifacts, ScoringSettings.defaults(), Isolation.none()))
                .isInstanceOf(ExtensionRefused.class)
                .hasMessageContaining("Two model formats have the id 'gate'");
    }

    @Test
    void refusesAnUnknownFormatAndNamesTheKnownOnes() {
        assertThatThrownBy(() -> scoring.inspect("pickle", store("cos\nsystem")))
                .satisfies(refusedWith(ScoringProblem.UNKNOWN_FORMAT))
                .hasMessageContaining("[dmn, onnx, pmml, remote]");
    }

    @Test
    void holdsADeclarationAgainstWhatTheArtifactSays() {
        var declared = new Signature(
                List.of(
                        Field.of("age", DataType.DOUBLE),
                        new Field("housing", DataType.TEXT, List.of(), false, null, null, List.of("castle"))),
                List.of());
        assertThatThrownBy(() ->
                        examiner.examine("pmml", store(PmmlFiles.logistic()), Optional.of(declared), List.of(PMML)))
                .isInstanceOf(IncompatibleSignature.class)
                .hasMessageContaining("castle");
    }

    @Test
    void aDecisionModelThatMayRunWithoutEndIsScoredOnlyWhereItCanBeEnded() {
        var recursion = store(EndlessDmn.recursion());
        var signature = new Signature(List.of(Field.of("x", DataType.DOUBLE)), List.of(Field.of("D", DataType.DOUBLE)));
        var ends = new GoldenRecord(Map.of("x", 61), Map.of("D", 0), 0);
        var version = Frozen.version("dmn", recursion, signature, ends);
        var settings = ScoringSettings.defaults();
        var withoutWorkers = decisions(settings, Isolation.none());
        var inProcess = decisions(settings.withServing(Map.of("dmn", ServingMode.IN_PROCESS)), isolation);

        assertThat(examiner.examine("dmn", recursion, Optional.of(signature), List.of(ends)))
                .isNotNull();
        for (var here : List.of(withoutWorkers, inProcess)) {
            assertThatThrownBy(() -> here.examine("dmn", recursion, Optional.of(signature), List.of(ends)))
                    .satisfies(refusedWith(ScoringProblem.UNBOUNDED_MODEL))
                    .hasMessageContaining("may run without end")
                    .hasMessageContaining("muster.scoring.workers.enabled");
            assertThatThrownBy(() -> here.openToServe(version)).satisfies(refusedWith(ScoringProblem.UNBOUNDED_MODEL));
            assertThat(here.examine("dmn", store(DmnFiles.affordability()), Optional.empty(), List.of(DMN)))
                    .isNotNull();
        }
        assertThatThrownBy(() -> withoutWorkers.open(version)).satisfies(refusedWith(ScoringProblem.UNBOUNDED_MODEL));
        assertThatThrownBy(() -> withoutWorkers.replay(version)).satisfies(refusedWith(ScoringProblem.UNBOUNDED_MODEL));
    }

    private Scoring decisions(ScoringSettings settings, Isolation isolated) {
        return new Scoring(List.of(new DmnFormat(settings)), artifacts, settings, isolated);
    }

    @Test
    void uploadsThatHangWhileTheyAreExaminedKeepNothingFromService() throws Exception {
        var gate = new Gate();
        var own = new Scoring(List.of(gate), artifacts, ScoringSettings.defaults(), Isolation.none());
        var examiners = Executors.newCachedThreadPool();
        try {
            for (var upload = 0; upload < 16; upload++) {
                var artifact = store("upload " + upload);
                examiners.execute(() -> own.inspect("gate", artifact));
            }
            assertThat(gate.waiting.tryAcquire(16, 30, TimeUnit.SECONDS)).isTrue();

            assertThatThrownBy(() -> own.inspect("gate", store("one more")))
                    .isInstanceOf(ScoringFailed.class)
                    .hasMessageContaining("16 artifacts");
            own.openToServe(gate.version(store("in service"))).close();
        } finally {
            gate.open.countDown();
            examiners.shutdownNow();
        }
    }

    /** A format whose artifacts are loaded at once, and looked into only when a gate is open. */
    private static final class Gate implements ModelFormat {

        private final Semaphore waiting = new Semaphore(0);
        private final CountDownLatch open = new CountDownLatch(1);
        private final Signature signature =
                new Signature(List.of(Field.of("age", DataType.DOUBLE)), List.of(Field.of("score", DataType.DOUBLE)));

        @Override
        public String id() {
            return "gate";
        }

        @Override
        public FormatFacts facts() {
            return FormatFacts.of(id(), "none");
        }

        @Override
        public Optional<Signature> inspect(Path artifact) {
            waiting.release();
            try {
                open.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Optional.of(signature);
        }

        @Override
        public Optional<String> unbounded(Path artifact, Signature signature) {
            return Optional.empty();
        }

        @Override
        public Scorer load(Path artifact, Signature signature) {
            return new CheckedScorer(signature) {
                @Override
                protected List<Column> scoreInputs(List<CheckedInput> inputs, int rows) {
                    var numbers = (Column.Numbers) inputs.get(0).column();
                    return List.of(new Column.Numbers("score", numbers.values()));
                }

                @Override
                protected Object[] scoreValues(Object[] inputs) {
                    return inputs;
                }

                @Override
                protected void free() {}
            };
        }

        ModelVersion version(Digest artifact) {
            var golden = new GoldenRecord(Map.of("age", 40), Map.of("score", 40), 0);
            return Frozen.version(id(), artifact, signature, golden);
        }
    }

    @Test
    void takesOriginsAndSecretsOfRemoteModelsFromTheSettings() {
        var descriptor = """
                {"muster": "remote/1", "endpoint": "%s/score", "protocol": "json",
                 "authentication": {"scheme": "bearer", "secret": "%s"},
                 "inputs": [{"name": "age", "type": "double"}], "outputs": [{"name": "score", "type": "double"}]}""";
        var record = new GoldenRecord(Map.of("age", 40), Map.of("score", 1), 0);

        assertThat(scoring.inspect("remote", store(descriptor.formatted("https://scores.vendor.example", "bureau"))))
                .isPresent();
        for (var bad : List.of(
                descriptor.formatted("https://scores.vendor.example", "another"),
                descriptor.formatted("https://other.example", "bureau"))) {
            assertThatThrownBy(() -> examiner.examine("remote", store(bad), Optional.empty(), List.of(record)))
                    .hasMessageContaining("muster.scoring.remote");
        }
    }
}
