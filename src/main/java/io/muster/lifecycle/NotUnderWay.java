package io.muster.lifecycle;

import io.muster.shared.Refusal;
import io.muster.shared.VersionId;

/** A process was to be stopped that is not running. */
public class NotUnderWay extends Refusal {

    NotUnderWay(String process, VersionId version) {
        super(Kind.CONFLICT, "No %s of %s is under way".formatted(process, version));
    }
}
