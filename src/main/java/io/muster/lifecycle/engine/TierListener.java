package io.muster.lifecycle.engine;

import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.NewEvidence;
import io.muster.inventory.VersionEvent.TierOverridden;
import io.muster.lifecycle.BusinessKey;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A person's override of the tier counts at once, also for processes on their way. */
@Component
class TierListener {

    private static final String TIER = "tier";

    private final RuntimeService runtime;
    private final EvidenceLedger ledger;
    private final Engine engine;

    TierListener(RuntimeService runtime, EvidenceLedger ledger, Engine engine) {
        this.runtime = runtime;
        this.ledger = ledger;
        this.engine = engine;
    }

    private record Overriding(int before, int tier, String reason) {}

    @EventListener
    void on(TierOverridden overridden) {
        keep(overridden);
        engine.asSystem(() -> {
            runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(
                            BusinessKey.of(overridden.version()).toString())
                    .variableValueNotEquals(TIER, overridden.tier())
                    .list()
                    .forEach(instance -> runtime.setVariable(instance.getId(), TIER, overridden.tier()));
            return null;
        });
    }

    private void keep(TierOverridden overridden) {
        var body = new Overriding(overridden.before(), overridden.tier(), overridden.reason());
        ledger.record(
                new NewEvidence(overridden.version(), null, TIER, "tier-" + overridden.tier(), body, null),
                overridden.actor());
    }
}
