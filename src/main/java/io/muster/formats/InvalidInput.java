package io.muster.formats;

import io.muster.shared.Refusal;

/** An input does not fit the model's signature; the message names the field. */
public class InvalidInput extends Refusal {

    public InvalidInput(String message) {
        super(FormatProblem.INVALID_INPUT, message);
    }

    public InvalidInput(String message, Throwable cause) {
        super(FormatProblem.INVALID_INPUT, message, cause);
    }
}
