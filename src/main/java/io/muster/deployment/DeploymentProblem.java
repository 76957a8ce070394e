package io.muster.deployment;

import io.muster.shared.ProblemType;
import io.muster.shared.Refusal;
import io.muster.shared.Refusal.Kind;
import io.muster.shared.VersionId;

/** The problems of this module, with their public names. */
public enum DeploymentProblem implements ProblemType {
    /** A version must not serve. */
    DEPLOYMENT_REFUSED("deployment-refused", Kind.CONFLICT, "Deployment refused"),

    /** A question about the past is about an instant or a period for which there is no answer. */
    INVALID_PERIOD("invalid-period", Kind.INVALID, "Invalid period"),

    INVALID_REQUEST("invalid-request", Kind.INVALID, "Invalid request"),

    /** The model or version is not deployed here. */
    MODEL_NOT_SERVED("model-not-served", Kind.UNAVAILABLE, "Model not served"),

    MODEL_UNAVAILABLE("model-unavailable", Kind.UNAVAILABLE, "Model unavailable"),

    REQUEST_TOO_LARGE("request-too-large", Kind.TOO_LARGE, "Request too large"),

    /** So many large requests are being read that one more could exhaust the memory. */
    SERVER_BUSY("server-busy", Kind.UNAVAILABLE, "Server busy"),

    /** A target from an extension failed or did not answer in time. */
    TARGET_FAILED("target-failed", Kind.UNAVAILABLE, "Deployment target failed"),

    /** No model or version can have such a name. */
    UNKNOWN_MODEL("unknown-model", Kind.NOT_FOUND, "Unknown model"),

    /** A deployment names a target that this server does not have. */
    UNKNOWN_TARGET("unknown-target", Kind.INVALID, "Unknown deployment target");

    private final Declaration declaration;

    DeploymentProblem(String slug, Kind kind, String title) {
        this.declaration = new Declaration(slug, kind, title);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }

    static Refusal deploymentRefused(VersionId version, String environment, String why) {
        return DEPLOYMENT_REFUSED.refusal("%s must not serve in '%s': %s", version, environment, why);
    }
}
