package io.muster.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.muster.shared.jdbc.Columns;
import io.muster.shared.jdbc.RacingInsert;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The times at which people's passwords last changed: sessions begun before that have ended, on every node. Other nodes
 * notice after {@link SecuritySettings#tokenCache}.
 */
@Component
public class SessionEnds {

    private final JdbcClient jdbc;
    private final RacingInsert insert;
    private final Cache<String, Optional<Instant>> ends;

    SessionEnds(JdbcClient jdbc, RacingInsert insert, SecuritySettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.insert = insert;
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

    /** Runs in the transaction of the change. */
    @EventListener
    void note(UserChanged change) {
        if (change.change() != UserChanged.Change.PASSWORD_SET) {
            return;
        }

        if (!update(change) && !insert(change)) {
            update(change);
        }
    }

    private boolean update(UserChanged change) {
        return jdbc.sql("update security_session_end set ended_at = ? where user_id = ?")
                        .params(change.at().atOffset(ZoneOffset.UTC), change.user())
                        .update()
                == 1;
    }

    private boolean insert(UserChanged change) {
        return insert.tried(() -> jdbc.sql("insert into security_session_end (user_id, ended_at) values (?, ?)")
                .params(change.user(), change.at().atOffset(ZoneOffset.UTC))
                .update());
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void forget(UserChanged change) {
        ends.invalidate(change.user());
    }

    private Optional<Instant> lookUp(String userId) {
        return jdbc.sql("select ended_at from security_session_end where user_id = ?")
                .param(userId)
                .query((row, number) -> Columns.time(row, "ended_at"))
                .optional();
    }
}
