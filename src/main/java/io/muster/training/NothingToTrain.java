package io.muster.training;

import io.muster.shared.Refusal;
import io.muster.shared.VersionId;

/** A version without training plan was to be trained. */
public class NothingToTrain extends Refusal {

    NothingToTrain(VersionId version) {
        super(Kind.UNPROCESSABLE, "%s has no training plan; it is not built by training".formatted(version));
    }
}
