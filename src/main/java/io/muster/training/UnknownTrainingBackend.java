package io.muster.training;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import java.util.Collection;

/** A plan names a backend that does not run on this server. */
@Problem(slug = "unknown-training-backend", kind = Refusal.Kind.UNPROCESSABLE, title = "Unknown training backend")
public class UnknownTrainingBackend extends Refusal {

    UnknownTrainingBackend(VersionId version, String backend, Collection<String> known) {
        super("%s is to be trained by backend '%s', but this server runs %s".formatted(version, backend, known));
    }
}
