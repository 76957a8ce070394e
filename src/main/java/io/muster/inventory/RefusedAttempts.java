package io.muster.inventory;

import io.muster.audit.refusals.RefusalLog;
import io.muster.inventory.versions.NotTheDeveloper;
import io.muster.inventory.versions.TierOverrideByDeveloper;
import io.muster.shared.Actor;
import io.muster.shared.VersionId;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * The recorder of attempts on a version that are refused because of who makes them. They are recorded although
 * everything else is rolled back.
 */
@Component
class RefusedAttempts {

    private final RefusalLog refusals;

    RefusedAttempts(RefusalLog refusals) {
        this.refusals = refusals;
    }

    <T> T recorded(VersionId id, Actor by, String request, Supplier<T> verb) {
        try {
            return verb.get();
        } catch (NotTheDeveloper | TierOverrideByDeveloper refusal) {
            refusals.refused(id.model().name(), id.toString(), by, request, refusal.getMessage());
            throw refusal;
        }
    }
}
