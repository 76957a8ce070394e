package io.muster.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.muster.datasets.columns.Column;
import io.muster.formats.IncompatibleSignature;
import io.muster.formats.InvalidInput;
import io.muster.formats.ModelFormat;
import io.muster.formats.RowsAsColumns;
import io.muster.formats.Scorer;
import io.muster.formats.ScoringSettings;
import io.muster.formats.UnreadableArtifact;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** The contract of every format, with any library. */
public abstract class ModelFormatContract {

    private static final Duration BOUND = Duration.ofSeconds(20);

    @TempDir
    protected Path directory;

    /** A sound model with at least one required number among its inputs. */
    public record Example(Path artifact, Signature signature, GoldenRecord record, String number) {}

    protected abstract ModelFormat format(ScoringSettings settings);

    protected abstract Example example() throws IOException;

    private ModelFormat format() {
        return format(ScoringSettings.defaults());
    }

    private Scorer load(Example example) {
        return format().load(example.artifact(), example.signature());
    }

    @Test
    void readsTheSignature() throws IOException {
        var example = example();

        assertThat(format().inspect(example.artifact())).isEqualTo(Optional.of(example.signature()));
    }

    /** The library is on the class path under the name that reports give it; a platform is a word of the protocol. */
    @Test
    void namesItsPlatformAndItsLibrary() {
        var facts = format().facts();

        assertThat(facts.platform()).matches("[a-z0-9]+_[a-z0-9_]+");
        if (!format().runsHere()) {
            assertThat(facts.library()).isNull();
        }
        if (facts.library() != null) {
            assertThat(System.getProperty("java.class.path")).contains("/" + facts.library() + "-");
        }
    }

    /** Golden records in an artifact are reproduced; otherwise they would not be offered. */
    @Test
    void reproducesTheRecordsThatCameWithTheArtifact() throws IOException {
        var example = example();
        var own = format().ownRecords(example.artifact(), example.signature());
        try (var scorer = load(example)) {
            assertThat(Replayer.replay(scorer, own).matches()).isTrue();
        }
    }

    @Test
    void reproducesTheRecordByRowAndByBatch() throws IOException {
        var example = example();
        try (var scorer = load(example)) {
            var report = Replayer.replay(scorer, Collections.nCopies(3, example.record()));

            assertThat(report.firstMismatch()).isNull();
            assertThat(report.maxDeviation())
                    .isLessThanOrEqualTo(example.record().tolerance());
            assertThat(report.records()).hasSize(3);
        }
    }

    @Test
    void givesOneColumnPerOutputAndOneValuePerRow() throws IOException {
        var example = example();
        try (var scorer = load(example)) {
            var batch = RowsAsColumns.batch(
                    scorer.signature(),
                    Collections.nCopies(257, example.record().inputs()));
            var outputs = scorer.score(batch);

            assertThat(outputs.rows()).isEqualTo(257);
            assertThat(outputs.columns())
                    .extracting(Column::name)
                    .containsExactlyElementsOf(example.signature().outputs().stream()
                            .map(Field::name)
                            .toList());
            assertThat(RowsAsColumns.row(outputs, 256))
                    .usingRecursiveComparison()
                    .isEqualTo(RowsAsColumns.row(outputs, 0));
        }
    }

    @Test
    void scoresNoRowsToNoRows() throws IOException {
        var example = example();
        try (var scorer = load(example)) {
            assertThat(scorer.score(RowsAsColumns.batch(scorer.signature(), List.of()))
                            .rows())
                    .isZero();
        }
    }

    @Test
    void ignoresInputsItDoesNotKnow() throws IOException {
        var example = example();
        var row = new HashMap<>(example.record().inputs());
        row.put("favourite colour", "green");
        try (var scorer = load(example)) {
            assertThat(scorer.scoreRow(row))
                    .usingRecursiveComparison()
                    .isEqualTo(scorer.scoreRow(example.record().inputs()));
        }
    }

    @Test
    void namesARequiredInputThatIsMissing() throws IOException {
        var example = example();
        var row = new HashMap<>(example.record().inputs());
        row.remove(example.number());
        try (var scorer = load(example)) {
            assertThatThrownBy(() -> scorer.scoreRow(row))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("'" + example.number() + "'")
                    .hasMessageContaining("missing");
            var others = RowsAsColumns.batch(
                            scorer.signature(), List.of(example.record().inputs()))
                    .columns()
                    .stream()
                    .filter(column -> !column.name().equals(example.number()))
                    .toList();
            assertThatThrownBy(() -> scorer.score(new io.muster.datasets.columns.ColumnBatch(1, others)))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("'" + example.number() + "'");
        }
    }

    @Test
    void namesRowAndInputOfAMissingValue() throws IOException {
        var example = example();
        try (var scorer = load(example)) {
            var batch = RowsAsColumns.batch(
                    scorer.signature(), Collections.nCopies(5, example.record().inputs()));
            var column = batch.column(example.number());
            if (column instanceof Column.Numbers numbers) {
                numbers.values()[3] = Double.NaN;
            } else if (column instanceof Column.Vectors vectors) {
                vectors.values()[3 * vectors.width()] = Float.NaN;
            }

            assertThatThrownBy(() -> scorer.score(batch))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("Row 4")
                    .hasMessageContaining("'" + example.number() + "'");
        }
    }

    @Test
    void namesAnInputOfTheWrongType() throws IOException {
        var example = example();
        var row = new HashMap<>(example.record().inputs());
        row.put(example.number(), "forty-two");
        try (var scorer = load(example)) {
            assertThatThrownBy(() -> scorer.scoreRow(row))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("'" + example.number() + "'")
                    .hasMessageContaining("forty-two");
        }
    }

