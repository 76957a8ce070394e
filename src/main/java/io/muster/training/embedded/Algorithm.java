package io.muster.training.embedded;

import io.muster.shared.Progress;
import io.muster.training.TrainedModel;
import java.nio.file.Path;

/** An algorithm of the embedded backend. A new one is a bean of its own; nothing else changes. */
public interface Algorithm {

    /** Its word in training plans: {@code random-forest}. */
    String id();

    /** The format of the artifact it writes: {@code onnx}, {@code pmml}. */
    String format();

    /**
     * @param table the training data; without rows that lack a target
     * @param parameters reads each parameter it knows; the caller refuses those that were not read
     * @param directory where to write the artifact
     */
    Fit prepare(TrainingTable table, Parameters parameters, Path directory);

    /** A prepared fit: every parameter is read and valid, nothing is computed yet. */
    @FunctionalInterface
    interface Fit {
        TrainedModel run(Progress progress);
    }
}
