package io.muster.notification.delivery;

import io.muster.notification.NotificationSettings;
import io.muster.notification.channel.Channel;
import io.muster.notification.channel.Message;
import io.muster.notification.channel.SendFailure;
import io.muster.notification.channel.SendFailure.Reach;
import io.muster.notification.delivery.Delivery.State;
import io.muster.notification.delivery.DeliveryRepository.Claim;
import io.muster.notification.outbox.OutboxRepository;
import io.muster.shared.Digest;
import io.muster.shared.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The dispatcher sends what is due: it claims, sends outside of any transaction, and settles. Between nodes the claim
 * decides. After a crash between sending and settling the claim expires, and the same message is sent again with the
 * same id.
 */
@Component
class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int AT_ONCE = 100;
    private static final int LONGEST_FAILURE = 1999;

    private final DeliveryRepository deliveries;
    private final OutboxRepository outbox;
    private final NotificationSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Dispatcher(
            DeliveryRepository deliveries,
            OutboxRepository outbox,
            NotificationSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Sends what is due over one channel. Whom one message could not reach, no other of this round tries. */
    void round(Channel channel) {
        var unreachable = new HashSet<String>();
        for (var delivery : deliveries.due(channel.kind(), now(), AT_ONCE)) {
            var target = channel.target(delivery.recipient());
            if (!unreachable.contains(target) && !reached(channel, delivery)) {
                unreachable.add(target);
            }
        }
    }

    /** @return false if the target should be left alone for now */
    private boolean reached(Channel channel, Delivery delivery) {
        var claim = new Claim(UUID.randomUUID().toString(), now().plus(settings.claim()));
        var claimed = transaction.execute(status -> claim(delivery, claim));
        if (claimed == null || claimed.isEmpty()) {
            return true;
        }
        if (attempts(claimed) > settings.retries().size() + 1) {
            bury(claim, claimed, "Given up: sending was begun %d times and never ended".formatted(attempts(claimed)));
            return true;
        }
        return send(channel, claim, claimed);
    }

    /** A daily mail is claimed whole or not at all; every node begins with the same row and waits there for the other. */
    private List<Delivery> claim(Delivery delivery, Claim claim) {
        var dailyAt = delivery.dailyAt();
        var ids = dailyAt == null ? List.of(delivery.id()) : deliveries.inDailyMail(delivery.recipient(), dailyAt);
        if (ids.isEmpty() || !deliveries.claim(ids.get(0), claim, now())) {
            return List.of();
        }
        ids.stream().skip(1).forEach(id -> deliveries.claim(id, claim, now()));
        return deliveries.claimed(claim);
    }

    private boolean send(Channel channel, Claim claim, List<Delivery> claimed) {
        try {
            channel.send(message(claimed));
            sent(claim, claimed);
            return true;
        } catch (SendFailure failure) {
            failed(claim, claimed, failure);
            return failure.reach() != Reach.THIS_TARGET;
        } catch (RuntimeException e) {
            LOG.warn("{} could not be sent", described(claimed), e);
            failed(claim, claimed, new SendFailure(Reach.THIS_MESSAGE, String.valueOf(e.getMessage()), e));
            return true;
        }
    }

    private Message message(List<Delivery> claimed) {
        var first = claimed.get(0);
        var events = claimed.stream()
                .map(each -> outbox.find(each.event())
                        .orElseThrow(() -> new IllegalStateException(
                                "Delivery %s has no event %s in the outbox".formatted(each.id(), each.event()))))
                .toList();
        return first.dailyAt() == null
                ? new Message(first.id(), first.recipient(), false, events)
                : new Message(idOfDailyMail(claimed), first.recipient(), true, events);
    }

    /** By content: a daily mail that something was added to is another message. */
    private static String idOfDailyMail(List<Delivery> claimed) {
        return Digest.ofText(claimed.stream().map(Delivery::id).collect(Collectors.joining(" ")))
                .hex();
    }

    private void sent(Claim claim, List<Delivery> claimed) {
        if (deliveries.settle(claim, State.SENT, null, now()) < claimed.size()) {
            LOG.warn(
                    "{} was sent, but that took longer than muster.notification.claim ({}): another node may have sent it too",
                    described(claimed),
                    settings.claim());
        }
    }

    private void failed(Claim claim, List<Delivery> claimed, SendFailure failure) {
        var next = failure.reach() == Reach.FOREVER ? null : nextAttempt(attempts(claimed));
        var why = Texts.abbreviate(Objects.requireNonNullElse(failure.getMessage(), "No reason given"), LONGEST_FAILURE)
                .replace('\0', ' ');
        if (next == null) {
            bury(claim, claimed, why);
        } else {
            deliveries.postpone(claim, next, why);
        }
    }

    private void bury(Claim claim, List<Delivery> claimed, String why) {
        deliveries.settle(claim, State.DEAD, why, now());
        LOG.warn("{} is a dead letter: {}", described(claimed), why);
    }

    private @Nullable Instant nextAttempt(int attempts) {
        return attempts > settings.retries().size()
                ? null
                : now().plus(settings.retries().get(attempts - 1));
    }

    private static int attempts(List<Delivery> claimed) {
        return claimed.stream().mapToInt(Delivery::attempts).max().orElseThrow();
    }

    private static String described(List<Delivery> claimed) {
        var first = claimed.get(0);
        return "Delivery %s to '%s' by %s".formatted(first.id(), first.recipient(), first.channel());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
