package io.muster.evidence;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where evidence is kept outside the database.
 *
 * @param revocationMemory file in which this node keeps the revocations it has seen
 * @param readRevocations how long what was read of the list of revocations may be used while its length and last entry stay
 */
@Validated
@ConfigurationProperties("muster.evidence")
record EvidenceSettings(
        @NotNull Path revocationMemory, @NotNull Duration readRevocations) {}
