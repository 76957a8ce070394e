package io.muster.validation.evaluation;

import io.muster.datasets.Dataset;
import io.muster.datasets.Datasets;
import io.muster.inventory.versions.ModelVersion;
import io.muster.validation.model.UnusableEvaluationData;

/**
 * The check that evaluation data was not used for training: answers on known rows say nothing about future performance.
 */
final class HoldoutCheck {

    /**
     * The name under which the training module, which this module does not depend on, notes the digest in a version's
     * provenance.
     */
    private static final String TRAINING_DIGEST = "training.data.digest";

    private HoldoutCheck() {}

    /** @throws UnusableEvaluationData if the version was trained on this data, also under another name */
    static void require(ModelVersion version, Dataset data, Datasets datasets) {
        if (data.role() == Dataset.Role.TRAINING) {
            throw new UnusableEvaluationData(
                    "Dataset '%s' is for training: version '%s' needs data that was not used for training"
                            .formatted(data.id(), version.id()));
        }
        var plan = version.training();
        if (plan != null && datasets.dataset(plan.data()).digest().equals(data.digest())) {
            throw same(version, data, "dataset '%s'".formatted(plan.data()));
        }
        if (data.digest().toString().equals(version.provenance().get(TRAINING_DIGEST))) {
            throw same(version, data, "its provenance");
        }
    }

    private static UnusableEvaluationData same(ModelVersion version, Dataset data, String witness) {
        return new UnusableEvaluationData(
                ("Version '%s' was trained on the data on which it is to be validated: dataset '%s' and "
                                + "%s both have digest %s")
                        .formatted(version.id(), data.id(), witness, data.digest()));
    }
}
