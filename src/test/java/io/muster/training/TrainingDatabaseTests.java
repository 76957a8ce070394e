package io.muster.training;

import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.muster.datasets.Dataset;
import io.muster.datasets.Datasets;
import io.muster.inventory.versions.EvaluationPlan;
import io.muster.inventory.versions.ModelVersion;
import io.muster.inventory.versions.Origin;
import io.muster.inventory.versions.Stage;
import io.muster.inventory.versions.TrainingPlan;
import io.muster.shared.DatasetId;
import io.muster.shared.Progress;
import io.muster.shared.VersionId;
import io.muster.testing.MusterModuleTest;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import io.muster.training.runs.ProcessMark;
import io.muster.training.runs.RunOwner;
import io.muster.training.runs.TrainingRun;
import io.muster.training.runs.TrainingRun.State;
import io.muster.training.runs.TrainingRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** The records of runs, who writes them, and the treatment of runs whose server died. */
@MusterModuleTest
@TestPropertySource(
        properties = {"muster.training.directory=target/test-training-leftovers", "muster.training.max-cells=14000"})
class TrainingDatabaseTests {

    private static final VersionId VERSION = VersionId.parse("credit@1");
    private static final DatasetId TRAINING = new DatasetId("german-credit-to-train-on");
    private static final Path DIRECTORY = Path.of("target/test-training-leftovers");

    @TempDir
    Path folder;

    @Autowired
    Training training;

    @Autowired
    TrainingRuns runs;

    @Autowired
    OrphanedRuns leftovers;

    @Autowired
    Datasets datasets;

    @Test
    void aLoserOfItsLockChangesNothingOfTheRunOfTheWinner() {
        var loser = runs.start("taken over", VERSION, "command", "left");
        var winner = runs.start("taken over", VERSION, "command", "right");
        runs.progress(winner, 0.7, "Growing trees");

        runs.progress(loser, 0.2, "Still at it");
        runs.end(loser, State.CANCELLED, "Cancelled");

        assertThat(run("taken over"))
                .returns(State.RUNNING, TrainingRun::state)
                .returns(0.7, TrainingRun::progress)
                .returns("Growing trees", TrainingRun::message)
                .returns("right", TrainingRun::node)
                .returns(2, TrainingRun::attempt);
    }

    @Test
    void theSameNodeTryingAgainIsAnotherAttempt() {
        var first = runs.start("again", VERSION, "embedded");
        var second = runs.start("again", VERSION, "embedded");
        runs.end(first, State.FAILED, "Too late");
        assertThat(run("again").state()).isEqualTo(State.RUNNING);

        runs.end(second, State.FINISHED, "Trained");
        assertThat(run("again")).returns(State.FINISHED, TrainingRun::state).returns(1.0, TrainingRun::progress);
    }

    @Test
    void progressThatComesAfterTheEndIsNotShown() {
        var attempt = runs.start("late", VERSION, "embedded");
        runs.end(attempt, State.FAILED, "No memory");
        runs.progress(attempt, 0.9, "Nearly there");

        assertThat(run("late")).returns("No memory", TrainingRun::message).returns(0.0, TrainingRun::progress);
    }

    @Test
    void abandonsRunsOfDeadServersOfThisMachineOnly() throws Exception {
        var here = RunOwner.current();
        var elsewhere = new RunOwner("another-machine", gone().process());
        runs.start("of a dead server", VERSION, "command", gone().toString());
        runs.start("of this server", VERSION, "command", here.toString());
        runs.start("of another machine", VERSION, "command", elsewhere.toString());
        runs.start("of a worker outside", VERSION, "external", "wanda");

        leftovers.clear();

        assertThat(run("of a dead server"))
                .returns(State.ABANDONED, TrainingRun::state)
                .returns("The server that ran it ended", TrainingRun::message)
                .returns(SettableClock.START, TrainingRun::finished);
        assertThat(List.of("of this server", "of another machine", "of a worker outside"))
                .extracting(key -> run(key).state())
                .containsOnly(State.RUNNING);
    }

    @Test
    void endsWhatADeadServerLeftBeforeItTakesWork() throws Exception {
        endsALeftover(found -> leftovers.clear());
    }