    @Test
    void refusesASignatureWithAnOutputTheModelDoesNotHave() throws IOException {
        var example = example();
        var declared = new Signature(
                example.signature().inputs(),
                List.of(Field.of("no such output", io.muster.inventory.signature.DataType.DOUBLE)));

        assertThatThrownBy(() -> format().load(example.artifact(), declared).close())
                .isInstanceOf(IncompatibleSignature.class)
                .hasMessageContaining("no such output");
    }

    @Test
    void givesTheSameFromManyThreads() throws Exception {
        var example = example();
        var threads = Executors.newFixedThreadPool(8);
        try (var scorer = load(example)) {
            var expected = scorer.scoreRow(example.record().inputs());
            Callable<Map<String, @Nullable Object>> row =
                    () -> scorer.scoreRow(example.record().inputs());
            Callable<Map<String, @Nullable Object>> batch = () -> RowsAsColumns.row(
                    scorer.score(RowsAsColumns.batch(
                            scorer.signature(),
                            Collections.nCopies(7, example.record().inputs()))),
                    6);
            var calls = IntStream.range(0, 200)
                    .mapToObj(i -> i % 4 == 0 ? batch : row)
                    .toList();

            for (var result : threads.invokeAll(calls)) {
                var got = result.get();
                expected.forEach((output, value) ->
                        assertThat(Replayer.deviation(value, got.get(output))).isZero());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void doesNothingOnceClosed() throws IOException {
        var example = example();
        var scorer = load(example);
        scorer.scoreRow(example.record().inputs());
        scorer.close();
        scorer.close();

        assertThatThrownBy(() -> scorer.scoreRow(example.record().inputs())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> scorer.score(RowsAsColumns.batch(scorer.signature(), List.of())))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void closingWaitsForRunningCalls() throws Exception {
        var example = example();
        for (var round = 0; round < 5; round++) {
            var threads = Executors.newFixedThreadPool(4);
            var scorer = load(example);
            var calls = IntStream.range(0, 4)
                    .mapToObj(i -> threads.submit(() -> scoreUntilClosed(scorer, example)))
                    .toList();
            scorer.close();
            for (var call : calls) {
                call.get();
            }
            threads.shutdownNow();
        }
    }

    private static void scoreUntilClosed(Scorer scorer, Example example) {
        try {
            while (true) {
                scorer.scoreRow(example.record().inputs());
            }
        } catch (IllegalStateException closed) {
            assertThat(closed).hasMessageContaining("closed");
        }
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        refuses(new byte[0]);
    }

    @Test
    void refusesRandomBytes() throws IOException {
        var random = new Random(42);
        for (var size = 1; size < 100_000; size *= 3) {
            var bytes = new byte[size];
            random.nextBytes(bytes);
            refuses(bytes);
        }
    }

    @Test
    void refusesATruncatedFile() throws IOException {
        var whole = Files.readAllBytes(example().artifact());
        for (var part = 1; part < 10; part++) {
            refuses(java.util.Arrays.copyOf(whole, whole.length * part / 10));
        }
    }

    @Test
    void refusesFilesOfOtherFormats() throws IOException {
        refuses("%PDF-1.7\n%âãÏÓ".getBytes(StandardCharsets.UTF_8));
        refuses("<html><body>not a model</body></html>".getBytes(StandardCharsets.UTF_8));
        refuses("{\"not\": \"a model\"}".getBytes(StandardCharsets.UTF_8));
        refuses("age,income\n42,1000\n".getBytes(StandardCharsets.UTF_8));
        refuses(zipThatClimbsOut());
    }

    private static byte[] zipThatClimbsOut() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("../../../../tmp/muster-zip-slip"));
            zip.write("gotcha".getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void refusesBombsOfMarkup() throws IOException {
        var entities = new StringBuilder("<!DOCTYPE bomb [<!ENTITY a0 \"ha\">");
        for (var i = 1; i < 30; i++) {
            entities.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
        }
        refuses((entities + "]><PMML>&a29;</PMML>").getBytes(StandardCharsets.UTF_8));
        refuses("<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><PMML>&f;</PMML>"
                .getBytes(StandardCharsets.UTF_8));
        refuses("<a>".repeat(200_000).getBytes(StandardCharsets.UTF_8));
        refuses("[".repeat(500_000).getBytes(StandardCharsets.UTF_8));
        refuses("{\"a\":".repeat(200_000).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesAFileLargerThanAllowed() throws IOException {
        var example = example();
        var small = DataSize.ofBytes(Files.size(example.artifact()) - 1);
        var settings = ScoringSettings.defaults().withSizes(small, small, DataSize.ofMegabytes(1));

        assertThatThrownBy(() -> format(settings).inspect(example.artifact()))
                .isInstanceOf(UnreadableArtifact.class)
                .hasMessageContaining("bytes");
    }

    /** Neither inspecting nor loading may hang, crash, or accept the bytes. */
    protected final void refuses(byte[] bytes) throws IOException {
        var file = Files.write(Files.createTempFile(directory, "bad", ".bin"), bytes);
        var signature = example().signature();
        assertTimeoutPreemptively(
                BOUND, () -> assertThatThrownBy(() -> format().inspect(file)).isInstanceOf(UnreadableArtifact.class));
        assertTimeoutPreemptively(
                BOUND,
                () -> assertThatThrownBy(() -> format().load(file, signature).close())
                        .isInstanceOf(UnreadableArtifact.class));
    }
}
