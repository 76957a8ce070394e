package io.muster.lifecycle.engine;

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
    private final Engine engine;

    TierListener(RuntimeService runtime, Engine engine) {
        this.runtime = runtime;
        this.engine = engine;
    }

    @EventListener
    void on(TierOverridden overridden) {
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
}
