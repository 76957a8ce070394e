package io.muster.shared.web;

import io.muster.shared.Refusal;
import io.muster.shared.SharedProblem;
import org.springframework.util.unit.DataSize;

/** A request body that must be held in memory as a whole exceeds the limit. */
class BodyTooLarge extends Refusal {

    BodyTooLarge(DataSize most) {
        super(
                SharedProblem.BODY_TOO_LARGE,
                "The request has more than the permitted %d bytes".formatted(most.toBytes()));
    }
}
