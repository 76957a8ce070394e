package io.muster.notification.web;

import io.muster.notification.channel.Channel;
import io.muster.notification.delivery.Deliveries;
import io.muster.notification.delivery.Deliveries.DeliveryOfEvent;
import io.muster.notification.delivery.Delivery;
import io.muster.shared.Actor;
import io.muster.shared.requests.Page;
import io.muster.shared.requests.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/notifications/deliveries")
@PreAuthorize("hasAnyRole('OPERATOR', 'ADMINISTRATOR')")
@Tag(name = "Notifications", description = "Who is told what by mail and webhook, and whether it arrived")
class DeliveriesController {

    private final Deliveries deliveries;

    DeliveriesController(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @GetMapping
    @Operation(summary = "Lists deliveries in one state, the oldest first; without a state, the dead letters")
    Page<DeliveryView> all(
            @RequestParam(defaultValue = "DEAD") Delivery.State state,
            @RequestParam(required = false) String after,
            @RequestParam(required = false) Integer limit) {
        return deliveries.page(state, Paging.of(after, limit)).map(DeliveryView::of);
    }

    @PostMapping("/{id}/send-again")
    @Operation(summary = "Makes a dead letter wait again, with all attempts")
    DeliveryView sendAgain(@PathVariable String id, Actor actor) {
        return DeliveryView.of(deliveries.sendAgain(id, actor));
    }

    /**
     * @param recipient user id of a person, or name of a webhook
     * @param kind what happened
     * @param subject to what
     * @param due when the next attempt may begin; null if there will be none
     * @param failure why the last attempt failed, or null
     * @param settledAt when it was sent or became a dead letter; null before
     */
    record DeliveryView(
            String id,
            Channel.Kind channel,
            String recipient,
            Delivery.State state,
            String kind,
            String subject,
            Instant happenedAt,
            int attempts,
            @Nullable Instant due,
            @Nullable String failure,
            @Nullable Instant settledAt) {

        static DeliveryView of(DeliveryOfEvent found) {
            var delivery = found.delivery();
            var event = found.event();
            return new DeliveryView(
                    delivery.id(),
                    delivery.channel(),
                    delivery.recipient(),
                    delivery.state(),
                    event.kind().word(),
                    event.subject(),
                    event.at(),
                    delivery.attempts(),
                    delivery.state() == Delivery.State.WAITING ? delivery.due() : null,
                    delivery.failure(),
                    delivery.settledAt());
        }
    }
}
