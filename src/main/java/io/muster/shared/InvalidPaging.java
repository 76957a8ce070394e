package io.muster.shared;

/** The wanted part of a list is none. */
@Problem(slug = "invalid-paging", kind = Refusal.Kind.INVALID, title = "Invalid paging")
public class InvalidPaging extends Refusal {

    InvalidPaging(String message) {
        super(message);
    }
}
