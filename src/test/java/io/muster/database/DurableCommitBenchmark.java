package io.muster.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The cost of durable commits on H2: transactions per second with H2's delayed writes, with writes before the answer,
 * and forced to the disk as by Muster. A transaction inserts and deletes rows in ten tables, about as many as a decision. Writes {@code target/benchmarks/durable-commits.md}.
 */
class DurableCommitBenchmark {

    private static final int TURNS = Integer.getInteger("muster.benchmark.turns", 7);
    private static final long TURN_MILLIS = Long.getLong("muster.benchmark.turn", 2000);
    private static final int TABLES = 10;
    private static final int KEPT = 1000;

    @TempDir
    Path directory;

    private record Side(String name, HikariDataSource pool, TransactionTemplate transaction, AtomicLong next) {}

    @Test
    void comparesDurableCommitsWithDelayedOnes() throws Exception {
        var lines = new ArrayList<String>();
        lines.add("| Commits | Threads | Transactions/s (median) | Ratio to delayed (median) |");
        lines.add("|---|---|---|---|");
        var delayed = side("delayed", ";WRITE_DELAY=500", false);
        var written = side("written", ";WRITE_DELAY=0", false);
        var forced = side("forced", ";WRITE_DELAY=0", true);
        var sides = List.of(delayed, written, forced);
        for (var threads : new int[] {1, 8}) {
            var rates = rates(sides, threads);
            for (var side : sides) {
                lines.add("| %s | %d | %.0f | %.2f |"
                        .formatted(
                                side.name(),
                                threads,
                                median(rates.get(side)),
                                median(ratios(rates.get(side), rates.get(delayed)))));
            }
        }
        sides.forEach(side -> side.pool().close());
        write(lines);
    }

    private Side side(String name, String option, boolean isForced) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:h2:file:" + directory.resolve(name) + option);
        pool.setUsername("sa");
        pool.setPassword("");
        pool.setMaximumPoolSize(10);
        var jdbc = new JdbcTemplate(pool);
        for (var table = 0; table < TABLES; table++) {
            jdbc.execute("create table t%d (id bigint primary key, text varchar(1000))".formatted(table));
        }
        var manager = isForced ? new DurableTransactions(pool) : new JdbcTransactionManager(pool);
        return new Side(name, pool, new TransactionTemplate(manager), new AtomicLong());
    }

    private static Map<Side, List<Double>> rates(List<Side> sides, int threads) throws InterruptedException {
        var rates = new LinkedHashMap<Side, List<Double>>();
        for (var turn = -1; turn < TURNS; turn++) {
            for (var side : sides) {
                var rate = rate(side, threads);
                if (turn >= 0) {
                    rates.computeIfAbsent(side, any -> new ArrayList<>()).add(rate);
                }
            }
        }
        return rates;
    }

    private static double rate(Side side, int threads) throws InterruptedException {
        var before = side.next().get();
        var started = System.nanoTime();
        var workers = Executors.newFixedThreadPool(threads);
        for (var thread = 0; thread < threads; thread++) {
            workers.execute(() -> {
                while (System.nanoTime() - started < TURN_MILLIS * 1_000_000) {
                    transact(side);
                }
            });
        }
        workers.shutdown();
        workers.awaitTermination(1, TimeUnit.MINUTES);
        return (side.next().get() - before) * 1e9 / (System.nanoTime() - started);
    }

    private static void transact(Side side) {
        var jdbc = new JdbcTemplate(side.pool());
        var id = side.next().incrementAndGet();
        side.transaction().executeWithoutResult(status -> {
            for (var table = 0; table < TABLES; table++) {
                jdbc.update("insert into t%d values (?, ?)".formatted(table), id, "x".repeat(300));
                jdbc.update("delete from t%d where id = ?".formatted(table), id - KEPT);
            }
        });
    }

    private static List<Double> ratios(List<Double> own, List<Double> base) {
        var ratios = new ArrayList<Double>();
        for (var turn = 0; turn < own.size(); turn++) {
            ratios.add(own.get(turn) / base.get(turn));
        }
        return ratios;
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static void write(List<String> lines) throws IOException {
        var file = Path.of("target/benchmarks/durable-commits.md");
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
        lines.forEach(System.out::println);
    }
}
