package io.muster.shared;

/** The wanted part of a list is none. */
public class InvalidPaging extends Refusal {

    InvalidPaging(String message) {
        super(Kind.INVALID, message);
    }
}
