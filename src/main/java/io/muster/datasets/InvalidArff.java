package io.muster.datasets;

import io.muster.shared.Refusal;

/** A text is no ARFF file; the message names the line. */
public class InvalidArff extends Refusal {

    InvalidArff(int line, String what) {
        super(Kind.UNPROCESSABLE, "Line %d: %s".formatted(line, what));
    }
}
