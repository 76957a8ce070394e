package io.muster.scoring;

import io.muster.shared.Refusal;

/** The bytes are no model of the stated format. */
public class UnreadableArtifact extends Refusal {

    public UnreadableArtifact(String message) {
        super(Kind.UNPROCESSABLE, message);
    }

    public UnreadableArtifact(String message, Throwable cause) {
        super(Kind.UNPROCESSABLE, message, cause);
    }
}
