package io.muster.deployment.web;

import io.muster.deployment.DeploymentProblem;
import io.muster.shared.Refusal;

/** An inference request has more bytes or rows than one may have. */
class RequestTooLarge extends Refusal {

    RequestTooLarge(String message) {
        super(DeploymentProblem.REQUEST_TOO_LARGE, message);
    }
}
