package io.muster.audit.refusals;

import io.muster.audit.chain.NewEntry;
import io.muster.shared.Actor;
import io.muster.shared.CanonicalJson;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The log of refused attempts. A refusal rolls its transaction back, so its entry is written afterwards in a separate
 * transaction, by a single writer that needs one connection for any number of concurrent refusals, and never while the
 * refused transaction still holds a lock. {@code AuditTrail} on the same node waits for it.
 *
 * <p>After {@value RefusalLimit#KEPT} refusals of one actor, or other key, about one chain within an hour the trail
 * says so, and no more are recorded.
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
     * @param the attempt: {@code complete task 'Approve use'}
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
}
