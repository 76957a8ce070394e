package io.muster.shared.requests;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** The wanted part of a list is none. */
@Problem(slug = "invalid-paging", kind = Refusal.Kind.INVALID, title = "Invalid paging")
public class InvalidPaging extends Refusal {

    InvalidPaging(String message) {
        super(message);
    }
}
