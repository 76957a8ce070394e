package io.muster.scoring;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** Without a golden record nobody would notice a runtime that scores silently wrong. */
@Problem(slug = "no-golden-records", kind = Refusal.Kind.UNPROCESSABLE, title = "No golden records")
public class NoGoldenRecords extends Refusal {

    NoGoldenRecords(String what) {
        super("%s has no golden records; at least one is wanted".formatted(what));
    }
}
