package io.muster.scheduling;

import io.muster.shared.DomainEvent;
import io.muster.shared.InvalidVersionId;
import io.muster.shared.VersionId;

/** An event of a schedule. Those about a version belong to its model's chain, all others to the platform's. */
interface ScheduleEvent extends DomainEvent {

    @Override
    default String chain() {
        try {
            return VersionId.parse(subject()).model().name();
        } catch (InvalidVersionId e) {
            return PLATFORM;
        }
    }
}
