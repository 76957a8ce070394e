package io.muster.deployment.embedded;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;

/** A version is to serve but must not. */
@Problem(slug = "model-unavailable", kind = Refusal.Kind.UNAVAILABLE, title = "Model unavailable")
public class ModelUnavailable extends Refusal {

    ModelUnavailable(VersionId version, String why) {
        super("%s does not serve: %s".formatted(version, why));
    }
}
