package io.muster.audit.telling;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.muster.audit.Damage;
import io.muster.audit.Integrity;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** {@code muster_integrity_damaged}, and how old the last full round is. */
@Component
class IntegrityMeters implements MeterBinder {

    private final Integrity integrity;

    IntegrityMeters(Integrity integrity) {
        this.integrity = integrity;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Arrays.stream(Damage.Kind.values())
                .forEach(kind -> Gauge.builder("muster.integrity.damaged", () -> count(kind))
                        .description("Places whose records are not as they were written")
                        .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                        .register(registry));
        TimeGauge.builder("muster.integrity.round.age", this, TimeUnit.MILLISECONDS, IntegrityMeters::age)
                .description("Time since everything recorded had been verified once")
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
