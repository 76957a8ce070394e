package io.muster.evidence;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where evidence is kept outside the database.
 *
 * @param revocationMemory file in which this node keeps the revocations it has seen
 */
@Validated
@ConfigurationProperties("muster.evidence")
record EvidenceSettings(@NotNull Path revocationMemory) {}
