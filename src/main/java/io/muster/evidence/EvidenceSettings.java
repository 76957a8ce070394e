package io.muster.evidence;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the records of evidence outside the database, and of the consequence of damage.
 *
 * @param revocationMemory file in which this node keeps the revocations it has seen
 * @param readRevocations how long a read list of revocations may be used while its length and last entry are unchanged
 * @param damaged the consequence for a version whose evidence is not as it was recorded
 */
@Validated
@ConfigurationProperties("muster.evidence")
public record EvidenceSettings(
        @NotNull Path revocationMemory,
        @NotNull Duration readRevocations,
        @NotNull DamagePolicy damaged) {

    /** The consequence for a version whose evidence is not as it was recorded. */
    public enum DamagePolicy {
        /** It stops serving on every node, and cannot be deployed, promoted or renewed. */
        SUSPEND,
        /** It continues to serve where it does, but cannot be deployed, promoted or renewed. */
        RESTRICT,
        /** It is shown to people and operators; only its certificate cannot be issued or renewed. */
        WARN;

        public boolean stopsService() {
            return this == SUSPEND;
        }

        public boolean stopsDeployment() {
            return this != WARN;
        }
    }
}
