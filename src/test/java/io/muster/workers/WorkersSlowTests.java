package io.muster.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.muster.datasets.columns.Column;
import io.muster.formats.ModelFormat;
import io.muster.formats.RowsAsColumns;
import io.muster.formats.Scorer;
import io.muster.formats.ScoringFailed;
import io.muster.formats.ScoringSettings;
import io.muster.formats.ScoringUnavailable;
import io.muster.formats.UnreadableArtifact;
import io.muster.formats.dmn.DmnFiles;
import io.muster.formats.dmn.DmnFormat;
import io.muster.formats.dmn.EndlessDmn;
import io.muster.formats.onnx.EndlessOnnx;
import io.muster.formats.onnx.OnnxFiles;
import io.muster.formats.onnx.OnnxFormat;
import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.Signature;
import io.muster.testing.ServerProcess;
import io.muster.workers.protocol.Answer;
import io.muster.workers.protocol.Frames;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** Worker processes may end without affecting anything else. */
class WorkersSlowTests {

    private static final Duration A_MOMENT = Duration.ofSeconds(4);
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private final ScoringSettings scoring = ScoringSettings.defaults().withTimes(LONG, A_MOMENT, A_MOMENT);
    private final ScoringWorkerSettings settings =
            ScoringWorkerSettings.defaults().with(DataSize.ofMegabytes(128), DataSize.ofMegabytes(800), Duration.ZERO);
    private final WorkerIsolation isolation = new WorkerIsolation(scoring, settings);
    private @Nullable WorkerIsolation texts;

    @AfterEach
    void endProcesses() {
        isolation.close();
        if (texts != null) {
            texts.close();
        }
    }

    private Scorer onnx(ModelFormat format, ModelProto model) throws IOException {
        var file = OnnxFiles.write(directory, model);
        return format.load(file, format.inspect(file).orElseThrow());
    }

    private Scorer dmn(ModelFormat format, String document) throws IOException {
        var signature = new Signature(List.of(Field.of("x", DataType.DOUBLE)), List.of(Field.of("D", DataType.TEXT)));
        return format.load(DmnFiles.write(directory, document), signature);
    }

    private ModelFormat examiningOnnx() {
        return isolation.examining(new OnnxFormat(scoring));
    }

    private ModelFormat servingOnnx() {
        return isolation.serving(new OnnxFormat(scoring));
    }

    private ModelFormat servingDmn() {
        return isolation.serving(new DmnFormat(scoring));
    }

    private long onlyWorker() {
        return (texts == null ? isolation : texts).workers().pids().iterator().next();
    }

    private static void kill(String signal, long pid) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    void anEndlessPredictionEndsAndItsModelScoresOn() throws IOException {
        try (var scorer = onnx(servingOnnx(), EndlessOnnx.loop())) {
            for (var i = 0; i < 2; i++) {
                assertThatThrownBy(() -> scorer.scoreRow(Map.of("x", 3, "times", 1L << 50)))
                        .isInstanceOf(ScoringFailed.class)
                        .hasMessageContaining("muster.scoring.evaluation-timeout");
                awaitAnswer(scorer);
            }
        }
        // The one that examined is kept for the next artifact.
        await().atMost(LONG).until(() -> isolation.workers().running() == 1);
    }

    private static void awaitAnswer(Scorer scorer) {
        await().atMost(LONG)
                .ignoreExceptionsInstanceOf(ScoringFailed.class)
                .untilAsserted(() ->
                        assertThat(scorer.scoreRow(Map.of("x", 3, "times", 7))).containsEntry("y", 3.0));
    }

    @Test
    void aRuleThatDoesNotEndEndsWithItsProcess() throws IOException {
        try (var scorer = dmn(servingDmn(), EndlessDmn.recursion())) {
            var first = onlyWorker();

            assertThatThrownBy(() -> scorer.scoreRow(Map.of("x", 0)))
                    .isInstanceOf(ScoringFailed.class)
                    .hasMessageContaining("muster.scoring.evaluation-timeout");
            await().atMost(LONG).until(() -> ProcessHandle.of(first).isEmpty());
            await().atMost(LONG)
                    .ignoreExceptionsInstanceOf(ScoringFailed.class)
                    .untilAsserted(
                            () -> assertThat(scorer.scoreRow(Map.of("x", 100))).containsEntry("D", "0"));
        }
    }

