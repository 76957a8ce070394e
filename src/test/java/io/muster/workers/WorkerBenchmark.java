package io.muster.workers;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.formats.ModelFormat;
import io.muster.formats.RowsAsColumns;
import io.muster.formats.ScoringSettings;
import io.muster.formats.dmn.DmnFiles;
import io.muster.formats.dmn.DmnFormat;
import io.muster.formats.onnx.OnnxFiles;
import io.muster.formats.onnx.OnnxFormat;
import io.muster.formats.pmml.PmmlFiles;
import io.muster.formats.pmml.PmmlFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Benchmark (e): the cost of scoring in a worker process compared with scoring in this process, single rows and batches of 10,000,
 * and what starting a process and examining an artifact in it takes. Elapsed time in alternating rounds, because two processes share the
 * work. Writes {@code target/benchmarks/workers.md}.
 */
class WorkerBenchmark {

    private static final int BATCH = 10_000;
    private static final int TURNS = Integer.getInteger("muster.benchmark.turns", 15);
    private static final long TURN = Integer.getInteger("muster.benchmark.turn", 1000) * 1_000_000L;

    @TempDir
    Path directory;

    private final ScoringSettings scoring = ScoringSettings.defaults();
    private final WorkerIsolation isolation = new WorkerIsolation(scoring, ScoringWorkerSettings.defaults());

    @AfterEach
    void endProcesses() {
        isolation.close();
    }

    private record Case(String name, ModelFormat format, Path file, Map<String, Object> row) {}

    @Test
    void comparesWorkerProcessesWithThisProcess() throws IOException {
        var numbers = IntStream.range(0, 20).mapToObj(i -> i / 100.0).toList();
        var cases = List.of(
                new Case(
                        "ONNX, logistic",
                        new OnnxFormat(scoring),
                        OnnxFiles.write(directory, OnnxFiles.logistic(20)),
                        Map.of("X", numbers)),
                new Case(
                        "ONNX, network of 20-64-64-1",
                        new OnnxFormat(scoring),
                        OnnxFiles.write(directory, OnnxFiles.network(20, 64)),
                        Map.of("X", numbers)),
                new Case(
                        "PMML, logistic",
                        new PmmlFormat(scoring),
                        PmmlFiles.write(directory, PmmlFiles.logistic()),
                        Map.of("age", 40, "housing", "own")),
                new Case(
                        "DMN, table and context",
                        new DmnFormat(scoring),
                        DmnFiles.write(directory, DmnFiles.affordability()),
                        Map.of("Debt Share", 0.4, "Risk Class", "low")));
        var lines = new ArrayList<>(List.of(
                "| Model | Rows a call | This process, µs | Worker process, µs | Added, µs (median) | Speed, worker / this (median) |",
                "|---|---|---|---|---|---|"));
        for (var each : cases) {
            measure(each, lines);
        }
        lines.add("");
        lines.addAll(starts(cases.get(0)));
        write(lines);
    }

    private void measure(Case each, List<String> lines) {
        var signature = each.format().inspect(each.file()).orElseThrow();
        try (var here = each.format().load(each.file(), signature);
                var there = isolation.serving(each.format()).load(each.file(), signature)) {
            assertThat(there.scoreRow(each.row())).usingRecursiveComparison().isEqualTo(here.scoreRow(each.row()));
            lines.add(line(each.name(), 1, () -> here.scoreRow(each.row()), () -> there.scoreRow(each.row())));
            var batch = RowsAsColumns.batch(signature, Collections.nCopies(BATCH, each.row()));
            lines.add(line(each.name(), BATCH, () -> here.score(batch), () -> there.score(batch)));
        }
    }

    private static String line(String model, int rows, Runnable here, Runnable there) {
        for (var i = 0; i < 2; i++) {
            micros(here);
            micros(there);
        }
        var own = new double[TURNS];
        var workers = new double[TURNS];
        for (var lock = 0; lock < TURNS; lock++) {
            own[lock] = micros(here);
            workers[lock] = micros(there);
        }
        var added = IntStream.range(0, TURNS).mapToDouble(i -> workers[i] - own[i]);
        var speed = IntStream.range(0, TURNS).mapToDouble(i -> own[i] / workers[i]);
        return "| %s | %,d | %,.1f | %,.1f | %,.1f | %.2f |"
                .formatted(model, rows, median(own), median(workers), median(added.toArray()), median(speed.toArray()));
    }

    private static double micros(Runnable call) {
        var calls = 0;
        var started = System.nanoTime();
        var used = 0L;
        while (used < TURN) {
            call.run();
            calls++;
            used = System.nanoTime() - started;
        }
        return used / 1e3 / calls;
    }

    /** The first artifact starts a process, the second finds it there. */
    private List<String> starts(Case each) {
        var cold = new double[TURNS];
        var warm = new double[TURNS];
        for (var lock = 0; lock < TURNS; lock++) {
            try (var fresh = new WorkerIsolation(scoring, ScoringWorkerSettings.defaults())) {
                var format = fresh.examining(each.format());
                cold[lock] = millis(() -> format.inspect(each.file()));
                warm[lock] = millis(() -> format.inspect(each.file()));
            }
        }
        return List.of(
                "| Inspecting %s | ms (median) |".formatted(each.name()),
                "|---|---|",
                "| starts a process | %,.0f |".formatted(median(cold)),
                "| finds one | %,.1f |".formatted(median(warm)));
    }

    private static double millis(Runnable call) {
        var started = System.nanoTime();
        call.run();
        return (System.nanoTime() - started) / 1e6;
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void write(List<String> lines) throws IOException {
        var file = Path.of("target/benchmarks/workers.md");
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
        lines.forEach(System.out::println);
    }
}
