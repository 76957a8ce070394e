package io.muster.lifecycle.externaltraining;

import io.muster.inventory.artifacts.Artifacts;
import io.muster.lifecycle.LifecycleProblem;
import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.Refusal;
import io.muster.training.ExternalTraining;
import io.muster.training.Submission;
import io.muster.training.Training;
import io.muster.training.TrainingData;
import java.io.InputStream;
import org.springframework.stereotype.Service;

/**
 * The service through which external workers get training orders and data and submit models. Every call names the
 * external task, and is refused with {@link LifecycleProblem#NOT_HELD} unless the worker currently holds that task.
 */
@Service
public class ExternalTrainingService {

    private final HeldTasks tasks;
    private final Training training;
    private final ExternalTraining external;
    private final Artifacts artifacts;

    ExternalTrainingService(HeldTasks tasks, Training training, ExternalTraining external, Artifacts artifacts) {
        this.tasks = tasks;
        this.training = training;
        this.external = external;
        this.artifacts = artifacts;
    }

    public TrainingOrder order(String task, Actor worker) {
        var version = tasks.require(task, worker).version();
        var data = training.data(version);
        return new TrainingOrder(
                version.id(),
                version.format(),
                version.training(),
                version.evaluation().positive(),
                data.format(),
                data.digest(),
                data.rows());
    }

    /** The training data of the version that the worker trains; no other data can be read. */
    public TrainingData data(String task, Actor worker) {
        return training.data(tasks.require(task, worker).version());
    }

    /** @param done share of the work done, 0 to 1 */
    public void progress(String task, double done, String message, Actor worker) {
        var held = tasks.require(task, worker);
        external.progress(held.run(), held.version(), done, message, worker);
    }

    /** Stores the model's bytes, which {@link #submit} then refers to. */
    public Digest store(String task, InputStream content, Actor worker) {
        tasks.require(task, worker);
        return artifacts.store(content);
    }

    /** @throws Refusal {@code UNUSABLE_SUBMISSION} if it cannot be stored */
    public void submit(String task, Submission model, Actor worker) {
        var held = tasks.require(task, worker);
        external.submit(held.run(), held.version(), model, worker);
    }
}
