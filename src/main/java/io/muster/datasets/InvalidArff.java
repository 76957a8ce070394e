package io.muster.datasets;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** A text is no ARFF file; the message names the line. */
@Problem(slug = "invalid-arff", kind = Refusal.Kind.UNPROCESSABLE, title = "Invalid arff")
public class InvalidArff extends Refusal {

    InvalidArff(int line, String what) {
        super("Line %d: %s".formatted(line, what));
    }
}
