package io.muster.governance;

import io.muster.shared.Digest;
import io.muster.shared.Refusal;

/** The stored bytes of a change are not what was proposed. */
class ContentAltered extends Refusal {

    ContentAltered(int number, String file, Digest wanted, Digest found) {
        super(
                GovernanceProblem.CONTENT_ALTERED,
                "File '%s' of change %d was proposed as %s, but %s is stored: nothing of it is deployed"
                        .formatted(file, number, wanted, found));
    }

    ContentAltered(int number, Digest wanted, Digest found) {
        super(
                GovernanceProblem.CONTENT_ALTERED,
                "Change %d was proposed as %s, but its files come to %s: nothing of it is deployed"
                        .formatted(number, wanted, found));
    }
}