    /** The other model answers rightly all the time: how fast is the machine's business. */
    @Test
    void anInnocentModelAnswersWhileOthersNeverEnd() throws Exception {
        var callers = Executors.newFixedThreadPool(2);
        var patience = scoring.withTimes(LONG, LONG, LONG);
        try (var patient = new WorkerIsolation(patience, settings);
                var innocent = onnx(new OnnxFormat(patience), OnnxFiles.times(2));
                var innocentToo =
                        dmn(patient.serving(new DmnFormat(patience)), DmnFiles.expression("number", "x + 1"));
                var endless = dmn(servingDmn(), EndlessDmn.recursion());
                var hungry = dmn(servingDmn(), EndlessDmn.growth())) {
            var ends = callers.submit(() -> fail(endless, 3));
            var starves = callers.submit(() -> fail(hungry, 3));
            var answers = 0;
            while (!ends.isDone() || !starves.isDone() || answers < 100) {
                assertThat(innocent.scoreRow(Map.of("x", answers))).containsEntry("y", 2.0 * answers);
                assertThat(innocentToo.scoreRow(Map.of("x", answers)))
                        .containsEntry("D", Integer.toString(answers + 1));
                answers++;
            }
            assertThat(ends.get(1, TimeUnit.SECONDS)).isEqualTo(3);
            assertThat(starves.get(1, TimeUnit.SECONDS)).isEqualTo(3);
        } finally {
            callers.shutdownNow();
        }
    }

    private static int fail(Scorer scorer, int times) {
        var failed = 0;
        while (failed < times) {
            try {
                scorer.scoreRow(Map.of("x", 0));
                return failed;
            } catch (ScoringUnavailable e) {
                Thread.onSpinWait();
            } catch (ScoringFailed e) {
                failed++;
            }
        }
        return failed;
    }

    @Test
    void aRuleThatExhaustsTheHeapNamesTheLimit() throws IOException {
        try (var scorer = dmn(servingDmn(), EndlessDmn.growth())) {
            assertThatThrownBy(() -> scorer.scoreRow(Map.of("x", 0)))
                    .isInstanceOf(ScoringFailed.class)
                    .hasMessageContaining("muster.scoring");
        }
    }

    @Test
    void aModelThatNeedsMoreMemoryThanAProcessMayUseGetsThatMessage() throws IOException {
        Assumptions.assumeTrue(Launcher.isLimited(), "the system bounds a process's memory");
        var patient = new WorkerIsolation(scoring.withTimes(LONG, LONG, LONG), settings);
        try (var scorer = onnx(patient.examining(new OnnxFormat(scoring)), EndlessOnnx.zeros(1_000_000_000))) {
            assertThatThrownBy(() -> scorer.scoreRow(Map.of("x", 1)))
                    .isInstanceOf(ScoringFailed.class)
                    .hasMessageContaining("800 MB in all (muster.scoring.workers.memory)");
        } finally {
            patient.close();
        }
    }

    @Test
    void aCrashWhileAnArtifactIsOpenedRefusesTheArtifact() throws Exception {
        var model = EndlessOnnx.chain(60_000);
        var file = OnnxFiles.write(directory, model);
        var caller = Executors.newSingleThreadExecutor();
        try {
            var inspected = caller.submit(() -> examiningOnnx().inspect(file));
            await().atMost(LONG).until(() -> isolation.workers().running() == 1);
            kill("SEGV", onlyWorker());

            assertThatThrownBy(inspected::get)
                    .cause()
                    .isInstanceOf(UnreadableArtifact.class)
                    .hasMessageContaining("crashed the runtime");
        } finally {
            caller.shutdownNow();
        }
    }

