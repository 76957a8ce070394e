package io.muster.deployment.web;

import io.muster.deployment.DeploymentProblem;
import io.muster.deployment.web.protocol.Members;
import io.muster.shared.ModelId;
import io.muster.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The model that a path of the protocol refers to.
 *
 * @param version null for the champion
 */
record ModelAddress(ModelId model, @Nullable Integer version) {

    /** @throws Refusal {@code UNKNOWN_MODEL} if no model or version can have such a name */
    static ModelAddress of(String model, @Nullable String version) {
        return new ModelAddress(modelNamed(model), version == null ? null : number(model, version));
    }

    private static ModelId modelNamed(String name) {
        try {
            return new ModelId(name);
        } catch (Refusal e) {
            throw DeploymentProblem.UNKNOWN_MODEL.refusal(
                    "There is no model '%s': %s", Members.shown(name), e.getMessage());
        }
    }

    private static int number(String model, String version) {
        try {
            var number = Integer.parseInt(version);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Reported below, like a number that is not a version's.
        }
        throw DeploymentProblem.UNKNOWN_MODEL.refusal(
                "Model '%s' has no version '%s': versions are numbers from 1", model, Members.shown(version));
    }
}
