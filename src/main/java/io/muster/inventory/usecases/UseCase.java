package io.muster.inventory.usecases;

import io.muster.shared.Actor;
import io.muster.shared.UseCaseId;
import java.time.Instant;

/**
 * A use of models in the business, with its materiality.
 *
 * @param revision counts changes from 1
 */
public record UseCase(
        UseCaseId id, UseCaseDescription description, Actor registeredBy, Instant registeredAt, long revision) {}
