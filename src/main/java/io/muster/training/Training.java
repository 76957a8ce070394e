package io.muster.training;

import io.muster.datasets.Datasets;
import io.muster.inventory.versions.ModelVersion;
import io.muster.shared.Progress;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import io.muster.training.runs.TrainingRun;
import io.muster.training.runs.TrainingRuns;
import java.util.List;
import org.springframework.stereotype.Service;

/** The service that trains versions with the backend their plan names, and reports the state of their runs. */
@Service
public class Training {

    private final TrainingRunner runner;
    private final TrainingRuns runs;
    private final OrphanedRuns leftovers;
    private final Datasets datasets;
    private final TrainingSettings settings;

    Training(
            TrainingRunner runner,
            TrainingRuns runs,
            OrphanedRuns leftovers,
            Datasets datasets,
            TrainingSettings settings) {
        this.runner = runner;
        this.runs = runs;
        this.leftovers = leftovers;
        this.datasets = datasets;
        this.settings = settings;
    }

    /**
     * Trains a version; changes nothing but the table of runs. The same version trained again gives the same artifact,
     * as far as the trainer allows: the embedded ones do. Call it outside a transaction, because it may take hours.
     *
     * @param runKey names the run; while it is in progress on this node, it is not started again
     * @param progress receives the progress, and decides whether to stop
     * @return the model; the caller closes it after storing the artifact
     * @throws Refusal {@code NOTHING_TO_TRAIN} if the version has no training plan
     * @throws Refusal {@code UNKNOWN_TRAINING_BACKEND} if the plan names a backend this server does not run,
     *     {@code external} included
     * @throws Refusal {@code TRAINING_ALREADY_RUNNING} if the run is in progress on this node
     * @throws io.muster.shared.Refusal if plan or data cannot be used, see
     *     {@link TrainingProblem#UNUSABLE_TRAINING_PLAN}, {@link TrainingProblem#UNUSABLE_TRAINING_DATA}, {@link
     *     TrainingProblem#MODEL_NOT_ESTIMABLE}, {@link TrainingProblem#TRAINING_COMMAND_FAILED}
     * @throws InterruptedException if the thread was interrupted; nothing continues to run
     * @throws java.util.concurrent.CancellationException if {@code progress} threw it
     */
    public TrainedModel train(ModelVersion version, String runKey, Progress progress) throws InterruptedException {
        var data = data(version);
        var plan = version.training();
        var order = new TrainingRunner.Order(
                version.id(), version.format(), plan, version.evaluation().positive(), data);
        leftovers.end();
        return runner.run(order, runKey, progress);
    }

    /**
     * The training data of a version, wherever it is trained.
     *
     * @throws Refusal {@code NOTHING_TO_TRAIN} if the version has no training plan
     * @throws Refusal {@code UNUSABLE_TRAINING_PLAN} if it is to be validated on the same data
     */
    public TrainingData data(ModelVersion version) {
        var plan = version.training();
        if (plan == null) {
            throw TrainingProblem.NOTHING_TO_TRAIN.refusal(
                    "%s has no training plan, so it is not built by training", version.id());
        }
        var dataset = datasets.dataset(plan.data());
        if (plan.data().equals(version.evaluation().data())) {
            throw TrainingProblem.UNUSABLE_TRAINING_PLAN.refusal(
                    "%s would be trained on '%s', the dataset on which it is to be validated",
                    version.id(), plan.data());
        }
        return new RegisteredData(datasets, dataset, settings.maxCells());
    }

    /** The runs of a version, newest first. */
    public List<TrainingRun> runs(VersionId version) {
        return runs.of(version);
    }
}
