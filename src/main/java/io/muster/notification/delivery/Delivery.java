package io.muster.notification.delivery;

import io.muster.notification.channel.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The way of one event to one recipient.
 *
 * @param event id of the event in the outbox
 * @param recipient user id of a person, or name of a webhook
 * @param dailyAt when the daily mail it is part of is sent; null if it is sent by itself
 * @param attempts how often sending was begun since it was last asked for
 * @param due when the next attempt may begin
 * @param failure why the last attempt failed, or null
 * @param settledAt when it was sent, or became a dead letter; null before
 */
public record Delivery(
        String id,
        String event,
        Channel.Kind channel,
        String recipient,
        State state,
        @Nullable Instant dailyAt,
        int attempts,
        Instant due,
        @Nullable String failure,
        @Nullable Instant settledAt) {

    /** The state of a delivery. */
    public enum State {
        /** Will be sent when it is due. */
        WAITING,
        /** The mail server or the webhook has accepted it. */
        SENT,
        /** A dead letter: it is not tried again unless someone asks for it. */
        DEAD
    }

    static Delivery waiting(String id, String event, Channel.Kind channel, String recipient, Instant due) {
        return new Delivery(id, event, channel, recipient, State.WAITING, null, 0, due, null, null);
    }

    Delivery inDailyMail(Instant at) {
        return new Delivery(id, event, channel, recipient, state, at, attempts, at, failure, settledAt);
    }
}
