package io.muster.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.formats.ModelFormat;
import io.muster.formats.Scorer;
import io.muster.formats.onnx.OnnxFiles;
import io.muster.formats.onnx.OnnxFormats;
import io.muster.formats.pmml.PmmlFormats;
import io.muster.inventory.signature.Signature;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pmml4s.model.Model;

/**
 * Benchmark (b): scoring in this process against the library called as its manual says, single rows and batches of
 * 10,000. A logistic regression of 20 numbers is the hardest case: the less a model computes, the more Muster's part
 * shows. What counts is the processor time of the calling thread, in alternating rounds: it does not pass while other programs run.
 * Writes {@code target/benchmarks/scoring.md}.
 */
class ScoringBenchmark {

    private static final int WIDTH = 20;
    private static final int BATCH = 10_000;
    private static final int TURNS = Integer.getInteger("muster.benchmark.turns", 15);
    private static final long TURN = Integer.getInteger("muster.benchmark.turn", 1000) * 1_000_000L;

    @TempDir
    Path directory;

    private final FloatBuffer direct = ByteBuffer.allocateDirect(BATCH * WIDTH * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();

    private volatile double sink;

    private interface Call {
        double run() throws Exception;
    }

    @Test
    void comparesScoringWithTheRawLibraries() throws Exception {
        var lines = new ArrayList<String>();
        lines.add(
                "| Model | Rows a call | Library, µs | Muster, µs | Added, µs (median) | Speed, Muster / library (median) |");
        lines.add("|---|---|---|---|---|---|");
        onnx(lines, "ONNX, logistic", OnnxFiles.logistic(WIDTH));
        onnx(lines, "ONNX, network of 20-64-64-1", OnnxFiles.network(WIDTH, 64));
        pmml(lines);
        write(lines);
    }

    private void onnx(List<String> lines, String name, ModelProto model) throws Exception {
        var file = OnnxFiles.write(directory, model);
        var environment = OrtEnvironment.getEnvironment();
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            try (var session = environment.createSession(file.toString(), options);
                    var scorer = load(OnnxFormats.onnx(), file)) {
                var row = vectors(1);
                var many = vectors(BATCH);
                var map = Map.<String, @Nullable Object>of("X", row);
                var batch = new ColumnBatch(List.of(new Column.Vectors("X", WIDTH, many)));
                lines.add(measure(name, 1, () -> raw(environment, session, row), () ->
                        (Double) scorer.scoreRow(map).get("score")));
                lines.add(measure(name, BATCH, () -> raw(environment, session, many), () -> last(scorer, batch)));
            }
        }
    }

    /** With memory outside the heap kept from call to call, as those do who have read the manual to its end. */
    private double raw(OrtEnvironment environment, OrtSession session, float[] values) throws OrtException {
        var shape = new long[] {values.length / WIDTH, WIDTH};
        direct.clear();
        direct.put(values).flip();
        try (var tensor = OnnxTensor.createTensor(environment, direct, shape);
                var result = session.run(Map.of("X", tensor))) {
            var scores = ((OnnxTensor) result.get(0)).getFloatBuffer();
            return scores.get(scores.limit() - 1);
        }
    }

    private void pmml(List<String> lines) throws Exception {
        var text = pmml();
        var file = Files.writeString(directory.resolve("model.pmml"), text);
        var model = Model.fromString(text);
        try (var scorer = load(PmmlFormats.pmml(), file)) {
            var row = new HashMap<String, @Nullable Object>();
            IntStream.range(0, WIDTH).forEach(i -> row.put("x" + i, value(0, i)));
            var batch = columns();
            lines.add(measure(
                    "PMML, logistic", 1, () -> (Double) model.predict(row).get("p"), () ->
                            (Double) scorer.scoreRow(row).get("p")));
            lines.add(measure("PMML, logistic", BATCH, () -> rawRows(model), () -> last(scorer, batch)));
        }
    }

