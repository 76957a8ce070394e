package io.muster.notification.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.notification.EventKind;
import io.muster.shared.Actor;
import java.time.Instant;

/**
 * Something that happened, as it is told.
 *
 * @param id sortable; the same in every message about it
 * @param subject what it is about: {@code credit-trees@3}
 * @param body the event's own JSON
 */
public record OutboxEvent(String id, EventKind kind, String subject, Actor actor, Instant at, JsonNode body) {}