    @Test
    void aProcessKilledFromOutsideIsNotBlamedOnTheArtifact() throws Exception {
        try (var scorer = onnx(servingOnnx(), OnnxFiles.times(2))) {
            kill("KILL", onlyWorker());

            await().atMost(LONG)
                    .ignoreExceptionsInstanceOf(ScoringFailed.class)
                    .untilAsserted(
                            () -> assertThat(scorer.scoreRow(Map.of("x", 3))).containsEntry("y", 6.0));
        }
    }

    /** A container without memory kills a process each time it scores the same row. */
    @Test
    void aProcessKilledTwiceIsItsArtifactsFault() throws Exception {
        var file = OnnxFiles.write(directory, OnnxFiles.times(2));
        var signature = examiningOnnx().inspect(file).orElseThrow();

        assertThat(killed(file, signature).mayWorkLater()).isTrue();
        assertThat(killed(file, signature))
                .hasMessageContaining("killed from outside")
                .hasMessageContaining("muster.scoring.workers.memory")
                .matches(failure -> !failure.mayWorkLater());
        try (var scorer = examiningOnnx().load(file, signature)) {
            assertThat(scorer.scoreRow(Map.of("x", 3))).containsEntry("y", 6.0);
        }
        assertThat(killed(file, signature).mayWorkLater()).isTrue();
    }

    private ScoringFailed killed(Path file, Signature signature) throws Exception {
        try (var scorer = examiningOnnx().load(file, signature)) {
            kill("KILL", onlyWorker());
            return catchThrowableOfType(ScoringFailed.class, () -> scorer.scoreRow(Map.of("x", 3)));
        }
    }

    @Test
    void whatIsAboutToServeNeedNotWaitForWhatIsExamined() throws IOException {
        var file = OnnxFiles.write(directory, OnnxFiles.times(2));
        var signature = examiningOnnx().inspect(file).orElseThrow();
        var busy = new ArrayList<Scorer>();
        try {
            for (var i = 0; i < settings.examining(); i++) {
                busy.add(examiningOnnx().load(file, signature));
            }
            assertThat(servingOnnx().unbounded(file, signature)).isEmpty();
        } finally {
            busy.forEach(Scorer::close);
        }
    }

    @Test
    void aRowThatIsTooLargeForAMessageFailsAndItsProcessGoesOn() throws IOException {
        try (var scorer = dmnTexts()) {
            var before = onlyWorker();
            var text = "x".repeat(Frames.LARGEST + 1);

            assertThatThrownBy(() -> scorer.scoreRow(Map.of("x", text)))
                    .isInstanceOf(ScoringFailed.class)
                    .hasMessageContaining("too large for a worker process");
            assertThat(scorer.scoreRow(Map.of("x", "ab"))).containsEntry("D", "abab");
            assertThat(onlyWorker()).isEqualTo(before);
        }
    }

    @Test
    void anAnswerThatIsTooLargeFailsAndItsProcessGoesOn() throws IOException {
        try (var scorer = dmnTexts()) {
            var before = onlyWorker();
            var text = "x".repeat(Frames.LARGEST / 2 + 1);

            assertThatThrownBy(() -> scorer.scoreRow(Map.of("x", text)))
                    .isInstanceOf(ScoringFailed.class)
                    .hasMessageContaining("The answer has");
            assertThat(onlyWorker()).isEqualTo(before);
        }
    }

    @Test
    void rowsOfLongTextsAreSentInParts() throws IOException {
        try (var scorer = dmnTexts()) {
            var text = "x".repeat(3_000_000);
            var rows =
                    IntStream.range(0, 12).mapToObj(i -> Map.of("x", text + i)).toList();

            var answer = (Column.Texts)
                    scorer.score(RowsAsColumns.batch(scorer.signature(), rows)).column("D");
            for (var i = 0; i < rows.size(); i++) {
                assertThat(answer.values()[i]).hasSize(2 * (text + i).length()).endsWith("x" + i);
            }
        }
    }

