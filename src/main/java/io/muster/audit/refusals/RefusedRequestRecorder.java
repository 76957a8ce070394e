package io.muster.audit.refusals;

import io.muster.security.RequestRefused;
import io.muster.shared.events.DomainEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The recorder of requests that the security filters refuse. No model is known for them yet, so they are recorded in
 * the platform's chain.
 */
@Component
class RefusedRequestRecorder {

    private final RefusalLog refusals;

    RefusedRequestRecorder(RefusalLog refusals) {
        this.refusals = refusals;
    }

    @EventListener
    void on(RequestRefused refused) {
        refusals.refused(
                DomainEvent.PLATFORM, "request", refused.by(), refused.what(), refused.why(), refused.countedAs());
    }
}
