package io.muster.notification.delivery;

import io.muster.notification.NotificationSettings;
import io.muster.notification.channel.Channel;
import io.muster.notification.channel.Channels;
import io.muster.notification.outbox.OutboxEvent;
import io.muster.notification.outbox.OutboxRepository;
import io.muster.notification.recipients.Preferences;
import io.muster.notification.recipients.Recipients;
import io.muster.shared.Actor;
import io.muster.shared.SortableIds;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The second half of the outbox: turns each event into one delivery for each recipient. It runs after the event was
 * committed, so that asking the directory costs no one who works.
 */
@Component
class Addressing {

    private static final Logger LOG = LoggerFactory.getLogger(Addressing.class);
    private static final int AT_ONCE = 100;

    private final OutboxRepository outbox;
    private final Recipients recipients;
    private final Preferences preferences;
    private final DeliveryRepository deliveries;
    private final Channels channels;
    private final NotificationSettings settings;
    private final SortableIds ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Addressing(
            OutboxRepository outbox,
            Recipients recipients,
            Preferences preferences,
            DeliveryRepository deliveries,
            Channels channels,
            NotificationSettings settings,
            SortableIds ids,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.outbox = outbox;
        this.recipients = recipients;
        this.preferences = preferences;
        this.deliveries = deliveries;
        this.channels = channels;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Addresses what was not addressed yet. One event that cannot be addressed does not hold up the others. */
    void round() {
        for (var id : outbox.unaddressed(AT_ONCE)) {
            try {
                outbox.find(id).ifPresent(this::address);
            } catch (RuntimeException e) {
                LOG.warn("Event {} could not be addressed; trying again in {}", id, settings.lookEvery(), e);
            }
        }
    }

    private void address(OutboxEvent event) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var addressed = deliveriesOf(event, now);
        transaction.executeWithoutResult(status -> {
            if (outbox.markAddressed(event.id(), now)) {
                addressed.forEach(deliveries::insert);
            }
        });
    }

    private List<Delivery> deliveriesOf(OutboxEvent event, Instant now) {
        var all = new ArrayList<Delivery>();
        if (channels.isConfigured(Channel.Kind.MAIL)) {
            recipients.of(event).forEach(person -> mail(event, person, now).ifPresent(all::add));
        }
        for (var channel : channels.all()) {
            channel.subscribers(event.kind())
                    .forEach(name -> all.add(Delivery.waiting(ids.next(), event.id(), channel.kind(), name, now)));
        }
        return all;
    }

    private Optional<Delivery> mail(OutboxEvent event, Actor person, Instant now) {
        var delivery = Delivery.waiting(ids.next(), event.id(), Channel.Kind.MAIL, person.id(), now);
        return switch (preferences.of(person)) {
            case IMMEDIATE -> Optional.of(delivery);
            case DAILY -> Optional.of(delivery.inDailyMail(nextDailyMail(now)));
            case NONE -> Optional.empty();
        };
    }

    private Instant nextDailyMail(Instant now) {
        var today = now.atOffset(ZoneOffset.UTC).toLocalDate().atTime(settings.dailyAt());
        var next = today.toInstant(ZoneOffset.UTC).isAfter(now) ? today : today.plusDays(1);
        return next.toInstant(ZoneOffset.UTC);
    }
}
