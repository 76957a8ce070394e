package io.muster.shared.requests;

import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.requests.Creations.KeyTaken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** First answers to requests that carried an {@code Idempotency-Key}. */
@Repository
class CreationAnswers {

    private final JdbcClient jdbc;
    private final CreationSettings settings;
    private final Clock clock;

    CreationAnswers(JdbcClient jdbc, CreationSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    record Answer(Digest request, String id) {}

    /**
     * Holds the key until the transaction ends: a concurrent request with the same key waits at its insert.
     *
     * @throws KeyTaken if another request has it
     */
    void take(String key, Digest request, Actor by) {
        jdbc.sql("""
                delete from shared_idempotency_key where person = :person and request_key = :key and requested_at < :expired""")
                .param("person", person(by))
                .param("key", key)
                .param("expired", expired())
                .update();
        try {
            jdbc.sql("""
                    insert into shared_idempotency_key (person, request_key, request, created, requested_at)
                    values (:person, :key, :request, null, :at)""")
                    .param("person", person(by))
                    .param("key", key)
                    .param("request", request.hex())
                    .param("at", now())
                    .update();
        } catch (DuplicateKeyException | PessimisticLockingFailureException e) {
            throw new KeyTaken(e);
        }
    }

    void keep(String key, Actor by, String id) {
        jdbc.sql("update shared_idempotency_key set created = :id where person = :person and request_key = :key")
                .param("id", id)
                .param("person", person(by))
                .param("key", key)
                .update();
    }

    Optional<Answer> find(String key, Actor by) {
        return jdbc.sql("""
                select request, created from shared_idempotency_key
                where person = :person and request_key = :key and requested_at >= :expired""")
                .param("person", person(by))
                .param("key", key)
                .param("expired", expired())
                .query(CreationAnswers::read)
                .optional();
    }

    void forget() {
        jdbc.sql("delete from shared_idempotency_key where requested_at < :expired")
                .param("expired", expired())
                .update();
    }

    private static Answer read(ResultSet row, int number) throws SQLException {
        return new Answer(new Digest(row.getString("request")), row.getString("created"));
    }

    /** Two spellings of one user id are one person. */
    private static String person(Actor by) {
        return by.id().strip().toLowerCase(Locale.ROOT);
    }

    private OffsetDateTime expired() {
        return now().minus(settings.retention());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