    private static double rawRows(Model model) {
        var last = 0.0;
        for (var i = 0; i < BATCH; i++) {
            var row = new Object[WIDTH];
            for (var j = 0; j < WIDTH; j++) {
                row[j] = value(i, j);
            }
            last = (Double) model.predict(row)[0];
        }
        return last;
    }

    private static double last(Scorer scorer, ColumnBatch batch) {
        var scores = (Column.Numbers) scorer.score(batch).columns().get(0);
        return scores.values()[scores.rows() - 1];
    }

    private static Scorer load(ModelFormat format, Path file) {
        var own = format.inspect(file).orElseThrow();
        // Both sides compute the same: the one output.
        return format.load(file, new Signature(own.inputs(), own.outputs().subList(0, 1)));
    }

    private static String pmml() {
        return """
                <PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4"><Header/><DataDictionary>%s
                <DataField name="y" optype="categorical" dataType="string"><Value value="1"/><Value value="0"/></DataField>
                </DataDictionary><RegressionModel functionName="classification" normalizationMethod="logit">
                <MiningSchema>%s<MiningField name="y" usageType="target"/></MiningSchema>
                <Output><OutputField name="p" optype="continuous" dataType="double" feature="probability" value="1"/></Output>
                <RegressionTable intercept="-1" targetCategory="1">%s</RegressionTable>
                <RegressionTable intercept="0" targetCategory="0"/></RegressionModel></PMML>""".formatted(
                        fields("<DataField name=\"x%d\" optype=\"continuous\" dataType=\"double\"/>"),
                        fields("<MiningField name=\"x%d\"/>"),
                        fields("<NumericPredictor name=\"x%d\" coefficient=\"0.01\"/>"));
    }

    private static String fields(String template) {
        return IntStream.range(0, WIDTH).mapToObj(template::formatted).collect(Collectors.joining());
    }

    private static double value(int row, int column) {
        return (row * 31 + column * 17) % 100 / 100.0;
    }

    private static float[] vectors(int rows) {
        var values = new float[rows * WIDTH];
        for (var i = 0; i < values.length; i++) {
            values[i] = (float) value(i / WIDTH, i % WIDTH);
        }
        return values;
    }

    private static ColumnBatch columns() {
        return new ColumnBatch(IntStream.range(0, WIDTH)
                .mapToObj(j -> new Column.Numbers(
                        "x" + j,
                        IntStream.range(0, BATCH).mapToDouble(i -> value(i, j)).toArray()))
                .toList());
    }

    private String measure(String model, int rows, Call library, Call muster) throws Exception {
        assertThat(muster.run()).isEqualTo(library.run());
        for (var i = 0; i < 3; i++) {
            micros(library);
            micros(muster);
        }
        var libraries = new double[TURNS];
        var musters = new double[TURNS];
        for (var turn = 0; turn < TURNS; turn++) {
            libraries[turn] = micros(library);
            musters[turn] = micros(muster);
        }
        var added = IntStream.range(0, TURNS).mapToDouble(i -> musters[i] - libraries[i]);
        var speed = IntStream.range(0, TURNS).mapToDouble(i -> libraries[i] / musters[i]);
        return "| %s | %,d | %,.2f | %,.2f | %,.2f | %.2f |"
                .formatted(
                        model,
                        rows,
                        median(libraries),
                        median(musters),
                        median(added.toArray()),
                        median(speed.toArray()));
    }

    /** Processor time of one call, over a turn's worth of calls. */
    private double micros(Call call) throws Exception {
        var threads = ManagementFactory.getThreadMXBean();
        var calls = 0L;
        var started = threads.getCurrentThreadCpuTime();
        var used = 0L;
        while (used < TURN) {
            for (var i = 0; i < 10; i++) {
                sink += call.run();
            }
            calls += 10;
            used = threads.getCurrentThreadCpuTime() - started;
        }
        return used / 1e3 / calls;
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void write(List<String> lines) throws IOException {
        var file = Path.of("target/benchmarks/scoring.md");
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
        lines.forEach(System.out::println);
    }
}
