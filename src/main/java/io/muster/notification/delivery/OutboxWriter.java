package io.muster.notification.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.evidence.EvidenceLedger.EvidenceRecorded;
import io.muster.evidence.SignOff;
import io.muster.notification.EventKind;
import io.muster.notification.TaskNotice;
import io.muster.notification.channel.Channels;
import io.muster.notification.outbox.OutboxEvent;
import io.muster.notification.outbox.OutboxRepository;
import io.muster.shared.Actor;
import io.muster.shared.CanonicalJson;
import io.muster.shared.SortableIds;
import io.muster.shared.events.AuditKinds;
import io.muster.shared.events.DomainEvent;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The listener that writes events to the outbox, in the transaction that publishes them. It decides nothing about who
 * is told, so that what it costs the publisher is one insert, and nothing where no channel is configured.
 */
@Component
class OutboxWriter {

    /** The engine creates tasks; no person is told less because they started the process. */
    private static final Actor ENGINE = Actor.system("engine");

    private final OutboxRepository outbox;
    private final Channels channels;
    private final SortableIds ids;

    OutboxWriter(OutboxRepository outbox, Channels channels, SortableIds ids) {
        this.outbox = outbox;
        this.channels = channels;
        this.ids = ids;
    }

    @EventListener
    void on(DomainEvent event) {
        if (channels.isAnyConfigured()) {
            kind(event).ifPresent(kind -> add(kind, event.subject(), event.actor(), event.at(), event));
        }
    }

    @EventListener
    void on(TaskNotice notice) {
        if (channels.isAnyConfigured()) {
            add(kind(notice), notice.subject().toString(), ENGINE, notice.at(), notice);
        }
    }

    private void add(EventKind kind, String subject, Actor actor, Instant at, Object event) {
        JsonNode body = CanonicalJson.MAPPER.valueToTree(event);
        outbox.add(new OutboxEvent(ids.next(), kind, subject, actor, at, body));
    }

    private static Optional<EventKind> kind(DomainEvent event) {
        if (event instanceof EvidenceRecorded recorded) {
            return Optional.of(EventKind.SIGN_OFF_RECORDED)
                    .filter(kind -> recorded.kind().equals(SignOff.KIND));
        }
        return EventKind.find(AuditKinds.of(event.getClass()));
    }

    private static EventKind kind(TaskNotice notice) {
        return switch (notice.kind()) {
            case OPENED -> EventKind.TASK_OPENED;
            case REMINDED -> EventKind.TASK_REMINDED;
            case ESCALATED -> EventKind.TASK_ESCALATED;
        };
    }
}
