package io.muster.workers;

import io.muster.formats.ScoringSettings;
import io.muster.formats.onnx.EndlessOnnx;
import io.muster.formats.onnx.OnnxFiles;
import io.muster.formats.onnx.OnnxFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A server whose worker process computes without an end: to be killed. */
public final class EndlessParent {

    private EndlessParent() {}

    public static void main(String[] arguments) throws IOException {
        var day = Duration.ofDays(1);
        var scoring = ScoringSettings.defaults().withTimes(day, day, day);
        var isolation = new WorkerIsolation(scoring, ScoringWorkerSettings.defaults());
        var format = isolation.serving(new OnnxFormat(scoring));
        var file = OnnxFiles.write(Path.of(arguments[0]), EndlessOnnx.loop());
        var scorer = format.load(file, format.inspect(file).orElseThrow());
        new Thread(() -> scorer.scoreRow(Map.of("x", 3, "times", 1L << 50))).start();
        isolation.workers().pids().forEach(pid -> System.out.println("worker " + pid + "."));
    }
}
