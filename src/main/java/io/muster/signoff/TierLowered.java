package io.muster.signoff;

import io.muster.evidence.Evidence;
import io.muster.shared.Actor;
import java.util.stream.Stream;

/** The part of the evidence of a tier that names the two people who lowered it. */
final class TierLowered {

    private TierLowered() {}

    /** Both people; empty if the evidence is about something else. */
    static Stream<Actor> people(Evidence evidence) {
        var confirmedBy = evidence.kind().equals("tier") ? evidence.body().path("confirmedBy") : null;
        return confirmedBy == null || !confirmedBy.isTextual()
                ? Stream.of()
                : Stream.of(evidence.by(), new Actor(confirmedBy.asText()));
    }
}
