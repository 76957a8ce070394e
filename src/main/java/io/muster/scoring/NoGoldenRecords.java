package io.muster.scoring;

import io.muster.shared.Refusal;

/** Without a golden record nobody would notice a runtime that scores silently wrong. */
public class NoGoldenRecords extends Refusal {

    NoGoldenRecords(String what) {
        super(Kind.UNPROCESSABLE, "%s has no golden records; at least one is wanted".formatted(what));
    }
}
