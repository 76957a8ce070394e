package io.muster.formats.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.formats.IncompatibleSignature;
import io.muster.formats.InvalidInput;
import io.muster.formats.ModelFormat;
import io.muster.formats.ScoringFailed;
import io.muster.formats.ScoringSettings;
import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.Signature;
import io.muster.scoring.ModelFormatContract;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OnnxFormatTests extends ModelFormatContract {

    private final OnnxFormat format = new OnnxFormat(ScoringSettings.defaults());

    private final long openBefore = NativeHandle.open();

    @AfterEach
    void everythingOutsideTheHeapIsGivenBack() {
        assertThat(NativeHandle.open()).isEqualTo(openBefore);
    }

    @Override
    protected ModelFormat format(ScoringSettings settings) {
        return new OnnxFormat(settings);
    }

    @Override
    protected Example example() throws IOException {
        return OnnxFormats.example(directory);
    }

    @Test
    void carriesEveryKindOfValueThroughRowsAndBatches() throws IOException {
        var file = OnnxFiles.write(directory, OnnxFiles.everyKind());
        var signature = format.inspect(file).orElseThrow();
        var row = Map.<String, Object>of(
                "float",
                1.5,
                "double",
                0.1,
                "whole",
                1L << 53,
                "small",
                -7,
                "text",
                "grüß",
                "flag",
                true,
                "vector",
                List.of(1, -2, 3));
        try (var scorer = format.load(file, signature)) {
            var got = scorer.scoreRow(row);
            assertThat(got)
                    .containsEntry("same float", 1.5)
                    .containsEntry("same double", 0.1)
                    .containsEntry("same whole", 0x1p53)
                    .containsEntry("same small", -7.0)
                    .containsEntry("same text", "grüß")
                    .containsEntry("same flag", true);
            assertThat((float[]) got.get("same vector")).containsExactly(1, -2, 3);

            var batch = io.muster.formats.RowsAsColumns.batch(signature, List.of(row, row));
            var columns = scorer.score(batch);
            assertThat(((Column.Texts) columns.column("same text")).values()).containsExactly("grüß", "grüß");
            assertThat(((Column.Flags) columns.column("same flag")).values()).containsExactly(true, true);
            assertThat(((Column.Numbers) columns.column("same double")).values())
                    .containsExactly(0.1, 0.1);
            assertThat(((Column.Vectors) columns.column("same vector")).values())
                    .containsExactly(1, -2, 3, 1, -2, 3);
        }
    }

    @Test
    void readsTypesAndShapesFromTheFile() throws IOException {
        var signature = format.inspect(OnnxFiles.write(directory, OnnxFiles.everyKind()))
                .orElseThrow();

        assertThat(signature.inputs())
                .extracting(Field::type)
                .containsExactly(
                        DataType.FLOAT,
                        DataType.DOUBLE,
                        DataType.INTEGER,
                        DataType.INTEGER,
                        DataType.TEXT,
                        DataType.BOOLEAN,
                        DataType.INTEGER);
        assertThat(signature.inputs())
                .extracting(Field::shape)
                .containsExactly(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(3));
    }

    @Test
    void refusesAFractionWhereAWholeNumberIsExpected() throws IOException {
        var file = OnnxFiles.write(directory, OnnxFiles.everyKind());
        try (var scorer = format.load(file, format.inspect(file).orElseThrow())) {
            assertThatThrownBy(() -> scorer.scoreRow(Map.of("float", 1.0, "double", 1.0, "whole", 0.5)))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("'whole'")
                    .hasMessageContaining("0.5");
        }
    }

    @Test
    void refusesVectorsOfAnotherWidth() throws IOException {
        var example = example();
        try (var scorer = format.load(example.artifact(), example.signature())) {
            assertThatThrownBy(() -> scorer.scoreRow(Map.of("X", List.of(1, 2))))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("'X' has 2 values: expected 3");
            var wide = new ColumnBatch(List.of(new Column.Vectors("X", 4, new float[8])));
            assertThatThrownBy(() -> scorer.score(wide))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("4 values per row: expected 3");
        }
    }

    @Test
    void givesOneOutputPerClassOfAMap() throws IOException {
        var file = OnnxFiles.write(directory, OnnxFiles.zipMap());
        var signature = format.inspect(file).orElseThrow();
        assertThat(signature.outputs())
                .extracting(Field::name)
                .containsExactly("label", "probability(bad)", "probability(good)");
        try (var scorer = format.load(file, signature)) {
            var row = scorer.scoreRow(Map.of("X", List.of(1, 1)));
            var expected = 1 / (1 + Math.exp(-5));
            assertThat((Double) row.get("probability(good)")).isCloseTo(expected, within(1e-6));
            assertThat(row).containsEntry("label", "good");

            var batch = scorer.score(new ColumnBatch(List.of(new Column.Vectors("X", 2, new float[] {1, 1, -1, -1}))));
            assertThat(((Column.Texts) batch.column("label")).values()).containsExactly("good", "bad");
            assertThat(((Column.Numbers) batch.column("probability(good)")).values()[0])
                    .isCloseTo(expected, within(1e-6));
        }
    }

    /** The runtime hands such an answer on instead of writing it anywhere. */
    @Test
    void answersAgainWhereAnOutputIsAnInput() throws IOException {
        var same = OnnxFiles.model(GraphProto.newBuilder()
                .addInput(OnnxFiles.value("x", OnnxFiles.FLOAT, OnnxFiles.ROWS, 1))
                .addNode(OnnxFiles.node("Neg", List.of("x"), "y"))
                .addOutput(OnnxFiles.value("x", OnnxFiles.FLOAT, OnnxFiles.ROWS, 1))
                .addOutput(OnnxFiles.value("y", OnnxFiles.FLOAT, OnnxFiles.ROWS, 1)));
        var number = List.of(Field.of("x", DataType.FLOAT));
        var signature = new Signature(number, List.of(Field.of("x", DataType.FLOAT), Field.of("y", DataType.FLOAT)));
        try (var scorer = format.load(OnnxFiles.write(directory, same), signature)) {
            for (var call = 1; call < 5; call++) {
                assertThat(scorer.scoreRow(Map.of("x", call)))
                        .containsEntry("x", (double) call)
                        .containsEntry("y", (double) -call);
            }
        }
    }

    /** So an answer's shape cannot be relied on to be the one it had before. */
    @Test
    void answersInWhicheverShapeTheDataLeadTo() throws IOException {
        var kept = GraphProto.newBuilder()
                .setName("kept")
                .addNode(OnnxFiles.node("Neg", List.of("X"), "negative"))
                .addOutput(OnnxFiles.value("negative", OnnxFiles.FLOAT, OnnxFiles.ROWS, 1));
        var flat = GraphProto.newBuilder()
                .setName("flat")
                .addNode(OnnxFiles.node("Squeeze", List.of("X"), "squeezed"))
                .addOutput(OnnxFiles.value("squeezed", OnnxFiles.FLOAT, OnnxFiles.ROWS));
        var either = OnnxFiles.model(GraphProto.newBuilder()
                .addInput(OnnxFiles.value("X", OnnxFiles.FLOAT, OnnxFiles.ROWS, 1))
                .addInitializer(OnnxFiles.floats("zero", List.of(), List.of(0f)))
                .addNode(OnnxFiles.node("ReduceMin", List.of("X"), "least").toBuilder()
                        .addAttribute(OnnxFiles.attribute("keepdims")
                                .setType(AttributeProto.AttributeType.INT)
                                .setI(0)))
                .addNode(OnnxFiles.node("Less", List.of("least", "zero"), "any below"))
                .addNode(OnnxFiles.node("If", List.of("any below"), "Y").toBuilder()
                        .addAttribute(branch("then_branch", kept))
                        .addAttribute(branch("else_branch", flat)))
                .addOutput(OnnxFiles.value("Y", OnnxFiles.FLOAT, OnnxFiles.ROWS, 1)));
        var signature = new Signature(List.of(Field.of("X", DataType.FLOAT)), List.of(Field.of("Y", DataType.FLOAT)));
        try (var scorer = format.load(OnnxFiles.write(directory, either), signature)) {
            for (var values : List.of(
                    new double[] {-1, 2}, new double[] {-3, 4}, new double[] {5, 6}, new double[] {7, 8}, new double[] {
                        -9, 1
                    })) {
                var got = (Column.Numbers) scorer.score(new ColumnBatch(List.of(new Column.Numbers("X", values))))
                        .column("Y");
                var sign = values[0] < 0 ? -1 : 1;
                assertThat(got.values()).containsExactly(sign * values[0], sign * values[1]);
            }
        }
    }

    private static AttributeProto.Builder branch(String name, GraphProto.Builder graph) {
        return OnnxFiles.attribute(name)
                .setType(AttributeProto.AttributeType.GRAPH)
                .setG(graph);
    }

    @Test
    void leavesOpenDimensionsToTheDeclaration() throws IOException {
        var open = OnnxFiles.model(GraphProto.newBuilder()
                .addInput(OnnxFiles.value("X", OnnxFiles.FLOAT, -1, -1))
                .addNode(OnnxFiles.node("Abs", List.of("X"), "Y"))
                .addOutput(OnnxFiles.value("Y", OnnxFiles.FLOAT, -1, -1)));
        var file = OnnxFiles.write(directory, open);
        assertThat(format.inspect(file)).isEmpty();

        var declared = new Signature(
                List.of(Field.vector("X", DataType.FLOAT, 2)), List.of(Field.vector("Y", DataType.FLOAT, 2)));
        try (var scorer = format.load(file, declared)) {
            assertThat((float[]) scorer.scoreRow(Map.of("X", List.of(-1, -2))).get("Y"))
                    .containsExactly(1, 2);
        }
    }

    @Test
    void passesMissingNumbersOnWhereTheyAreDeclaredOptional() throws IOException {
        var file = OnnxFiles.write(directory, OnnxFiles.everyKind());
        var optional = new Field("float", DataType.FLOAT, List.of(), true, null, null, List.of());
        var own = format.inspect(file).orElseThrow();
        var inputs = new java.util.ArrayList<>(own.inputs());
        inputs.set(0, optional);
        try (var scorer = format.load(file, new Signature(inputs, own.outputs()))) {
            var row = Map.<String, Object>of(
                    "double", 1, "whole", 1, "small", 1, "text", "", "flag", false, "vector", List.of(0, 0, 0));
            assertThat(scorer.scoreRow(row)).containsEntry("same float", null);
        }
        inputs.set(2, new Field("whole", DataType.INTEGER, List.of(), true, null, null, List.of()));
        assertThatThrownBy(() -> format.load(file, new Signature(inputs, own.outputs())))
                .isInstanceOf(IncompatibleSignature.class)
                .hasMessageContaining("'whole'");
    }

    @Test
    void refusesTensorsKeptInOtherFiles() throws IOException {
        var outside = OnnxFiles.logistic(3).toBuilder();
        outside.getGraphBuilder()
                .getInitializerBuilder(0)
                .clearFloatData()
                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalData(
                        StringStringEntryProto.newBuilder().setKey("location").setValue("/etc/passwd"));
        refuses(outside.build().toByteArray());
    }

    @Test
    void refusesOperatorsOfOthersAndFunctionsOfItsOwn() throws IOException {
        var custom = OnnxFiles.logistic(3).toBuilder();
        custom.getGraphBuilder().getNodeBuilder(0).setDomain("com.example");
        refuses(custom.build().toByteArray());

        refuses(OnnxFiles.logistic(3).toBuilder()
                .addFunctions(FunctionProto.newBuilder().setName("f").setDomain("mine"))
                .build()
                .toByteArray());
    }

    @Test
    void refusesTensorsTheFileCannotHold() throws IOException {
        for (var dimensions :
                List.of(List.of(1L << 40), List.of(1L << 31, 1L << 31), List.of(1L << 20, 100L), List.of(-5L))) {
            var huge = OnnxFiles.logistic(3).toBuilder();
            huge.getGraphBuilder().getInitializerBuilder(0).clearDims().addAllDims(dimensions);
            refuses(huge.build().toByteArray());
        }
    }

    @Test
    void refusesGraphsNestedTooDeep() throws IOException {
        var graph = GraphProto.newBuilder().setName("g");
        for (var depth = 0; depth < 60; depth++) {
            graph = GraphProto.newBuilder()
                    .setName("g")
                    .addNode(OnnxFiles.node("If", List.of("c"), "o").toBuilder()
                            .addAttribute(OnnxFiles.attribute("then_branch")
                                    .setType(AttributeProto.AttributeType.GRAPH)
                                    .setG(graph)));
        }
        refuses(OnnxFiles.model(graph).toByteArray());
    }

    @Test
    void survivesEveryDamagedByte() throws IOException {
        var whole = OnnxFiles.zipMap().toByteArray();
        for (var i = 0; i < whole.length; i++) {
            var damaged = Arrays.copyOf(whole, whole.length);
            damaged[i] ^= (byte) 0x55;
            var file = java.nio.file.Files.write(directory.resolve("damaged.onnx"), damaged);
            try {
                format.inspect(file);
            } catch (io.muster.shared.Refusal expected) {
                assertThat(expected).hasMessageNotContaining(directory.toString());
            }
        }
    }

    @Test
    void aCallThatFailsGivesItsMemoryBackToo() throws IOException {
        var graph = GraphProto.newBuilder()
                .addInput(OnnxFiles.value("index", OnnxFiles.INT64, OnnxFiles.ROWS))
                .addInitializer(OnnxFiles.floats("table", List.of(3L), List.of(1f, 2f, 3f)))
                .addNode(OnnxFiles.node("Gather", List.of("table", "index"), "found"))
                .addOutput(OnnxFiles.value("found", OnnxFiles.FLOAT, OnnxFiles.ROWS));
        var file = OnnxFiles.write(directory, OnnxFiles.model(graph));
        try (var scorer = format.load(file, format.inspect(file).orElseThrow())) {
            var held = NativeHandle.open();
            assertThatThrownBy(() -> scorer.scoreRow(Map.of("index", 7))).isInstanceOf(ScoringFailed.class);
            assertThatThrownBy(() ->
                            scorer.score(new ColumnBatch(List.of(new Column.Numbers("index", new double[] {0, 7})))))
                    .isInstanceOf(ScoringFailed.class);
            assertThat(NativeHandle.open()).isEqualTo(held);
            assertThat(scorer.scoreRow(Map.of("index", 2))).containsEntry("found", 3.0);
        }
    }

    /** What no counter of ours can say: whether the runtime gives the memory back to the system. */
    @Test
    void openingAndClosingOverAndOverTakesNoMoreMemory() throws IOException {
        assumeThat(STATUS).as("a system that tells how much memory is resident").isRegularFile();
        var file = OnnxFiles.write(directory, OnnxFiles.logistic(1 << 17));
        openAndClose(file, 10);
        var before = residentOutsideTheHeap();
        openAndClose(file, 40);

        // Forgotten sessions were measured to hold about 70 bytes a weight: 9 MB each here, 360 MB together.
        assertThat(residentOutsideTheHeap() - before).isLessThan(100L << 20);
    }

    private static final Path STATUS = Path.of("/proc/self/status");

    private void openAndClose(Path file, int times) {
        var signature = format.inspect(file).orElseThrow();
        for (var i = 0; i < times; i++) {
            format.load(file, signature).close();
        }
    }

    private static long residentOutsideTheHeap() throws IOException {
        var resident = Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("RssAnon:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .sum();
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
        return resident - heap;
    }
}
