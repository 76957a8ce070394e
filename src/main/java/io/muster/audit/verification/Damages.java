package io.muster.audit.verification;

import io.muster.audit.verification.DamageEvent.DamageFound;
import io.muster.audit.verification.DamageEvent.DamageGone;
import io.muster.shared.Actor;
import io.muster.shared.events.EventPublisher;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The list of damaged records: reports each once and removes it when it is repaired. Works in the caller's transaction. */
@Component
class Damages {

    private static final Logger LOG = LoggerFactory.getLogger(Damages.class);
    private static final Actor SELF = Actor.system("verification");

    private final VerificationRows rows;
    private final EventPublisher events;

    Damages(VerificationRows rows, EventPublisher events) {
        this.rows = rows;
        this.events = events;
    }

    Instant now() {
        return events.now();
    }

    /** @param found all current damage of this kind in this chain */
    void report(String chain, Damage.Kind kind, List<Damage> found) {
        var before = rows.damages(chain, kind);
        before.stream().filter(old -> found.stream().noneMatch(old::isSameAs)).forEach(old -> forget(old, found));
        found.stream().filter(each -> before.stream().noneMatch(each::isSameAs)).forEach(this::keep);
    }

    /** @param found some of the damage, from a caller that has not checked everything */
    void add(String chain, Damage.Kind kind, List<Damage> found) {
        var before = rows.damages(chain, kind);
        found.stream().filter(each -> before.stream().noneMatch(each::isSameAs)).forEach(this::keep);
    }

    private void forget(Damage old, List<Damage> found) {
        rows.delete(old);
        if (found.stream().noneMatch(each -> each.place().equals(old.place()))) {
            LOG.info("{} is again as it was recorded", old.place());
            events.publish(new DamageGone(old.place(), SELF, now()));
        }
    }

    private void keep(Damage damage) {
        rows.insert(damage);
        LOG.error("{} is not as it was recorded: {}", damage.place(), damage.explanation());
        events.publish(new DamageFound(damage.place(), damage.explanation(), SELF, now()));
    }
}
