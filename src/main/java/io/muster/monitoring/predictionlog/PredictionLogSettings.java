package io.muster.monitoring.predictionlog;

import io.muster.shared.ModelId;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the prediction log.
 *
 * @param models the models whose predictions are logged, each with the names of the inputs that are kept; "*" for all inputs
 * @param hashIds whether ids of predictions and cases are kept as keyed hashes only
 * @param hashKey the key of these hashes
 * @param keep how long after its event a prediction is kept
 * @param expireEvery how often days that are too old are deleted
 * @param mostWaiting most values that a node holds until they are written
 */
@Validated
@ConfigurationProperties("muster.monitoring.prediction-log")
public record PredictionLogSettings(
        @DefaultValue Map<String, List<String>> models,
        boolean hashIds,
        @DefaultValue("") String hashKey,
        @NotNull Duration keep,
        @NotNull Duration expireEvery,
        @Min(1_000) int mostWaiting) {

    /** Keeps all inputs. */
    public static final String ALL = "*";

    private static final int SHORTEST_KEY = 32;

    @AssertTrue(message = "expected a hash-key of at least 32 characters, or hash-ids: false")
    public boolean isHashable() {
        return models.isEmpty() || !hashIds || hashKey.length() >= SHORTEST_KEY;
    }

    public boolean logs(ModelId model) {
        return models.containsKey(model.name());
    }

    /** The inputs of a model that are kept, or null if its predictions are not logged. */
    public @Nullable List<String> inputs(ModelId model) {
        return models.get(model.name());
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "predictions of %s, kept for %s".formatted(models, keep);
    }
}
