package io.muster.datasets;

import io.muster.shared.DatasetId;
import io.muster.shared.ProblemType;
import io.muster.shared.Refusal;
import io.muster.shared.Refusal.Kind;

/** The problems of this module, with their public names. */
public enum DatasetProblem implements ProblemType {
    /** The name is taken; new data needs a new name. */
    DATASET_ALREADY_REGISTERED("dataset-already-registered", Kind.CONFLICT, "Dataset already registered"),

    /** The file behind a dataset is gone, or is no longer the one that was registered. Nothing computed on it can be trusted. */
    DATASET_CHANGED("dataset-changed", Kind.CONFLICT, "Dataset changed"),

    /** The dataset is not registered. */
    DATASET_NOT_FOUND("dataset-not-found", Kind.NOT_FOUND, "Dataset not found"),

    /** A text is not an ARFF file; the message names the line. */
    INVALID_ARFF("invalid-arff", Kind.UNPROCESSABLE, "Invalid ARFF"),

    /**
     * There is no readable file at a path below an allowed root. The message says no more, so that no one can explore
     * the disk with it.
     */
    PATH_NOT_ALLOWED("path-not-allowed", Kind.INVALID, "Path not allowed"),

    /** A requested column is not in the dataset. */
    UNKNOWN_COLUMN("unknown-column", Kind.INVALID, "Unknown column"),

    /** The file cannot be read as a table; the message names the line or column. */
    UNREADABLE_DATASET("unreadable-dataset", Kind.UNPROCESSABLE, "Unreadable dataset");

    private final Declaration declaration;

    DatasetProblem(String slug, Kind kind, String title) {
        this.declaration = new Declaration(slug, kind, title);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }

    static Refusal datasetAlreadyRegistered(DatasetId id) {
        return DATASET_ALREADY_REGISTERED.refusal(
                "Dataset '%s' already exists; register new data under a new name", id);
    }

    static Refusal datasetChanged(Dataset dataset, String what) {
        return DATASET_CHANGED.refusal(
                "Dataset '%s' was registered with %s, but %s", dataset.id(), dataset.digest(), what);
    }

    public static Refusal invalidArff(int line, String what) {
        return INVALID_ARFF.refusal("Line %d: %s", line, what);
    }

    static Refusal pathNotAllowed(String path) {
        return PATH_NOT_ALLOWED.refusal(
                "There is no readable file '%s' under the allowed roots (muster.datasets.allowed-roots)", path);
    }
}
