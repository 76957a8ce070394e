package io.muster.deployment.web.protocol;

import io.muster.deployment.DeploymentProblem;
import io.muster.shared.Refusal;

/** An inference request violates the protocol. */
public class InvalidRequest extends Refusal {

    InvalidRequest(String message) {
        super(DeploymentProblem.INVALID_REQUEST, message);
    }

    InvalidRequest(String message, Throwable cause) {
        super(DeploymentProblem.INVALID_REQUEST, message, cause);
    }
}
