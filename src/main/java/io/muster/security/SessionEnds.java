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
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The times at which people's passwords last changed: sessions begun before that have ended, on every node. Other nodes
 * notice after {@link SecuritySettings#tokenCache}.
 */
@Component
public class SessionEnds {

    private final JdbcClient jdbc;
    private final TransactionTemplate savepoint;
    private final Cache<String, Optional<Instant>> ends;

    SessionEnds(JdbcClient jdbc, PlatformTransactionManager transactions, SecuritySettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.savepoint = new TransactionTemplate(transactions);
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
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

    /**
     * Two callers may change one password at once: the second waits for the first, fails, and goes back to its
     * savepoint.
     *
     * @return whether there was no row before
     */
    private boolean insert(UserChanged change) {
        try {
            savepoint.executeWithoutResult(
                    status -> jdbc.sql("insert into security_session_end (user_id, ended_at) values (?, ?)")
                            .params(change.user(), change.at().atOffset(ZoneOffset.UTC))
                            .update());
            return true;
        } catch (DuplicateKeyException notedByAnother) {
            return false;
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
