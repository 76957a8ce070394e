package io.muster.evidence;

import io.muster.inventory.models.Model;
import io.muster.inventory.models.ModelDescription;
import io.muster.inventory.usecases.UseCase;
import io.muster.inventory.usecases.UseCaseDescription;
import io.muster.shared.UseCaseId;

/**
 * The intended use of a version, as evidence of kind {@value #KIND}: people decide on a use, and a certificate allows
 * one.
 *
 * @param useCase the use case it serves
 * @param business the description of the use case, from which a tier is computed
 * @param model the description of the model, including purpose, allowed uses and limitations
 */
public record IntendedUse(UseCaseId useCase, UseCaseDescription business, ModelDescription model) {

    public static final String KIND = "intended-use";

    /** The outcome of a use that is described differently than before. */
    public static final String CHANGED = "changed";

    static IntendedUse of(Model model, UseCase useCase) {
        return new IntendedUse(useCase.id(), useCase.description(), model.description());
    }
}
