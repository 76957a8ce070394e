package io.muster.signoff;

import io.muster.evidence.Evidence;
import io.muster.shared.Actor;
import java.util.stream.Stream;

/** How evidence of a tier says that two people lowered it. */
final class TierLowered {

    private TierLowered() {}

    /** Both; nobody if this piece of evidence is about something else. */
    static Stream<Actor> people(Evidence evidence) {
        var confirmedBy = evidence.kind().equals("tier") ? evidence.body().path("confirmedBy") : null;
        return confirmedBy == null || !confirmedBy.isTextual()
                ? Stream.of()
                : Stream.of(evidence.by(), new Actor(confirmedBy.asText()));
    }
}
