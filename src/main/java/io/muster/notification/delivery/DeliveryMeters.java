package io.muster.notification.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.muster.notification.delivery.Delivery.State;
import io.muster.shared.ServerMetric;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Metrics of what still waits to be told, and of what could not be. */
@Component
class DeliveryMeters implements MeterBinder {

    private final Deliveries deliveries;

    DeliveryMeters(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        List.of(State.WAITING, State.DEAD)
                .forEach(state -> Gauge.builder(
                                ServerMetric.NOTIFICATION_DELIVERIES.id(),
                                () -> deliveries.counts().getOrDefault(state, 0L))
                        .description(ServerMetric.NOTIFICATION_DELIVERIES.definition())
                        .tag("state", state.name().toLowerCase(Locale.ROOT))
                        .register(registry));
    }
}
