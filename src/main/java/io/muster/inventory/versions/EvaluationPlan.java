package io.muster.inventory.versions;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.muster.inventory.entry.InvalidEntry;
import io.muster.inventory.entry.Limits;
import io.muster.shared.DatasetId;
import org.jspecify.annotations.Nullable;

/**
 * The data a version is validated on, and how its output is interpreted.
 *
 * @param task the applicable family of checks
 * @param data data kept apart from training
 * @param target column with the true outcome
 * @param positive the target's value that counts as 1 in binary classification, else null
 * @param output the signature's output to compare with the outcome: a score in binary classification, a label in rules
 * @param forecast what makes the quantity of a regression a forecast, otherwise null
 */
public record EvaluationPlan(
        Task task,
        DatasetId data,
        String target,
        @Nullable String positive,
        String output,
        @Nullable ForecastPlan forecast) {

    public EvaluationPlan {
        Limits.present("task", task);
        Limits.present("data", data);
        target = Limits.spelled("target", target);
        positive = positive == null ? null : Limits.spelled("positive", positive);
        output = Limits.spelled("output", output);
        if (task == Task.BINARY_CLASSIFICATION && positive == null) {
            throw new InvalidEntry(
                    "'positive' is missing: binary classification needs to know which outcome counts as 1");
        }
        if (forecast != null) {
            requireForecast(task, data, forecast);
        }
    }

    private static void requireForecast(Task task, DatasetId data, ForecastPlan forecast) {
        if (task != Task.REGRESSION) {
            throw new InvalidEntry("'forecast' is only for regression: other outputs have no horizon");
        }
        if (forecast.history().equals(data)) {
            throw new InvalidEntry(
                    "'history' is '%s', the data of the evaluation: expected the training data".formatted(data));
        }
    }

    /** A plan without forecast. */
    public EvaluationPlan(Task task, DatasetId data, String target, @Nullable String positive, String output) {
        this(task, data, target, positive, output, null);
    }

    /** The family of checks. */
    public enum Task {
        @JsonProperty("binary-classification")
        BINARY_CLASSIFICATION,
        @JsonProperty("regression")
        REGRESSION,
        @JsonProperty("rules")
        RULES
    }
}
