package io.muster.training;

import io.muster.shared.ProblemType;
import io.muster.shared.Refusal.Kind;

/** The problems of this module, with their public names. */
public enum TrainingProblem implements ProblemType {
    /** The data do not determine the model: separated classes, dependent columns, or no convergence. */
    MODEL_NOT_ESTIMABLE("model-not-estimable", Kind.UNPROCESSABLE, "Model not estimable"),

    /** A version without a training plan cannot be trained. */
    NOTHING_TO_TRAIN("nothing-to-train", Kind.UNPROCESSABLE, "Nothing to train"),

    /** The run with this key is in progress on this node. */
    TRAINING_ALREADY_RUNNING("training-already-running", Kind.CONFLICT, "Training already running"),

    /** The configured training command failed, took too long or left no usable model. */
    TRAINING_COMMAND_FAILED("training-command-failed", Kind.UNPROCESSABLE, "Training command failed"),

    /** A plan names a backend that does not run on this server. */
    UNKNOWN_TRAINING_BACKEND("unknown-training-backend", Kind.UNPROCESSABLE, "Unknown training backend"),

    /** The submission of an external worker cannot be kept; the message says why. */
    UNUSABLE_SUBMISSION("unusable-submission", Kind.INVALID, "Unusable submission"),

    /** The data do not fit the training that the plan asks for; the message names the column. */
    UNUSABLE_TRAINING_DATA("unusable-training-data", Kind.UNPROCESSABLE, "Unusable training data"),

    /** The training plan refers to something that does not exist; the message names it, and what exists. */
    UNUSABLE_TRAINING_PLAN("unusable-training-plan", Kind.UNPROCESSABLE, "Unusable training plan");

    private final Declaration declaration;

    TrainingProblem(String slug, Kind kind, String title) {
        this.declaration = new Declaration(slug, kind, title);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
