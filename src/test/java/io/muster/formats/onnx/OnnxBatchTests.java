package io.muster.formats.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.formats.InvalidInput;
import io.muster.formats.Scorer;
import io.muster.formats.ScoringSettings;
import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.Signature;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches of many rows: each row in its place, and nothing kept of one batch for the next. */
class OnnxBatchTests {

    @TempDir
    Path directory;

    private final OnnxFormat format = new OnnxFormat(ScoringSettings.defaults());

    private final long openBefore = NativeHandle.open();

    @AfterEach
    void everythingOutsideTheHeapIsGivenBack() {
        assertThat(NativeHandle.open()).isEqualTo(openBefore);
    }

    @Test
    void scoresMoreRowsThanOneChunkHolds() throws IOException {
        var example = OnnxFormats.example(directory);
        var values = new float[40_000 * 3];
        for (var i = 0; i < values.length; i++) {
            values[i] = i / 3;
        }
        try (var scorer = format.load(example.artifact(), example.signature())) {
            var scores = ((Column.Numbers) scorer.score(new ColumnBatch(List.of(new Column.Vectors("X", 3, values))))
                            .column("score"))
                    .values();
            assertThat(scores).hasSize(40_000).isSorted();
            assertThat(scores[1]).isCloseTo(1 / (1 + Math.exp(-(0.6 - 1))), within(1e-6));
        }
    }

    @Test
    void findsTheOneValueAmongManyThatIsNotANumber() throws IOException {
        var example = OnnxFormats.example(directory);
        try (var scorer = format.load(example.artifact(), example.signature())) {
            for (var wrong : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
                for (var at = 0; at < 33; at++) {
                    var values = new float[33];
                    values[at] = wrong;
                    var row = at / 3 + 1;
                    var batch = new ColumnBatch(List.of(new Column.Vectors("X", 3, values)));
                    assertThatThrownBy(() -> scorer.score(batch))
                            .isInstanceOf(InvalidInput.class)
                            .hasMessageContaining("Row %d, input 'X'".formatted(row));
                }
            }
        }
    }

    @Test
    void scoresEachRowOfAnyNumberOfRowsInItsPlace() throws IOException {
        var signature = new Signature(
                List.of(Field.vector("X", DataType.FLOAT, 3)), List.of(Field.vector("Y", DataType.FLOAT, 3)));
        try (var scorer = format.load(OnnxFiles.write(directory, negative()), signature)) {
            for (var rows : new int[] {16_383, 16_384, 16_385, 40_001, 40_001, 2, 32_768, 40_001}) {
                var values = new float[rows * 3];
                for (var i = 0; i < values.length; i++) {
                    values[i] = i + 1;
                }
                var got = (Column.Vectors) scorer.score(new ColumnBatch(List.of(new Column.Vectors("X", 3, values))))
                        .column("Y");
                assertThat(got.values()).isEqualTo(negated(values));
            }
        }
    }

    @Test
    void findsTheOneValueThatIsNotANumberInAnyChunkOfALargeBatch() throws IOException {
        var example = OnnxFormats.example(directory);
        var rows = 40_001;
        try (var scorer = format.load(example.artifact(), example.signature())) {
            for (var row : new int[] {0, 1, 1_365, 16_383, 16_384, 32_767, 32_768, 39_999, 40_000}) {
                var values = new float[rows * 3];
                values[row * 3 + row % 3] = Float.NaN;
                var batch = new ColumnBatch(List.of(new Column.Vectors("X", 3, values)));
                assertThatThrownBy(() -> scorer.score(batch))
                        .isInstanceOf(InvalidInput.class)
                        .hasMessageStartingWith("Row %d, input 'X' is missing".formatted(row + 1));
            }
            assertThat(scores(scorer, new float[rows * 3]))
                    .as("after all those refusals")
                    .hasSize(rows)
                    .containsOnly(scoreOf(scorer, 0, 0, 0));
        }
    }

    @Test
    void takesNumbersWhoseSumNoFloatHolds() throws IOException {
        var signature = new Signature(
                List.of(Field.vector("X", DataType.FLOAT, 3)), List.of(Field.vector("Y", DataType.FLOAT, 3)));
        var values = new float[10_000 * 3];
        for (var i = 0; i < values.length; i++) {
            values[i] = i % 2 == 0 ? Float.MAX_VALUE : -Float.MAX_VALUE;
        }
        Arrays.fill(values, 15_000, 30_000, Float.MAX_VALUE);
        try (var scorer = format.load(OnnxFiles.write(directory, negative()), signature)) {
            var got = (Column.Vectors) scorer.score(new ColumnBatch(List.of(new Column.Vectors("X", 3, values))))
                    .column("Y");
            assertThat(got.values()).isEqualTo(negated(values));
        }
    }

    @Test
    void keepsToTheBordersOfARangeInALargeBatch() throws IOException {
        var example = OnnxFormats.example(directory);
        var bounded = new Field("X", DataType.FLOAT, List.of(3), false, -1.0, 2.0, List.of());
        var signature = new Signature(List.of(bounded), example.signature().outputs());
        try (var scorer = format.load(example.artifact(), signature)) {
            var values = new float[10_000 * 3];
            Arrays.fill(values, -1f);
            Arrays.fill(values, 15_000, 30_000, 2f);
            assertThat(scores(scorer, values)).hasSize(10_000).isSorted();

            for (var wrong : new float[] {Math.nextUp(2f), Math.nextDown(-1f), Float.NEGATIVE_INFINITY, Float.NaN}) {
                for (var at : new int[] {0, 4_095, 4_096, 29_999}) {
                    var some = values.clone();
                    some[at] = wrong;
                    assertThatThrownBy(() -> scores(scorer, some))
                            .isInstanceOf(InvalidInput.class)
                            .hasMessageStartingWith("Row %d, input 'X'".formatted(at / 3 + 1));
                }
            }
        }
    }

