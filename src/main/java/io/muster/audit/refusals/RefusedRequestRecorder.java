package io.muster.audit.refusals;

import io.muster.security.RequestRefused;
import io.muster.shared.DomainEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What was refused at a door before it came to any model. */
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
