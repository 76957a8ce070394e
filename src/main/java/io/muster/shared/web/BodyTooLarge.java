package io.muster.shared.web;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;
import org.springframework.util.unit.DataSize;

/** A request that must be held in memory as a whole is larger than allowed. */
@Problem(slug = "body-too-large", kind = Refusal.Kind.TOO_LARGE, title = "Body too large")
class BodyTooLarge extends Refusal {

    BodyTooLarge(DataSize most) {
        super("The request has more than the %d bytes that are allowed".formatted(most.toBytes()));
    }
}
