package io.muster.training;

import io.muster.inventory.versions.TrainingPlan;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a training backend is to do.
 *
 * @param version the version the model is for
 * @param format the format the version declares: {@code onnx}, {@code pmml}
 * @param plan how to train
 * @param positive the target's value that counts as 1 in binary classification, or null when the version names none
 * @param data the training data, whose digest has been verified
 * @param directory an empty directory for this run alone, removed afterwards
 */
public record TrainingJob(
        VersionId version,
        String format,
        TrainingPlan plan,
        @Nullable String positive,
        TrainingData data,
        Path directory) {

    /**
     * The columns the plan requires: its features, then its target.
     *
     * @throws Refusal {@code UNUSABLE_TRAINING_PLAN} if the data lack any of them
     */
    public List<String> columns() {
        var needed = new ArrayList<>(plan.features());
        needed.add(plan.target());
        for (var name : needed) {
            if (!data.columns().contains(name)) {
                throw TrainingProblem.UNUSABLE_TRAINING_PLAN.refusal(
                        "Dataset '%s' has no column '%s'; it has %s", data.id(), name, data.columns());
            }
        }
        return List.copyOf(needed);
    }
}
