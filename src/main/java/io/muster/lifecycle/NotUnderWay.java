package io.muster.lifecycle;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;

/** A process was to be stopped that is not running. */
@Problem(slug = "not-under-way", kind = Refusal.Kind.CONFLICT, title = "Not under way")
public class NotUnderWay extends Refusal {

    NotUnderWay(String process, VersionId version) {
        super("No %s of %s is under way".formatted(process, version));
    }
}
