package io.muster.monitoring.posting;

import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.jdbc.RacingInsert;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was posted under which id. */
@Repository
class PostingRepository {

    private final JdbcClient jdbc;
    private final RacingInsert insert;

    PostingRepository(JdbcClient jdbc, RacingInsert insert) {
        this.jdbc = jdbc;
        this.insert = insert;
    }

    /** @return false if something was posted under this id before; waits for who does so at the same time */
    boolean begin(Posting posting, Digest content, Actor by, Instant now) {
        return insert.tried(() -> jdbc.sql("""
                insert into monitoring_posting (version, id, content, hour_start, posted_by, posted_at)
                values (:version, :id, :content, :hour, :by, :now)""")
                .param("version", posting.version().toString())
                .param("id", posting.id())
                .param("content", content.hex())
                .param("hour", posting.hour().atOffset(ZoneOffset.UTC))
                .param("by", by.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update());
    }

    Optional<Digest> content(Posting posting) {
        return jdbc.sql("select content from monitoring_posting where version = :version and id = :id")
                .param("version", posting.version().toString())
                .param("id", posting.id())
                .query((row, number) -> new Digest(row.getString("content")))
                .optional();
    }
}
