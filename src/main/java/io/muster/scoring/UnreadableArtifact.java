package io.muster.scoring;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** The bytes are no model of the stated format. */
@Problem(slug = "unreadable-artifact", kind = Refusal.Kind.UNPROCESSABLE, title = "Unreadable artifact")
public class UnreadableArtifact extends Refusal {

    public UnreadableArtifact(String message) {
        super(message);
    }

    public UnreadableArtifact(String message, Throwable cause) {
        super(message, cause);
    }
}
