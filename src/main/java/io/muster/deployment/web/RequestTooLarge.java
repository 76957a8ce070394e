package io.muster.deployment.web;

import io.muster.deployment.DeploymentProblem;
import io.muster.shared.Refusal;

/** An inference request exceeds the limit of bytes or rows. */
class RequestTooLarge extends Refusal {

    RequestTooLarge(String message) {
        super(DeploymentProblem.REQUEST_TOO_LARGE, message);
    }
}
