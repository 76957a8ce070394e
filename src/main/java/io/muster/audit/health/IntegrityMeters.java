package io.muster.audit.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.muster.audit.verification.Damage;
import io.muster.audit.verification.Integrity;
import io.muster.shared.ServerMetric;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Metrics of damaged records and of the time since the last full verification. */
@Component
class IntegrityMeters implements MeterBinder {

    private final Integrity integrity;

    IntegrityMeters(Integrity integrity) {
        this.integrity = integrity;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Arrays.stream(Damage.Kind.values())
                .forEach(kind -> Gauge.builder(ServerMetric.INTEGRITY_DAMAGED.id(), () -> count(kind))
                        .description(ServerMetric.INTEGRITY_DAMAGED.definition())
                        .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                        .register(registry));
        TimeGauge.builder(ServerMetric.INTEGRITY_ROUND_AGE.id(), this, TimeUnit.MILLISECONDS, IntegrityMeters::age)
                .description(ServerMetric.INTEGRITY_ROUND_AGE.definition())
                .register(registry);
    }

    private long count(Damage.Kind kind) {
        return integrity.damages().stream()
                .filter(damage -> damage.kind() == kind)
                .count();
    }

    private double age() {
        return integrity.sinceLastRound().map(Duration::toMillis).orElse(-1L);
    }
}
