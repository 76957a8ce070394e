package io.muster.deployment.embedded;

import io.micrometer.core.instrument.MeterRegistry;
import io.muster.shared.VersionId;
import org.springframework.stereotype.Component;

/** The registry of meters, one set per version. */
@Component
class Meters {

    private final MeterRegistry registry;

    Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    InferenceMeters of(VersionId version) {
        return new InferenceMeters(registry, version);
    }
}