    /** Doubles its text. */
    private Scorer dmnTexts() throws IOException {
        var patience = scoring.withTimes(LONG, LONG, LONG);
        var signature = new Signature(List.of(Field.of("x", DataType.TEXT)), List.of(Field.of("D", DataType.TEXT)));
        var roomy = settings.with(DataSize.ofGigabytes(1), DataSize.ofGigabytes(3), Duration.ZERO);
        texts = new WorkerIsolation(patience, roomy);
        return texts.examining(new DmnFormat(patience))
                .load(DmnFiles.write(directory, DmnFiles.expression("string", "x + x")), signature);
    }

    /** A process that sends anything but an answer is ended, and the artifact that it had opened is refused. */
    @ParameterizedTest
    @ValueSource(strings = {"7f000000", "00000001ff", "0000000149", "00000005520fffffff", "000000025299", ""})
    void garbageIsNotAnAnswer(String hex) throws IOException {
        var garbage = HexFormat.of().parseHex(hex);

        assertThatThrownBy(() -> Answer.of(Frames.read(new DataInputStream(new ByteArrayInputStream(garbage)))))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aModelThatEndsItsProcessAgainAndAgainWaitsLongerEachTime() throws IOException {
        var slow =
                new WorkerIsolation(scoring, settings.with(settings.heap(), settings.memory(), Duration.ofMinutes(10)));
        try (var scorer = onnx(slow.serving(new OnnxFormat(scoring)), EndlessOnnx.loop())) {
            assertThatThrownBy(() -> scorer.scoreRow(Map.of("x", 3, "times", 1L << 50)))
                    .isNotInstanceOf(ScoringUnavailable.class);

            assertThatThrownBy(() -> scorer.scoreRow(Map.of("x", 3, "times", 1)))
                    .isInstanceOf(ScoringUnavailable.class)
                    .hasMessageContaining("started again soon");
        } finally {
            slow.close();
        }
    }

    @Test
    void aProcessInheritsNoSecrets() throws IOException {
        Assumptions.assumeTrue(Launcher.isLimited(), "there is a /proc");
        try (var scorer = onnx(servingOnnx(), OnnxFiles.times(2))) {
            var environment = Files.readString(Path.of("/proc/" + onlyWorker() + "/environ"));

            assertThat(environment.split("\0"))
                    .allSatisfy(variable -> assertThat(variable)
                            .matches("(MALLOC_ARENA_MAX|ORT_DISABLE_TELEMETRY|LANG|LC_ALL|LD_LIBRARY_PATH|PWD|_)=.*"));
            assertThat(scorer.scoreRow(Map.of("x", 3))).containsEntry("y", 6.0);
        }
    }

    @Test
    void processesAreUsedAgainAndLeaveNoFoldersBehind() throws IOException {
        var file = OnnxFiles.write(directory, OnnxFiles.times(2));
        var before = folders();
        for (var i = 0; i < 5; i++) {
            assertThat(examiningOnnx().inspect(file)).isPresent();
        }
        assertThat(isolation.workers().started()).isEqualTo(1);
        var its = folders();
        its.removeAll(before);
        assertThat(its).hasSize(1);

        isolation.close();
        await().atMost(LONG).untilAsserted(() -> assertThat(folders()).doesNotContainAnyElementsOf(its));
    }

    private static Set<String> folders() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("muster-worker"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void aStoppingServerStartsNoProcessesAndBlamesNoArtifact() throws IOException {
        var file = OnnxFiles.write(directory, OnnxFiles.times(2));
        isolation.stop();

        assertThatThrownBy(() -> examiningOnnx().inspect(file)).isInstanceOf(ScoringUnavailable.class);
    }

    /** SIGKILL, which no hook hears, while the process computes and reads no input. */
    @Test
    void aProcessEndsWithItsServer() throws Exception {
        var log = directory.resolve("parent.log");
        try (var parent = ServerProcess.start(EndlessParent.class, log, List.of(directory.toString()))) {
            parent.await("worker ", LONG);
            var pid = Long.parseLong(parent.output().replaceAll("(?s).*worker (\\d+).*", "$1"));
            assertThat(ProcessHandle.of(pid)).isPresent();
            parent.kill();

            await().atMost(LONG).until(() -> ProcessHandle.of(pid).isEmpty());
        }
    }
}
