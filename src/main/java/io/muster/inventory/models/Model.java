package io.muster.inventory.models;

import io.muster.shared.Actor;
import io.muster.shared.ModelId;
import io.muster.shared.UseCaseId;
import java.time.Instant;

/**
 * A model of a use case.
 *
 * @param revision counts changes from 1
 */
public record Model(
        ModelId id,
        UseCaseId useCase,
        ModelType type,
        ModelDescription description,
        Actor registeredBy,
        Instant registeredAt,
        long revision) {

    public String name() {
        return description.name();
    }
}
