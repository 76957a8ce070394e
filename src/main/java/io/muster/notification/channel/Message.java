package io.muster.notification.channel;

import io.muster.notification.outbox.OutboxEvent;
import java.util.List;

/**
 * What one recipient is told at once.
 *
 * @param id the same at each attempt
 * @param recipient user id of a person, or name of a webhook
 * @param isDaily whether it collects the events of a day
 * @param events at least one, the oldest first
 */
public record Message(String id, String recipient, boolean isDaily, List<OutboxEvent> events) {

    public Message {
        events = List.copyOf(events);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("Message %s to '%s' tells nothing".formatted(id, recipient));
        }
    }
}
