package io.muster.notification.outbox;

import io.muster.notification.EventKind;
import io.muster.shared.Actor;
import io.muster.shared.CanonicalJson;
import io.muster.shared.jdbc.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The repository of events that wait to be addressed, or were. */
@Repository
public class OutboxRepository {

    private final JdbcClient jdbc;

    OutboxRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes an event in the transaction in which it happens, so that what is rolled back is never told. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(OutboxEvent event) {
        jdbc.sql("insert into notification_event (id, kind, subject, actor, happened_at, body)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        event.id(),
                        event.kind().word(),
                        event.subject(),
                        event.actor().id(),
                        event.at().atOffset(ZoneOffset.UTC),
                        CanonicalJson.text(event.body()))
                .update();
    }

    /** Ids of events that were not addressed yet, the oldest first. */
    public List<String> unaddressed(int most) {
        return jdbc.sql("select id from notification_event where addressed_at is null order by id limit ?")
                .param(most)
                .query(String.class)
                .list();
    }

    /**
     * Marks an event as addressed, in the transaction that writes its deliveries.
     *
     * @return false if another node has done so
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean markAddressed(String id, Instant now) {
        return jdbc.sql("update notification_event set addressed_at = ? where id = ? and addressed_at is null")
                        .params(now.atOffset(ZoneOffset.UTC), id)
                        .update()
                == 1;
    }

    public Optional<OutboxEvent> find(String id) {
        return jdbc.sql("select id, kind, subject, actor, happened_at, body from notification_event where id = ?")
                .param(id)
                .query(OutboxRepository::event)
                .optional();
    }

    /** Deletes addressed events without any delivery that happened before then. */
    public int deleteSettled(Instant before) {
        return jdbc.sql("delete from notification_event where addressed_at < ? and not exists"
                        + " (select 1 from notification_delivery where event = notification_event.id)")
                .param(before.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static OutboxEvent event(ResultSet row, int number) throws SQLException {
        var word = row.getString("kind");
        return new OutboxEvent(
                row.getString("id"),
                EventKind.find(word)
                        .orElseThrow(() -> new IllegalStateException(
                                "notification_event has the unknown kind '%s'; expected one of %s"
                                        .formatted(word, EventKind.words()))),
                row.getString("subject"),
                new Actor(row.getString("actor")),
                Columns.time(row, "happened_at"),
                CanonicalJson.tree(row.getString("body")));
    }
}
