package io.muster.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.lifecycle.ShippedProof;
import io.muster.verification.model.ProofLimits;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Benchmark (d): time and states of a proof, over all three tiers, for growing processes, growing parallelism, and what is
 * shipped. Writes {@code target/benchmarks/proof.md}.
 */
class ProofBenchmark {

    private static final int WARM_UP = Integer.getInteger("muster.benchmark.proof.warm-up", 5);
    private static final int TURNS = Integer.getInteger("muster.benchmark.proof.turns", 11);

    /** The defaults of {@code muster.lifecycle.proof}. */
    private static final ProofLimits DEPLOYED = new ProofLimits(200_000, Duration.ofSeconds(4));

    @Test
    void measuresProofsOfGrowingProcesses() throws IOException {
        var lines =
                new ArrayList<>(List.of("| Process | States | Time, ms (median) | Slowest, ms |", "|---|---|---|---|"));
        for (var nodes : List.of(10, 20, 50, 100, 200)) {
            lines.add(row(nodes + " nodes in a row, with rework", () -> drawn(stages(nodes))));
        }
        for (var branches = 2; branches <= 8; branches++) {
            var drawing = GatewaysTests.branches(branches, 6);
            lines.add(row(branches + " branches of 6 beside each other", () -> drawn(drawing)));
        }
        lines.add(row("a sign-off in one of 8 branches of 6 tasks", () -> drawn(ReachTests.signOffBeside(8))));
        lines.add(row("16 reminders at a sign-off", () -> drawn(ReachTests.reminders(16))));
        lines.add(row("10 event sub-processes", () -> drawn(ReachTests.eventSubProcesses(10))));
        for (var folder : List.of("release", "revalidation", "retirement")) {
            lines.add(row("shipped " + folder, () -> ShippedProof.prove(folder, UnaryOperator.identity())));
        }
        Files.createDirectories(Path.of("target/benchmarks"));
        Files.write(Path.of("target/benchmarks/proof.md"), lines);
    }

    /** What is large is proved as at a deployment, and may be refused. */
    @Test
    void measuresWhatIsDecidedOrRefusedWithinTheLimitsOfADeployment() throws IOException {
        var lines = new ArrayList<>(List.of(
                "| Process | Verdict | States | CPU, ms | Time, ms | Once more: CPU, ms | Time, ms |",
                "|---|---|---|---|---|---|---|"));
        lines.add(large("2,000 steps in a row", () -> Bench.draw(ReachTests.inARow(2_000))));
        lines.add(large("12 branches of 6 with loops", () -> Bench.draw(ReachTests.branchesWithLoops(12))));
        lines.add(large("a tree of calls, 4 in each, 8 deep", () -> ApproximationTests.calls(8, 4)));
        lines.add(large("a message fills a join of 7", () -> CountingTests.Source.MESSAGE.filling(7)));
        Files.createDirectories(Path.of("target/benchmarks"));
        Files.write(Path.of("target/benchmarks/proof-limits.md"), lines);
    }

    private static String large(String what, Supplier<Bench> draw) {
        var first = measured(draw);
        var second = measured(draw);
        return "| %s | %s | %,d | %d | %d | %d | %d |"
                .formatted(
                        what,
                        first.proof().permitsDeployment() ? "permitted" : "refused",
                        first.proof().states(),
                        first.cpu(),
                        first.proof().time().toMillis(),
                        second.cpu(),
                        second.proof().time().toMillis());
    }

    private record Measured(Proof proof, long cpu) {}

    private static Measured measured(Supplier<Bench> draw) {
        var bench = draw.get().bound(DEPLOYED.states()).time(DEPLOYED.time());
        var threads = ManagementFactory.getThreadMXBean();
        var before = threads.getCurrentThreadCpuTime();
        var proof = bench.proof();
        return new Measured(proof, (threads.getCurrentThreadCpuTime() - before) / 1_000_000);
    }

    private static Proof drawn(String lines) {
        return Bench.draw(lines).proof();
    }

    private static String row(String what, Supplier<Proof> prove) {
        for (var i = 0; i < WARM_UP; i++) {
            assertThat(prove.get().permitsDeployment()).as(what).isTrue();
        }
        var states = prove.get().states();
        var times = LongStream.range(0, TURNS)
                .map(any -> prove.get().time().toMillis())
                .sorted()
                .toArray();
        return "| %s | %,d | %d | %d |".formatted(what, states, times[TURNS / 2], times[TURNS - 1]);
    }

    /** Stages of four elements, each of which may be done again. */
    private static String stages(int nodes) {
        var lines = new StringBuilder("start Start\nend Done\n");
        var before = "Start";
        for (var stage = 0; stage < (nodes - 2) / 4; stage++) {
            lines.append("""
                    xor Merge%1$d
                    step Work%1$d does=note
                    user Ask%1$d words=on,again var=asked%1$d
                    xor Which%1$d
                    %2$s Merge%1$d
                    Merge%1$d -> Work%1$d -> Ask%1$d -> Which%1$d
                    Which%1$d -> Merge%1$d if asked%1$d == 'again'
                    """.formatted(stage, before + (stage == 0 ? " ->" : " =>")));
            before = "Which" + stage;
        }
        return lines.append(before).append(" => Done").toString();
    }
}
