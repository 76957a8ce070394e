package io.muster.monitoring.record;

import io.muster.shared.jdbc.Columns;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Until when each node has kept what it counted, from its start to its stop. */
@Repository
class NodeRepository {

    private final JdbcClient jdbc;

    NodeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param id of this start, because a node may start again while its last one is not yet noticed as ended */
    void start(String id, String node, Instant now) {
        jdbc.sql("""
                insert into monitoring_node (id, node, started_at, kept_until, kept_part)
                values (:id, :node, :now, :now, 0)""")
                .param("id", id)
                .param("node", node)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Everything until an instant is kept. A node that was missed was only slow. */
    void kept(String id, Instant until) {
        jdbc.sql("update monitoring_node set kept_until = :until, missed_at = null where id = :id")
                .param("id", id)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A part of the counts is kept; in the transaction that adds it. */
    void keptPart(String id, long part) {
        jdbc.sql("update monitoring_node set kept_part = :part where id = :id")
                .param("id", id)
                .param("part", part)
                .update();
    }

    /** The last part that is kept; locks the row, so that a part that is sent twice at the same time is added once. */
    long lastPart(String id) {
        return jdbc.sql("select kept_part from monitoring_node where id = :id for update")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    void stop(String id, Instant now) {
        jdbc.sql("update monitoring_node set stopped_at = :now, kept_until = :now, missed_at = null where id = :id")
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Notes the nodes that should have kept something since an instant but did not. */
    int miss(Instant since, Instant now) {
        return jdbc.sql("""
                update monitoring_node set missed_at = :now
                where stopped_at is null and missed_at is null and kept_until < :since""")
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Gap> gaps(Instant from, Instant to) {
        return jdbc.sql("""
                select node, kept_until, missed_at from monitoring_node
                where missed_at > :from and kept_until < :to order by kept_until, id""")
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query((row, number) ->
                        new Gap(row.getString("node"), Columns.time(row, "kept_until"), Columns.time(row, "missed_at")))
                .list();
    }

    /** Forgets nodes that ended before an instant. */
    int deleteBefore(Instant instant) {
        return jdbc.sql("""
                delete from monitoring_node
                where kept_until < :instant and (stopped_at is not null or missed_at is not null)""").param("instant", instant.atOffset(ZoneOffset.UTC)).update();
    }
}
