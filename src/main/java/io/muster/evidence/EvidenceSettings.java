package io.muster.evidence;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where evidence is kept outside the database, and what follows when it is damaged.
 *
 * @param revocationMemory file in which this node keeps the revocations it has seen
 * @param readRevocations how long what was read of the list of revocations may be used while its length and last entry stay
 * @param damaged what becomes of a version whose evidence is not as it was recorded
 */
@Validated
@ConfigurationProperties("muster.evidence")
public record EvidenceSettings(
        @NotNull Path revocationMemory,
        @NotNull Duration readRevocations,
        @NotNull DamagePolicy damaged) {}
