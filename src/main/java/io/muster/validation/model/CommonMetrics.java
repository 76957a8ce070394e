package io.muster.validation.model;

import io.muster.validation.model.Metric.Group;
import java.util.List;

/** The metrics of every task. Their order is that of {@code docs/reference/metrics.md}. */
public final class CommonMetrics {

    public static final Metric ROWS =
            new Metric("rows", Group.ALL_TASKS, "Rows", "Rows of the evaluation dataset", "from 0, more", "count");

    public static final Metric OUTCOME_MISSING = new Metric(
            "outcome-missing",
            Group.ALL_TASKS,
            "Share of rows without an outcome",
            "Rows without an outcome ÷ all rows",
            "0 to 1, low",
            "count");

    public static final Metric PREDICTION_MISSING = new Metric(
            "prediction-missing",
            Group.ALL_TASKS,
            "Share of rows without a prediction",
            "Rows for which the model gives no finite output, or does not accept the inputs ÷ all rows",
            "0 to 1, low",
            "count");

    public static final Metric GOLDEN_REPRODUCED = new Metric(
            "golden-reproduced",
            Group.ALL_TASKS,
            "Share of golden records reproduced",
            "Golden records whose outputs are all within the record's tolerance, scored one by one and as one batch ÷ all golden records. The deviation of a number is relative to the larger of 1 and the expected value",
            "0 to 1, 1",
            "Muster");

    public static final Metric DETERMINISTIC = new Metric(
            "deterministic",
            Group.ALL_TASKS,
            "Share of rows scored the same when scored again",
            "The smaller of two shares: of the rows of one batch (up to `muster.validation.batch-rows`), those with the same bits when the batch is scored again after all other rows; of its first 100 rows, those with the same result when scored one by one, numbers within 10⁻⁶ relative to the larger of 1 and the number. The tolerance allows for 32-bit runtimes, which compute other batch sizes by other kernels",
            "0 to 1, 1",
            "Muster");

    public static final Metric DOCUMENTATION = new Metric(
            "documentation",
            Group.ALL_TASKS,
            "Completeness of the documentation",
            "How many of these twelve are stated, ÷ 12: purpose, owner, users, allowed uses, limitations, data sources, link to the documentation, materiality tier with its rule, artifact, signature, golden records, provenance. Whether they are true is for the reviewer to judge",
            "0 to 1, high",
            "Muster; the list follows the model inventory of SR 11-7 (Federal Reserve, 2011), section VI");

    static final List<Metric> ALL =
            List.of(ROWS, OUTCOME_MISSING, PREDICTION_MISSING, GOLDEN_REPRODUCED, DETERMINISTIC, DOCUMENTATION);

    private CommonMetrics() {}
}
