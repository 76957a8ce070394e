package io.muster.formats;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings with the limits of loading artifacts and of scoring.
 *
 * @param maxArtifactSize larger artifacts are refused before any runtime sees them
 * @param maxDocumentSize the same for artifacts parsed into a tree in memory (PMML, DMN, descriptors)
 * @param maxTensorSize largest tensor a binary model may declare or fold while loading, and the most that one run of it
 *     in this process may allocate in total
 * @param maxIterations how many iterations nested loops of a decision model may have together
 * @param maxOperations how many steps a PMML model may take for one row
 * @param loadTimeout how long inspecting or loading one artifact may take
 * @param evaluationTimeout how long one row may take
 * @param batchTimeout how long rows that a runtime scores together may take
 * @param threads threads of one call into ONNX Runtime; 1 keeps results reproducible and nodes predictable
 * @param serving by format, where models in service are scored; {@link ServingMode#AUTO} for those not named
 */
@Validated
@ConfigurationProperties("muster.scoring")
public record ScoringSettings(
        @NotNull @DefaultValue("512MB") DataSize maxArtifactSize,
        @NotNull @DefaultValue("64MB") DataSize maxDocumentSize,
        @NotNull @DefaultValue("1GB") DataSize maxTensorSize,
        @Min(1) @DefaultValue("1000000") long maxIterations,
        @Min(1) @DefaultValue("1000000") long maxOperations,
        @NotNull @DefaultValue("60s") Duration loadTimeout,
        @NotNull @DefaultValue("5s") Duration evaluationTimeout,
        @NotNull @DefaultValue("30s") Duration batchTimeout,
        @Min(1) @Max(64) @DefaultValue("1") int threads,
        @NotNull @DefaultValue Map<String, ServingMode> serving) {

    public ScoringSettings {
        serving = Map.copyOf(serving);
    }

    /** The defaults, for use outside a Spring context. */
    public static ScoringSettings defaults() {
        return new ScoringSettings(
                DataSize.ofMegabytes(512),
                DataSize.ofMegabytes(64),
                DataSize.ofGigabytes(1),
                1_000_000,
                1_000_000,
                Duration.ofSeconds(60),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                1,
                Map.of());
    }

    /** A copy with other artifact sizes. */
    public ScoringSettings withSizes(DataSize artifact, DataSize document, DataSize tensor) {
        return new ScoringSettings(
                artifact,
                document,
                tensor,
                maxIterations,
                maxOperations,
                loadTimeout,
                evaluationTimeout,
                batchTimeout,
                threads,
                serving);
    }

    /** A copy with other times. */
    public ScoringSettings withTimes(Duration load, Duration evaluation, Duration batch) {
        return new ScoringSettings(
                maxArtifactSize,
                maxDocumentSize,
                maxTensorSize,
                maxIterations,
                maxOperations,
                load,
                evaluation,
                batch,
                threads,
                serving);
    }

    /** A copy with other places to serve from, by format. */
    public ScoringSettings withServing(Map<String, ServingMode> places) {
        return new ScoringSettings(
                maxArtifactSize,
                maxDocumentSize,
                maxTensorSize,
                maxIterations,
                maxOperations,
                loadTimeout,
                evaluationTimeout,
                batchTimeout,
                threads,
                places);
    }

    /** How long a call with this many rows may take. */
    public Duration timeout(int rows) {
        return rows == 1 ? evaluationTimeout : batchTimeout;
    }

    /** The name of that setting. */
    public static String timeoutName(int rows) {
        return rows == 1 ? "evaluation-timeout" : "batch-timeout";
    }

    /** Where models of the format in service are scored. */
    public ServingMode serving(String format) {
        return serving.getOrDefault(format, ServingMode.AUTO);
    }
}
