package io.muster.notification.delivery;

import io.muster.notification.channel.Channel;
import io.muster.notification.delivery.Delivery.State;
import io.muster.shared.jdbc.Columns;
import io.muster.shared.requests.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The repository of deliveries. A node sends only what it has claimed, and settles only what it still holds. */
@Repository
class DeliveryRepository {

    private static final String ALL = "select id, event, channel, recipient, state, daily_at, attempts, due, failure,"
            + " settled_at from notification_delivery ";

    private static final String FREE =
            " and state = 'WAITING' and due <= ? and (claimed_until is null or claimed_until < ?)";

    private final JdbcClient jdbc;

    DeliveryRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Delivery delivery) {
        jdbc.sql("insert into notification_delivery (id, event, channel, recipient, state, daily_at, attempts, due)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .param(delivery.id())
                .param(delivery.event())
                .param(delivery.channel().name())
                .param(delivery.recipient())
                .param(delivery.state().name())
                .param(time(delivery.dailyAt()))
                .param(delivery.attempts())
                .param(time(delivery.due()))
                .update();
    }

    /** What may be sent now and is not claimed, the longest due first. */
    List<Delivery> due(Channel.Kind channel, Instant now, int most) {
        return jdbc.sql(ALL + "where channel = ?" + FREE + " order by due, id limit ?")
                .params(channel.name(), time(now), time(now), most)
                .query(DeliveryRepository::delivery)
                .list();
    }

    /** All deliveries of one daily mail, in the order in which every node claims them. */
    List<String> inDailyMail(String recipient, Instant dailyAt) {
        return jdbc.sql("select id from notification_delivery where channel = 'MAIL' and state = 'WAITING'"
                        + " and recipient = ? and daily_at = ? order by id")
                .params(recipient, time(dailyAt))
                .query(String.class)
                .list();
    }

    /** Claims one delivery. A second node waits for the first and then finds it taken. */
    boolean claim(String id, Claim claim, Instant now) {
        return jdbc.sql("update notification_delivery set claim = ?, claimed_until = ?, attempts = attempts + 1"
                                + " where id = ?" + FREE)
                        .params(claim.token(), time(claim.until()), id, time(now), time(now))
                        .update()
                > 0;
    }

    /** What is claimed, the oldest event first. */
    List<Delivery> claimed(Claim claim) {
        return jdbc.sql(ALL + "where claim = ? and state = 'WAITING' order by event")
                .param(claim.token())
                .query(DeliveryRepository::delivery)
                .list();
    }

    /** @return how many were still held by this claim */
    int settle(Claim claim, State state, @Nullable String failure, Instant now) {
        return jdbc.sql("update notification_delivery set state = ?, failure = ?, settled_at = ?, claim = null,"
                        + " claimed_until = null where claim = ? and state = 'WAITING'")
                .param(state.name())
                .param(failure)
                .param(time(now))
                .param(claim.token())
                .update();
    }

    void postpone(Claim claim, Instant due, String failure) {
        jdbc.sql("update notification_delivery set due = ?, failure = ?, claim = null, claimed_until = null"
                        + " where claim = ? and state = 'WAITING'")
                .params(time(due), failure, claim.token())
                .update();
    }

    /** @return false if it is not a dead letter */
    boolean revive(String id, Instant now) {
        return jdbc.sql("update notification_delivery set state = 'WAITING', attempts = 0, due = ?, daily_at = null,"
                                + " settled_at = null where id = ? and state = 'DEAD'")
                        .params(time(now), id)
                        .update()
                == 1;
    }

    Optional<Delivery> find(String id) {
        return jdbc.sql(ALL + "where id = ?")
                .param(id)
                .query(DeliveryRepository::delivery)
                .optional();
    }

    List<Delivery> page(State state, Paging paging) {
        return jdbc.sql(ALL + "where state = ? and id > ? order by id limit ?")
                .params(state.name(), paging.after(), paging.oneMore())
                .query(DeliveryRepository::delivery)
                .list();
    }

    Map<State, Long> counts() {
        return jdbc
                .sql("select state, count(*) as deliveries from notification_delivery"
                        + " where state in ('WAITING', 'DEAD') group by state")
                .query((row, number) -> Map.entry(State.valueOf(row.getString("state")), row.getLong("deliveries")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    int deleteSettled(Instant before) {
        return jdbc.sql("delete from notification_delivery where state <> 'WAITING' and settled_at < ?")
                .param(time(before))
                .update();
    }

    /**
     * The right of one node to send something, once.
     *
     * @param token unique
     * @param until when others may try, if this node has not said how it ended
     */
    record Claim(String token, Instant until) {}

    private static Delivery delivery(ResultSet row, int number) throws SQLException {
        return new Delivery(
                row.getString("id"),
                row.getString("event"),
                Channel.Kind.valueOf(row.getString("channel")),
                row.getString("recipient"),
                State.valueOf(row.getString("state")),
                Columns.timeOrNull(row, "daily_at"),
                row.getInt("attempts"),
                Columns.time(row, "due"),
                row.getString("failure"),
                Columns.timeOrNull(row, "settled_at"));
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
