package io.muster.training;

import io.muster.inventory.versions.TrainingPlan;
import io.muster.shared.Progress;
import io.muster.shared.VersionId;
import io.muster.training.runs.ProgressWriter;
import io.muster.training.runs.RunAttempt;
import io.muster.training.runs.RunProgress;
import io.muster.training.runs.TrainingRun;
import io.muster.training.runs.TrainingRuns;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The execution of one run, from the choice of backend and directory to the record of progress and the clean-up. */
@Component
class TrainingRunner {

    private final Map<String, TrainingBackend> backends;
    private final WorkDirectories directories;
    private final TrainingRuns runs;
    private final ProgressWriter writer;
    private final Clock clock;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    TrainingRunner(
            List<TrainingBackend> backends,
            WorkDirectories directories,
            TrainingRuns runs,
            ProgressWriter writer,
            Clock clock) {
        this.backends = backends.stream().collect(Collectors.toMap(TrainingBackend::id, Function.identity()));
        this.directories = directories;
        this.runs = runs;
        this.writer = writer;
        this.clock = clock;
    }

    /** The training to be done; {@link TrainingJob} without the directory. */
    record Order(
            VersionId version,
            String format,
            TrainingPlan plan,
            @Nullable String positive,
            TrainingData data) {

        TrainingJob in(Path directory) {
            return new TrainingJob(version, format, plan, positive, data, directory);
        }
    }

    TrainedModel run(Order order, String runKey, Progress progress) throws InterruptedException {
        var backend = backend(order);
        if (!running.add(runKey)) {
            throw TrainingProblem.TRAINING_ALREADY_RUNNING.refusal(
                    "Training run '%s' is already in progress on this node", runKey);
        }
        try {
            var attempt = runs.start(runKey, order.version(), backend.id());
            return recorded(backend, order, attempt, progress);
        } finally {
            running.remove(runKey);
        }
    }

    private TrainingBackend backend(Order order) {
        return Optional.ofNullable(backends.get(order.plan().backend()))
                .orElseThrow(() -> TrainingProblem.UNKNOWN_TRAINING_BACKEND.refusal(
                        "%s is to be trained by backend '%s', but this server has %s",
                        order.version(),
                        order.plan().backend(),
                        backends.keySet().stream().sorted().toList()));
    }

    private TrainedModel recorded(TrainingBackend backend, Order order, RunAttempt attempt, Progress progress)
            throws InterruptedException {
        try {
            var model = inOwnDirectory(backend, order, new RunProgress(attempt, writer, progress));
            runs.end(attempt, TrainingRun.State.FINISHED, "Trained");
            return model;
        } catch (InterruptedException | CancellationException e) {
            // With the flag set, the database would refuse to record that the run was stopped.
            var interrupted = Thread.interrupted() || e instanceof InterruptedException;
            runs.end(attempt, TrainingRun.State.CANCELLED, "Cancelled");
            if (interrupted) {
                throw new InterruptedException("Training run '%s' was interrupted".formatted(attempt.run()));
            }
            throw e;
        } catch (RuntimeException | Error e) {
            runs.end(attempt, TrainingRun.State.FAILED, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private TrainedModel inOwnDirectory(TrainingBackend backend, Order order, Progress progress)
            throws InterruptedException {
        var directory = directories.create();
        try {
            var job = order.in(directory);
            var started = clock.instant();
            var model = backend.train(job, progress);
            var provenance = Provenance.of(job, started, clock.instant(), model);
            return new TrainedModel(
                    directories.keep(model.artifact()),
                    model.format(),
                    model.signature(),
                    model.goldenRecords(),
                    model.metrics(),
                    provenance);
        } finally {
            directories.remove(directory);
        }
    }
}