    @Test
    void endsWhatADeadServerLeftBeforeARunBegins() throws Exception {
        var version = version(List.of("duration"));

        endsALeftover(found -> train(version, "after a death", Progress.IGNORED));

        assertThat(run("after a death").state()).isEqualTo(State.FINISHED);
    }

    @Test
    void sparesTheDirectoriesOfServersThatLive() throws Exception {
        var own = Files.createDirectories(DIRECTORY.resolve(RunOwner.current() + "__own"));
        var foreign = Files.createDirectories(DIRECTORY.resolve("not-ours"));
        leftovers.clear();

        assertThat(own).isDirectory();
        assertThat(foreign).isDirectory();
        Files.delete(own);
    }

    @Test
    void showsHowFarEmbeddedTrainingIsAndHowItEnded() throws Exception {
        var version = version(List.of("duration"));
        train(version, "shown", (done, message) -> {
            if (done > 0) {
                // Progress reported before this is written in another thread.
                await().until(() -> !run("shown").message().isEmpty());
                assertThat(run("shown").state()).isEqualTo(State.RUNNING);
            }
        });
        assertThat(run("shown")).returns(State.FINISHED, TrainingRun::state).returns(1.0, TrainingRun::progress);

        assertThatThrownBy(() -> train(version, "stopped", (done, message) -> {
                    throw new CancellationException("Enough");
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(run("stopped").state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void refusesToReadMoreValuesIntoMemoryThanAllowed() throws Exception {
        var most = version(GermanCredit.features().subList(0, 19));
        train(most, "largest", Progress.IGNORED);

        var more = version(GermanCredit.features());
        assertThatThrownBy(() -> train(more, "too large", Progress.IGNORED))
                .satisfies(refusedWith(TrainingProblem.UNUSABLE_TRAINING_DATA))
                .hasMessageContaining("700 rows")
                .hasMessageContaining("21 columns")
                .hasMessageContaining("14000");
        assertThat(run("too large").state()).isEqualTo(State.FAILED);
    }

    private void endsALeftover(Consumer<Path> clearing) throws Exception {
        var process = new ProcessBuilder("sleep", "600").start();
        var left = Files.createDirectories(DIRECTORY.resolve(gone() + "__1"));
        Files.writeString(left.resolve("processes"), ProcessMark.of(process.toHandle()) + "\n");
        try {
            clearing.accept(left);

            assertThat(process.isAlive()).isFalse();
            assertThat(left).doesNotExist();
        } finally {
            process.destroyForcibly();
        }
    }

    /** A server of this machine that ran a moment ago. */
    private static RunOwner gone() throws Exception {
        var process = new ProcessBuilder("sleep", "600").start();
        var mark = ProcessMark.of(process.toHandle());
        process.destroyForcibly().waitFor();
        return new RunOwner(RunOwner.current().host(), mark);
    }

    private void train(ModelVersion version, String key, Progress progress) {
        try {
            training.train(version, key, progress).close();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private TrainingRun run(String key) {
        return runs.find(key).orElseThrow();
    }

    private ModelVersion version(List<String> features) throws IOException {
        register();
        var plan =
                new TrainingPlan("embedded", "logistic-scorecard", TRAINING, GermanCredit.TARGET, features, Map.of());
        var evaluation = new EvaluationPlan(
                EvaluationPlan.Task.BINARY_CLASSIFICATION,
                new DatasetId("german-credit-kept-apart"),
                GermanCredit.TARGET,
                GermanCredit.POSITIVE,
                "probability");
        return new ModelVersion(
                VERSION,
                Stage.DRAFT,
                Origin.TRAINED,
                "pmml",
                plan,
                evaluation,
                null,
                null,
                List.of(),
                Map.of(),
                null,
                1,
                TestUsers.DEVELOPER,
                null,
                SettableClock.START,
                SettableClock.START,
                1);
    }

    private void register() throws IOException {
        if (datasets.all().isEmpty()) {
            var file = GermanCredit.asFile(GermanCredit.training(), folder).file();
            try (var content = Files.newInputStream(file)) {
                datasets.upload(TRAINING, Dataset.Role.TRAINING, Dataset.Format.CSV, content, TestUsers.DEVELOPER);
            }
        }
    }
}
