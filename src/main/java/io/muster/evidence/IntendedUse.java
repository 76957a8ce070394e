package io.muster.evidence;

import io.muster.inventory.models.Model;
import io.muster.inventory.models.ModelDescription;
import io.muster.inventory.usecases.UseCase;
import io.muster.inventory.usecases.UseCaseDescription;
import io.muster.shared.UseCaseId;

/**
 * What a version is said to be for, as evidence of kind {@value #KIND}: people decide on a use, and a certificate allows
 * one.
 *
 * @param useCase the business it serves
 * @param business what hangs on that; a tier is computed from it
 * @param model purpose, allowed uses and limitations among others
 */
public record IntendedUse(UseCaseId useCase, UseCaseDescription business, ModelDescription model) {

    public static final String KIND = "intended-use";

    static IntendedUse of(Model model, UseCase useCase) {
        return new IntendedUse(useCase.id(), useCase.description(), model.description());
    }
}
