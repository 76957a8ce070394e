package io.muster.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * When a person's password last changed: sessions begun before that have ended, on every node. Other nodes notice after
 * {@link SecuritySettings#tokenCache}.
 */
@Component
public class SessionEnds {

    private final JdbcClient jdbc;
    private final Cache<String, Optional<Instant>> ends;

    SessionEnds(JdbcClient jdbc, SecuritySettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.ends = Caffeine.newBuilder()
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .expireAfterWrite(settings.tokenCache())
                .maximumSize(10_000)
                .build();
    }

    public boolean hasEnded(SignedIn session) {
        return last(session.userId())
                .filter(end -> session.since().isBefore(end))
                .isPresent();
    }

    public Optional<Instant> last(String userId) {
        return ends.get(userId, this::lookUp);
    }

    /** In the transaction of the change. */
    @EventListener
    void note(UserChanged change) {
        if (change.change() != UserChanged.Change.PASSWORD_SET) {
            return;
        }

        var end = change.at().atOffset(ZoneOffset.UTC);
        var updated = jdbc.sql("update security_session_end set ended_at = ? where user_id = ?")
                .params(end, change.user())
                .update();
        if (updated == 0) {
            jdbc.sql("insert into security_session_end (user_id, ended_at) values (?, ?)")
                    .params(change.user(), end)
                    .update();
        }
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void forget(UserChanged change) {
        ends.invalidate(change.user());
    }

    private Optional<Instant> lookUp(String userId) {
        return jdbc.sql("select ended_at from security_session_end where user_id = ?")
                .param(userId)
                .query((row, number) ->
                        row.getObject("ended_at", OffsetDateTime.class).toInstant())
                .optional();
    }
}
