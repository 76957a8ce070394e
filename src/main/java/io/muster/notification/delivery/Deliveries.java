package io.muster.notification.delivery;

import io.muster.notification.NotificationProblem;
import io.muster.notification.NotificationSettings;
import io.muster.notification.channel.Channel;
import io.muster.notification.channel.Channels;
import io.muster.notification.delivery.Delivery.State;
import io.muster.notification.outbox.OutboxEvent;
import io.muster.notification.outbox.OutboxRepository;
import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import io.muster.shared.events.AuditEvent;
import io.muster.shared.events.DomainEvent;
import io.muster.shared.events.EventPublisher;
import io.muster.shared.requests.Page;
import io.muster.shared.requests.Paging;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The service for deliveries: addresses and sends what is due, shows what did not arrive, and sends it again. */
@Service
public class Deliveries {

    private final Addressing addressing;
    private final Dispatcher dispatcher;
    private final DeliveryRepository rows;
    private final OutboxRepository outbox;
    private final Channels channels;
    private final NotificationSettings settings;
    private final EventPublisher events;

    Deliveries(
            Addressing addressing,
            Dispatcher dispatcher,
            DeliveryRepository rows,
            OutboxRepository outbox,
            Channels channels,
            NotificationSettings settings,
            EventPublisher events) {
        this.addressing = addressing;
        this.dispatcher = dispatcher;
        this.rows = rows;
        this.outbox = outbox;
        this.channels = channels;
        this.settings = settings;
        this.events = events;
    }

    /** Turns what happened into deliveries. Any number of nodes may do so at the same time. */
    public void address() {
        addressing.round();
    }

    /** Sends what is due over one channel. Any number of nodes may do so at the same time. */
    public void send(Channel channel) {
        dispatcher.round(channel);
    }

    /** Deletes what was settled longer ago than the retention. */
    @Transactional
    public void forgetOld() {
        var before = events.now().minus(settings.retention());
        rows.deleteSettled(before);
        outbox.deleteSettled(before);
    }

    /** Deliveries in one state, the oldest first. */
    @Transactional(readOnly = true)
    public Page<DeliveryOfEvent> page(State state, Paging paging) {
        return Page.of(rows.page(state, paging), paging, Delivery::id).map(this::withEvent);
    }

    /** How many deliveries wait and how many are dead letters. */
    @Transactional(readOnly = true)
    public Map<State, Long> counts() {
        return rows.counts();
    }

    /**
     * Makes a dead letter wait again, with all attempts.
     *
     * @throws Refusal {@code DELIVERY_NOT_FOUND} if there is none of this id
     * @throws Refusal {@code DELIVERY_NOT_DEAD} if it waits or was sent
     */
    @Transactional
    public DeliveryOfEvent sendAgain(String id, Actor by) {
        var delivery = find(id);
        if (!rows.revive(id, events.now())) {
            throw NotificationProblem.DELIVERY_NOT_DEAD.refusal(
                    "Delivery '%s' to '%s' is %s: only a dead letter can be sent again",
                    id, delivery.recipient(), delivery.state());
        }
        events.publish(
                new SentAgain(id, delivery.event(), delivery.channel().name(), delivery.recipient(), by, events.now()));
        return withEvent(find(id));
    }

    /** The channels that the settings have configured. */
    public Channels channels() {
        return channels;
    }

    private Delivery find(String id) {
        return rows.find(id).orElseThrow(() -> NotificationProblem.DELIVERY_NOT_FOUND.noSuch("delivery", id));
    }

    private DeliveryOfEvent withEvent(Delivery delivery) {
        return new DeliveryOfEvent(delivery, outbox.find(delivery.event()).orElseThrow());
    }

    /** A delivery, and what it tells. */
    public record DeliveryOfEvent(Delivery delivery, OutboxEvent event) {}

    /** A person asked for a dead letter to be sent again. */
    @AuditEvent("DeliverySentAgain")
    public record SentAgain(String delivery, String event, String channel, String recipient, Actor actor, Instant at)
            implements DomainEvent {

        @Override
        public String chain() {
            return PLATFORM;
        }

        @Override
        public String subject() {
            return "delivery " + delivery;
        }
    }
}
