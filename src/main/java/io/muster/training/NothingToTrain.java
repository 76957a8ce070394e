package io.muster.training;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;

/** A version without training plan was to be trained. */
@Problem(slug = "nothing-to-train", kind = Refusal.Kind.UNPROCESSABLE, title = "Nothing to train")
public class NothingToTrain extends Refusal {

    NothingToTrain(VersionId version) {
        super("%s has no training plan; it is not built by training".formatted(version));
    }
}
