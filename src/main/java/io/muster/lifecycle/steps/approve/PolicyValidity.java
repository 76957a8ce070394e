package io.muster.lifecycle.steps.approve;

import io.muster.inventory.Inventory;
import io.muster.lifecycle.steps.plan.Cadence;
import io.muster.shared.SubjectId;
import io.muster.shared.VersionId;
import io.muster.signoff.LongestValidity;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The longest validity of certificates by the shipped table. */
@Component
class PolicyValidity implements LongestValidity {

    /** The table that steps propose for the months that a certificate is valid. */
    static final String TABLE = "certificate-validity";

    private final Cadence cadence;
    private final Inventory inventory;
    private final Clock clock;

    PolicyValidity(Cadence cadence, Inventory inventory, Clock clock) {
        this.cadence = cadence;
        this.inventory = inventory;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> end(SubjectId subject) {
        return Optional.of(subject)
                .filter(VersionId.class::isInstance)
                .map(version -> inventory.version((VersionId) version))
                .filter(version -> version.tier() != null)
                .map(version -> cadence.from(clock.instant(), TABLE, version));
    }
}
