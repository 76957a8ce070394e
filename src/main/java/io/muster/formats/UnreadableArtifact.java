package io.muster.formats;

import io.muster.shared.Refusal;

/** The bytes are not a model of the stated format. */
public class UnreadableArtifact extends Refusal {

    public UnreadableArtifact(String message) {
        super(FormatProblem.UNREADABLE_ARTIFACT, message);
    }

    public UnreadableArtifact(String message, Throwable cause) {
        super(FormatProblem.UNREADABLE_ARTIFACT, message, cause);
    }
}
