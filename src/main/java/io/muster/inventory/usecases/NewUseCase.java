package io.muster.inventory.usecases;

import io.muster.inventory.entry.Limits;
import io.muster.shared.UseCaseId;

/** A use case to register. */
public record NewUseCase(UseCaseId id, UseCaseDescription description) {

    public NewUseCase {
        Limits.present("id", id);
        Limits.present("description", description);
    }
}
