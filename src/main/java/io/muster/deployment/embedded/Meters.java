package io.muster.deployment.embedded;

import io.micrometer.core.instrument.MeterRegistry;
import io.muster.shared.VersionId;
import org.springframework.stereotype.Component;

/** Makes the meters of a version; the same ones for the same version. */
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
