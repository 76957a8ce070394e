package io.muster.deployment.web;

import io.muster.deployment.Deployment;
import io.muster.deployment.DeploymentProblem;
import io.muster.deployment.DeploymentRole;
import io.muster.deployment.DeploymentSettings;
import io.muster.deployment.DeploymentTargets;
import io.muster.deployment.Deployments;
import io.muster.deployment.ServedVersions.Lease;
import io.muster.deployment.ServedVersions.ModelNotServed;
import io.muster.deployment.ServedVersions.ModelUnavailable;
import io.muster.deployment.web.protocol.ProtocolJson;
import io.muster.inventory.Inventory;
import io.muster.inventory.versions.ModelVersion;
import io.muster.shared.ModelId;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The models that requests may call. The answer to a request for any other model says whether it exists, in what
 * state it is, and what serves instead; only then is the database queried.
 */
@Component
class ServedModels {

    private final DeploymentTargets targets;
    private final Inventory inventory;
    private final Deployments deployments;
    private final String environment;

    ServedModels(DeploymentTargets targets, Inventory inventory, Deployments deployments, DeploymentSettings settings) {
        this.targets = targets;
        this.inventory = inventory;
        this.deployments = deployments;
        this.environment = settings.environment();
    }

    /**
     * Leases a version for scoring.
     *
     * @throws Refusal {@code MODEL_NOT_FOUND} or {@code VERSION_NOT_FOUND} if it does not exist
     * @throws ModelNotServed if it exists and is not in service here
     * @throws ModelUnavailable if it is in service and must not answer, or is not loaded yet
     */
    Lease lease(ModelAddress address) {
        try {
            return targets.lease(address.model(), address.version());
        } catch (ModelNotServed missing) {
            throw explained(address, missing);
        }
    }

    /** While the database is unavailable, it is only known that the version does not serve. */
    private Refusal explained(ModelAddress address, ModelNotServed missing) {
        try {
            var model = inventory.model(address.model()).id();
            return address.version() == null
                    ? new ModelNotServed(
                            "Model '%s' has no champion in '%s'. %s".formatted(model, environment, alternatives(model)))
                    : notServed(inventory.version(new VersionId(model, address.version())));
        } catch (DataAccessException | TransactionException unavailable) {
            missing.addSuppressed(unavailable);
            return missing;
        }
    }

    private Refusal notServed(ModelVersion version) {
        var active = deployments.of(version.id()).stream()
                .filter(Deployment::isActive)
                .toList();
        var here = active.stream()
                .filter(deployment -> deployment.environment().equals(environment))
                .findAny();
        var elsewhere = here.map(Deployment::target).filter(target -> !targets.answersHere(target));
        if (elsewhere.isPresent()) {
            return new ModelNotServed("Version %s of model '%s' is deployed at the target '%s', which answers elsewhere"
                    .formatted(version.id().number(), version.id().model(), elsewhere.get()));
        }
        if (here.filter(deployment -> deployment.role() != DeploymentRole.SHADOW)
                .isPresent()) {
            return new ModelUnavailable(version.id(), "It is deployed, and this server has not loaded it yet");
        }
        return new ModelNotServed("Version %s of model '%s' does not serve in '%s': %s. %s"
                .formatted(
                        version.id().number(),
                        version.id().model(),
                        environment,
                        here.isPresent() ? "a SHADOW answers no requests" : state(version, active),
                        alternatives(version.id().model())));
    }

    private static String state(ModelVersion version, List<Deployment> elsewhere) {
        var stage = "its stage is " + version.stage();
        return elsewhere.isEmpty()
                ? stage
                : stage
                        + elsewhere.stream()
                                .map(deployment -> "'%s'".formatted(deployment.environment()))
                                .sorted()
                                .collect(Collectors.joining(" and ", ", and it is deployed in ", ""));
    }

    private String alternatives(ModelId model) {
        var serving = targets.answering(model);
        return serving.isEmpty()
                ? "No version of it serves here"
                : serving.stream()
                        .map(other ->
                                "version %s (%s)".formatted(other.version().number(), other.role()))
                        .collect(Collectors.joining(", ", "What serves here: ", ""));
    }

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
                        "There is no model '%s': %s", ProtocolJson.shown(name), e.getMessage());
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
                    "Model '%s' has no version '%s': versions are numbers from 1", model, ProtocolJson.shown(version));
        }
    }
}
