package io.muster.monitoring.outcome;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.monitoring.predictionlog.PredictionKeys;
import io.muster.monitoring.record.MonitoringProblem;
import io.muster.shared.ModelId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is posted about a prediction or a case.
 *
 * @param prediction the id of the request that was answered, or null if the case is named
 * @param businessId what the caller named the case by, or null if the prediction is named
 * @param row of the request, from 0; the first one if absent
 * @param outcome a number, a text as in the model's data, or a truth value for a binary classification
 * @param at when it became known; now if absent
 */
record NewOutcome(
        @Nullable String prediction,
        @Nullable String businessId,
        @Nullable Integer row,
        @Nullable JsonNode outcome,
        @Nullable Instant at) {

    private static final int LONGEST_ID = 1_000;

    /** @throws io.muster.shared.Refusal {@code INVALID_OUTCOME} if it does not name exactly one prediction or case */
    String key(ModelId model, PredictionKeys keys) {
        var id = prediction == null ? businessId : prediction;
        if (prediction != null && businessId != null || id == null || id.isBlank() || id.length() > LONGEST_ID) {
            throw MonitoringProblem.INVALID_OUTCOME.refusal(
                    "An outcome must name what it is about: expected either 'prediction', the id of the request, or"
                            + " 'businessId', of 1 to %d characters",
                    LONGEST_ID);
        }
        var number = row == null ? 0 : row;
        if (number < 0) {
            throw MonitoringProblem.INVALID_OUTCOME.refusal(
                    "Row %d of request '%s' does not exist: rows are counted from 0", number, id);
        }
        return prediction == null ? keys.ofCase(model, id, number) : keys.ofPrediction(model, id, number);
    }
}