    @Test
    void passesMissingNumbersOfALargeBatchOnWhereTheyAreOptional() throws IOException {
        var optional = new Field("X", DataType.FLOAT, List.of(3), true, null, null, List.of());
        var signature = new Signature(List.of(optional), List.of(Field.vector("Y", DataType.FLOAT, 3)));
        var values = new float[10_000 * 3];
        Arrays.fill(values, 1f);
        values[4_095] = Float.NaN;
        values[29_999] = Float.NaN;
        try (var scorer = format.load(OnnxFiles.write(directory, negative()), signature)) {
            var got = (Column.Vectors) scorer.score(new ColumnBatch(List.of(new Column.Vectors("X", 3, values))))
                    .column("Y");
            assertThat(got.values()).isEqualTo(negated(values));
            values[77] = Float.POSITIVE_INFINITY;
            assertThatThrownBy(() -> scorer.score(new ColumnBatch(List.of(new Column.Vectors("X", 3, values)))))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageStartingWith("Row 26, input 'X': Infinity");
        }
    }

    @Test
    void aRefusedBatchTakesNothingFromTheNext() throws IOException {
        var example = OnnxFormats.example(directory);
        try (var scorer = format.load(example.artifact(), example.signature())) {
            var expected = scoreOf(scorer, 1, 2, 3);
            assertThat(scores(scorer, 1, 2, 3, 4, 5, 6)).startsWith(expected);
            var held = NativeHandle.open();
            for (var i = 0; i < 5; i++) {
                assertThatThrownBy(() -> scores(scorer, 9, 9, 9, 9, 9, Float.NaN))
                        .isInstanceOf(InvalidInput.class);
                assertThat(scores(scorer, 1, 2, 3, 4, 5, 6)).startsWith(expected);
            }
            // One more: from its second run on the runtime writes into memory of ours.
            assertThat(NativeHandle.open()).isEqualTo(held + 1);
        }
    }

    @Test
    void answersEachCallAgainHoweverManyRowsItHas() throws IOException {
        var signature = new Signature(
                List.of(Field.vector("X", DataType.FLOAT, 3)), List.of(Field.vector("Y", DataType.FLOAT, 3)));
        try (var scorer = format.load(OnnxFiles.write(directory, negative()), signature)) {
            var earlier = (float[]) null;
            for (var call = 1; call < 12; call++) {
                for (var rows : new int[] {2, 2, 2, 5, 5, 1, 2}) {
                    var values = new float[rows * 3];
                    Arrays.fill(values, 10 * call + rows);
                    var got = ((Column.Vectors)
                                    scorer.score(new ColumnBatch(List.of(new Column.Vectors("X", 3, values))))
                                            .column("Y"))
                            .values();
                    assertThat(got).hasSize(rows * 3).containsOnly(-values[0]);
                }
                var row = (float[])
                        scorer.scoreRow(Map.of("X", List.of(call, call, call))).get("Y");
                assertThat(row).containsOnly(-(float) call);
                if (earlier != null) {
                    assertThat(earlier).as("an answer given before").containsOnly(1f - call);
                }
                earlier = row;
            }
        }
    }

    /** Memory outside the heap is small, and each caller reuses what a model keeps of it. */
    @Test
    void keepsNoMemoryForVeryLargeAnswers() throws IOException {
        var width = 1_000;
        var wide = OnnxFiles.model(GraphProto.newBuilder()
                .addInput(OnnxFiles.value("x", OnnxFiles.FLOAT, OnnxFiles.ROWS, 1))
                .addInitializer(OnnxFiles.floats("W", List.of(1L, (long) width), Collections.nCopies(width, 2f)))
                .addNode(OnnxFiles.node("MatMul", List.of("x", "W"), "y"))
                .addOutput(OnnxFiles.value("y", OnnxFiles.FLOAT, OnnxFiles.ROWS, width)));
        var signature = new Signature(
                List.of(Field.of("x", DataType.FLOAT)), List.of(Field.vector("y", DataType.FLOAT, width)));
        var values = new double[5_000];
        Arrays.fill(values, 3);
        try (var scorer = format.load(OnnxFiles.write(directory, wide), signature)) {
            var before = directMemory();
            for (var call = 0; call < 3; call++) {
                var got = scorer.score(new ColumnBatch(List.of(new Column.Numbers("x", values))));
                assertThat(((Column.Vectors) got.column("y")).values()).containsOnly(6f);
            }
            assertThat(directMemory() - before).isLessThan(1 << 20);
        }
    }

    private static long directMemory() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }

    private static float[] negated(float[] values) {
        var negated = new float[values.length];
        for (var i = 0; i < values.length; i++) {
            negated[i] = -values[i];
        }
        return negated;
    }

    private static ModelProto negative() {
        return OnnxFiles.model(GraphProto.newBuilder()
                .addInput(OnnxFiles.value("X", OnnxFiles.FLOAT, OnnxFiles.ROWS, 3))
                .addNode(OnnxFiles.node("Neg", List.of("X"), "Y"))
                .addOutput(OnnxFiles.value("Y", OnnxFiles.FLOAT, OnnxFiles.ROWS, 3)));
    }

    private static double[] scores(Scorer scorer, float... values) {
        var batch = new ColumnBatch(List.of(new Column.Vectors("X", 3, values)));
        return ((Column.Numbers) scorer.score(batch).column("score")).values();
    }

    private static double scoreOf(Scorer scorer, float... row) {
        return (Double) scorer.scoreRow(Map.of("X", row)).get("score");
    }
}
