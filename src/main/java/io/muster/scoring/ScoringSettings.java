package io.muster.scoring;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of turning artifacts into scorers.
 *
 * @param maxArtifactSize larger artifacts are refused before any runtime sees them
 * @param maxDocumentSize the same for artifacts parsed into a tree in memory (PMML, DMN, descriptors)
 * @param maxTensorSize largest tensor a binary model may declare or fold while loading
 * @param loadTimeout how long inspecting or loading one artifact may take
 * @param evaluationTimeout how long one row of a decision model may take
 * @param threads threads of one call into ONNX Runtime; 1 keeps results reproducible and nodes predictable
 */
@Validated
@ConfigurationProperties("muster.scoring")
public record ScoringSettings(
        @NotNull @DefaultValue("512MB") DataSize maxArtifactSize,
        @NotNull @DefaultValue("64MB") DataSize maxDocumentSize,
        @NotNull @DefaultValue("1GB") DataSize maxTensorSize,
        @NotNull @DefaultValue("60s") Duration loadTimeout,
        @NotNull @DefaultValue("5s") Duration evaluationTimeout,
        @Min(1) @Max(64) @DefaultValue("1") int threads) {

    /** The defaults, for use outside a Spring context. */
    public static ScoringSettings defaults() {
        return new ScoringSettings(
                DataSize.ofMegabytes(512),
                DataSize.ofMegabytes(64),
                DataSize.ofGigabytes(1),
                Duration.ofSeconds(60),
                Duration.ofSeconds(5),
                1);
    }
}
