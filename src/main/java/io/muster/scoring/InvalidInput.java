package io.muster.scoring;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** An input does not fit the model's signature; the message names the field. */
@Problem(slug = "invalid-input", kind = Refusal.Kind.INVALID, title = "Invalid input")
public class InvalidInput extends Refusal {

    public InvalidInput(String message) {
        super(message);
    }

    public InvalidInput(String message, Throwable cause) {
        super(message, cause);
    }
}
