package io.muster.deployment.web.protocol;

import io.muster.deployment.DeploymentProblem;
import io.muster.shared.Refusal;

/** An inference request exceeds the limit of bytes or rows. */
public class RequestTooLarge extends Refusal {

    public RequestTooLarge(String message) {
        super(DeploymentProblem.REQUEST_TOO_LARGE, message);
    }
}
