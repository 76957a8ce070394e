package io.muster.training;

import io.muster.shared.Progress;
import java.nio.file.Path;

/**
 * A place where training executes: one provider per place, all passing {@code TrainingBackendContract}. Providers are
 * thread-safe, keep nothing between runs and write only below {@link TrainingJob#directory}.
 */
public interface TrainingBackend {

    /** The backend's word in training plans: {@code embedded}, {@code command}. */
    String id();

    /**
     * Trains. The same job with the same seed gives the same model, as far as the trainer itself allows.
     *
     * @param progress asked often whether to stop; its exceptions end the run and are passed on
     * @return the model; its artifact is below the job's directory
     * @throws io.muster.shared.Refusal if the plan or the data cannot be used; trying again does not help
     * @throws InterruptedException if the thread was interrupted; nothing continues to run
     */
    TrainedModel train(TrainingJob job, Progress progress) throws InterruptedException;

    /**
     * Ends processes that still work in the directory of a run whose server process died. Afterwards the directory is
     * removed and the run restarted.
     *
     * @return whether none of them runs any more
     */
    default boolean endLeftover(Path directory) {
        return true;
    }
}
