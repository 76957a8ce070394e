package io.muster.audit.refusals;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.muster.audit.chain.AuditEntry.NewEntry;
import io.muster.shared.Actor;
import io.muster.shared.CanonicalJson;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The log of refused attempts. A refusal rolls its transaction back, so its entry is written afterwards in a separate
 * transaction, by a single writer that needs one connection for any number of concurrent refusals, and never while the
 * refused transaction still holds a lock. A reader of the {@code AuditTrail} on the same node waits for the writer.
 *
 * <p>At most {@value RefusalLimit#KEPT} refusals of one actor (or other key) about one chain are recorded within an
 * hour; the last of them says that no more follow.
 */
@Component
public class RefusalLog {

    static final String REFUSED = "Refused";

    private final RefusalWriter writer;
    private final Clock clock;
    private final RefusalLimit limit = new RefusalLimit();

    public RefusalLog(RefusalWriter writer, Clock clock) {
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * @param chain the model concerned, or {@code @platform}
     * @param subject what was to be changed: {@code credit-trees@1}
     * @param by the actor
     * @param what the attempt: {@code complete task 'Approve use'}
     * @param why it was refused
     */
    public void refused(String chain, String subject, Actor by, String what, String why) {
        refused(chain, subject, by, what, why, by.id());
    }

    /** @param countedAs the key to use instead of the actor if one actor stands for many */
    void refused(String chain, String subject, Actor by, String what, String why, String countedAs) {
        var now = clock.instant();
        var admission = limit.admit(countedAs, chain, now);
        if (!admission.isKept()) {
            return;
        }
        var payload = CanonicalJson.text(Map.of("what", what, "why", why + admission.remark()));
        var entry = new NewEntry(chain, now, by, REFUSED, subject, payload);
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            writer.writeSoon(entry);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                writer.writeSoon(entry);
            }
        });
    }

    /**
     * The limit on recorded refusals, so that no one can flood the trail. Of those counted together, usually one actor's,
     * {@value #KEPT} refusals per chain are recorded in an hour, on each node. The limit is per chain, so that noise
     * elsewhere does not hide attempts on a model. Beyond {@value #REMEMBERED_AT_MOST} counters some are forgotten; more
     * refusals are recorded then, never fewer.
     */
    static final class RefusalLimit {

        static final int KEPT = 300;

        private static final Duration WINDOW = Duration.ofHours(1);
        static final int REMEMBERED_AT_MOST = 100_000;

        private final Cache<Key, Window> windows = Caffeine.newBuilder()
                .maximumSize(REMEMBERED_AT_MOST)
                .executor(Runnable::run)
                .build();

        private record Key(String countedAs, String chain) {}

        /** @param missed how many were not recorded in the previous window */
        private record Window(Instant until, int count, int missed) {

            Window next() {
                return new Window(until, count + 1, missed);
            }

            int beyond() {
                return Math.max(0, count - KEPT);
            }
        }

        /**
         * @param isKept whether the refusal is recorded
         * @param remark what to add to its reason: that no more follow for now, that earlier ones are missing, or nothing
         */
        record Admission(boolean isKept, String remark) {}

        /** @param countedAs the actor or other key that has a limit of its own */
        Admission admit(String countedAs, String chain, Instant now) {
            var window = windows.asMap().compute(new Key(countedAs, chain), (key, last) -> {
                if (last != null && now.isBefore(last.until())) {
                    return last.next();
                }
                return new Window(now.plus(WINDOW), 1, last == null ? 0 : last.beyond());
            });
            return new Admission(window.count() <= KEPT, remark(window));
        }

        long remembered() {
            return windows.estimatedSize();
        }

        private static String remark(Window window) {
            if (window.count() == KEPT) {
                return " (%d within an hour: no more are recorded until %s)".formatted(KEPT, window.until());
            }
            return window.count() == 1 && window.missed() > 0
                    ? " (%d refusals before this one were not recorded)".formatted(window.missed())
                    : "";
        }
    }
}
