package io.muster.inventory.models;

import io.muster.inventory.entry.InvalidEntry;
import io.muster.inventory.entry.Limits;
import io.muster.shared.ModelId;
import io.muster.shared.UseCaseId;

/** A model to register. */
public record NewModel(ModelId id, UseCaseId useCase, ModelType type, ModelDescription description) {

    public NewModel {
        Limits.present("id", id);
        Limits.present("useCase", useCase);
        Limits.present("type", type);
        Limits.present("description", description);
        if (description.dependencies().contains(id)) {
            throw new InvalidEntry("Model '%s' cannot depend on itself".formatted(id));
        }
    }
}
