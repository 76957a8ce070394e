package io.muster.training;

import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.muster.formats.ModelFormat;
import io.muster.inventory.versions.TrainingPlan;
import io.muster.shared.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of every provider of {@link TrainingBackend}, tested on the German credit data. */
public abstract class TrainingBackendContract {

    @TempDir
    protected Path folder;

    private TrainingBackend backend;

    protected abstract TrainingBackend createBackend() throws IOException;

    /** The backend's word in plans. */
    protected abstract String word();

    /** A job it can do, of the German credit data. */
    protected abstract TrainingJob job(Path directory) throws IOException;

    /** The runtime for what it trains. */
    protected abstract ModelFormat runtime();

    @BeforeEach
    void create() throws IOException {
        backend = createBackend();
    }

    @Test
    void isKnownInPlansByItsWord() {
        assertThat(backend.id()).isEqualTo(word());
    }

    @Test
    void leavesAModelOfTheDeclaredFormatInTheRunsDirectoryAndNothingElsewhere() throws Exception {
        var job = job(run("one"));
        var before = entriesBeside("one");
        var model = backend.train(job, Progress.IGNORED);

        assertThat(model.format()).isEqualTo(job.format());
        assertThat(model.artifact()).isRegularFile().startsWith(job.directory());
        assertThat(entriesBeside("one")).isEqualTo(before);
    }

    @Test
    void itsGoldenRecordsHoldInTheRuntimeThatWillServeIt() throws Exception {
        var model = backend.train(job(run("one")), Progress.IGNORED);
        var signature =
                model.signature().or(() -> runtime().inspect(model.artifact())).orElseThrow();

        assertThat(model.goldenRecords()).isNotEmpty();
        try (var scorer = runtime().load(model.artifact(), signature)) {
            for (var record : model.goldenRecords()) {
                var got = scorer.scoreRow(record.inputs());
                record.expected().forEach((output, expected) -> {
                    if (expected instanceof Number number) {
                        assertThat(((Number) got.get(output)).doubleValue())
                                .isCloseTo(number.doubleValue(), within(record.tolerance()));
                    } else {
                        assertThat(got.get(output)).isEqualTo(expected);
                    }
                });
            }
        }
    }

    @Test
    void reportsMetricsOfTheTrainingDataAndTheTrainer() throws Exception {
        var model = backend.train(job(run("one")), Progress.IGNORED);

        assertThat(model.metrics()).isNotEmpty();
        assertThat(model.metrics().keySet()).anyMatch(name -> name.startsWith("training_"));
        assertThat(model.metrics().values()).allMatch(Double::isFinite);
        assertThat(model.provenance()).containsKey("trainer");
    }

    @Test
    void reportsItsProgress() throws Exception {
        var told = new ArrayList<Double>();
        backend.train(job(run("one")), (done, message) -> told.add(done));

        assertThat(told).isNotEmpty().allMatch(done -> done >= 0 && done <= 1);
    }

    @Test
    void trainsTheSameModelFromTheSameJobAlsoSideBySide() throws Exception {
        var alone = Files.readAllBytes(
                backend.train(job(run("alone")), Progress.IGNORED).artifact());
        var beside = List.of(job(run("left")), job(run("right"))).stream()
                .map(job -> (Callable<TrainedModel>) () -> backend.train(job, Progress.IGNORED))
                .toList();
        var threads = Executors.newFixedThreadPool(2);
        try {
            for (var trained : threads.invokeAll(beside)) {
                assertThat(Files.readAllBytes(trained.get().artifact())).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void endsWithWhatItsProgressThrows() throws Exception {
        var job = job(run("one"));

        assertThatThrownBy(() -> backend.train(job, (done, message) -> {
                    throw new CancellationException("Enough");
                }))
                .isInstanceOf(CancellationException.class)
                .hasMessage("Enough");
    }

    @Test
    void refusesAColumnThatIsNotThereByName() throws Exception {
        var job = job(run("one"));
        var plan = job.plan();
        var wrong = new TrainingPlan(
                plan.backend(), plan.algorithm(), plan.data(), plan.target(), List.of("shoe_size"), plan.parameters());

        assertThatThrownBy(() -> backend.train(with(job, wrong), Progress.IGNORED))
                .satisfies(refusedWith(TrainingProblem.UNUSABLE_TRAINING_PLAN))
                .hasMessageContaining("shoe_size");
    }

    @Test
    void refusesAnUnknownAlgorithmAndNamesTheKnownOnes() throws Exception {
        var job = job(run("one"));
        var plan = job.plan();
        var wrong = new TrainingPlan(
                plan.backend(), "astrology", plan.data(), plan.target(), plan.features(), plan.parameters());

        assertThatThrownBy(() -> backend.train(with(job, wrong), Progress.IGNORED))
                .satisfies(refusedWith(TrainingProblem.UNUSABLE_TRAINING_PLAN))
                .hasMessageContaining("astrology")
                .hasMessageContaining(plan.algorithm());
    }

    protected final Path run(String name) throws IOException {
        return Files.createDirectories(folder.resolve("runs").resolve(name));
    }

    private List<Path> entriesBeside(String run) throws IOException {
        try (var paths = Files.walk(folder)) {
            return paths.filter(path -> !path.startsWith(folder.resolve("runs").resolve(run)))
                    .sorted()
                    .toList();
        }
    }

    private static TrainingJob with(TrainingJob job, TrainingPlan plan) {
        return new TrainingJob(job.version(), job.format(), plan, job.positive(), job.data(), job.directory());
    }
}
