package io.muster.scoring;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** The declared signature and the artifact's own contradict each other; the message names the field. */
@Problem(slug = "incompatible-signature", kind = Refusal.Kind.UNPROCESSABLE, title = "Incompatible signature")
public class IncompatibleSignature extends Refusal {

    public IncompatibleSignature(String message) {
        super(message);
    }
}
