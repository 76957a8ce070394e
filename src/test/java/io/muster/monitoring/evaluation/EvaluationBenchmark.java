package io.muster.monitoring.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.decisions.AskedDecision;
import io.muster.inventory.Inventory;
import io.muster.inventory.models.ModelType;
import io.muster.monitoring.monitor.MonitoringPolicies;
import io.muster.monitoring.monitor.MonitoringPolicy;
import io.muster.monitoring.profile.Profile;
import io.muster.monitoring.profile.ReferenceProfile;
import io.muster.monitoring.record.ProfileKey;
import io.muster.monitoring.record.ProfileService;
import io.muster.monitoring.record.ProfileSource;
import io.muster.monitoring.record.ReferenceService;
import io.muster.shared.Digest;
import io.muster.testing.CountedStatements;
import io.muster.testing.CreditModel;
import io.muster.testing.MusterModuleTest;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The cost of evaluating many models by the shipped policy: seconds and SQL statements of one run for windows of an hour, and of
 * one run for windows of an hour and a day. Every model has ten features, a score and 2,000 predictions in one hour of the day. Writes {@code target/benchmarks/evaluation.md}.
 */
@MusterModuleTest
@Import({EvaluationBenchmark.ShippedPolicy.class, CountedStatements.class})
class EvaluationBenchmark {

    private static final int MODELS = Integer.getInteger("muster.benchmark.models", 10_000);
    private static final Instant START = SettableClock.START.truncatedTo(ChronoUnit.DAYS);

    @Autowired
    EvaluationService evaluations;

    @Autowired
    ProfileService profiles;

    @Autowired
    ReferenceService references;

    @Autowired
    Inventory inventory;

    @Autowired
    CountedStatements statements;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    /** The shipped table, asked without the engine. */
    @TestComponent
    static class ShippedPolicy implements MonitoringPolicies {

        private final AskedDecision table;
        private final Map<String, MonitoringPolicy> known = new ConcurrentHashMap<>();

        ShippedPolicy() throws IOException {
            table = AskedDecision.of(
                    Files.readAllBytes(Path.of("processes", "decisions", "monitoring-policy.dmn")),
                    MonitoringPolicy.TABLE);
        }

        @Override
        public MonitoringPolicy of(ModelType type, @Nullable Integer tier) {
            return known.computeIfAbsent(type.word() + tier, any -> {
                var inputs = new HashMap<String, Object>();
                inputs.put("modelType", type.word());
                inputs.put("tier", tier);
                var rules =
                        table.ask(inputs).stream().map(MonitoringPolicy::rule).toList();
                return new MonitoringPolicy(MonitoringPolicy.TABLE, 1, Digest.of(new byte[0]), rules);
            });
        }
    }

    @Test
    void evaluatesManyModels() throws IOException {
        clock.set(START.plus(Duration.ofMinutes(22 * 60 + 30)));
        var reference = DrawnRows.of(10, 6_000, 1).reference();
        var windows = new ArrayList<Profile>();
        for (var seed = 0; seed < 20; seed++) {
            windows.add(DrawnRows.of(10, 2_000, 100 + seed).profile(reference));
        }
        prepare(reference, windows);

        var hour = run("an hour", Duration.ofHours(24).plusMinutes(1));
        var day = run("an hour and a day", Duration.ofHours(25).plusMinutes(1));

        Files.createDirectories(Path.of("target", "benchmarks"));
        Files.write(
                Path.of("target", "benchmarks", "evaluation.md"),
                List.of("| Windows | Evaluated | Seconds | SQL statements a model |", "|---|---|---|---|", hour, day));
    }

    private void prepare(ReferenceProfile reference, List<Profile> windows) {
        var last = START.plus(Duration.ofHours(22));
        for (var i = 0; i < MODELS; i++) {
            var id = CreditModel.unique("m").draft(inventory).id();
            references.makeReference(id, reference, "benchmark", TestUsers.VALIDATOR);
            profiles.add(new ProfileKey(id, ProfileSource.deployment("018f"), last), windows.get(i % windows.size()));
        }
        jdbc.sql("update inventory_version set stage = 'IN_SERVICE'").update();
        // The series begin; nothing is due yet.
        evaluations.evaluateDue();
    }

    private String run(String words, Duration after) {
        clock.set(START.plus(after));
        statements.start();
        var before = System.nanoTime();
        var run = evaluations.evaluateDue();
        var seconds = (System.nanoTime() - before) / 1e9;
        statements.stop();
        assertThat(run.failed()).isZero();
        var line = "| %s | %d | %.1f | %.2f |"
                .formatted(words, run.windows(), seconds, (double) statements.count() / MODELS);
        System.out.println(line);
        return line;
    }
}
