package io.muster.lifecycle;

import io.muster.shared.Texts;
import io.muster.shared.VersionId;

/** The reason of a request about a version, which later decisions refer to. */
public final class RequestReason {

    private static final String REASON = "reason";
    private static final int LONGEST = 2000;

    private RequestReason() {}

    /** @throws io.muster.shared.Refusal {@code INVALID_REQUEST} if it is missing, too long or not printable */
    public static void require(VersionId version, String reason) {
        if (reason == null || reason.isBlank() || reason.length() > LONGEST) {
            throw LifecycleProblem.INVALID_REQUEST.refusal(
                    "The request about %s has %s: expected one of at most %d characters",
                    version,
                    reason == null || reason.isBlank()
                            ? "no " + REASON
                            : "a %s of %d characters".formatted(REASON, reason.length()),
                    LONGEST);
        }
        Texts.fault(REASON, reason).ifPresent(why -> {
            throw LifecycleProblem.INVALID_REQUEST.refusal("The request about %s is not valid: %s", version, why);
        });
    }
}
