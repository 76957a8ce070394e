package io.muster.monitoring.predictionlog;

import io.muster.shared.Digest;
import io.muster.shared.VersionId;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One row of a served prediction, as it is logged.
 *
 * @param event the time of its event
 * @param layout of the profile that it is counted in, or null if it is in none
 * @param predictionKey what an outcome names it by, or null if the request had no id
 * @param caseKey what an outcome names its case by, or null if the request had no business id
 * @param outputs JSON object of all outputs
 * @param inputs JSON object of the inputs that are kept, or null
 */
public record LoggedPrediction(
        VersionId version,
        Instant event,
        @Nullable Digest layout,
        @Nullable String predictionKey,
        @Nullable String caseKey,
        String outputs,
        @Nullable String inputs) {

    Stream<String> keys() {
        return Stream.of(predictionKey, caseKey).flatMap(Stream::ofNullable);
    }
}
