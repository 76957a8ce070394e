package io.muster.shared.requests;

import io.muster.shared.Actor;
import io.muster.shared.SharedProblem;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request to create something, which the client may repeat if the answer was lost.
 *
 * @param key the header {@code Idempotency-Key}: 1 to 128 visible ASCII characters, with or without quotes; null if
 *     there was none; repeating the request then creates again
 * @param by the caller; each person's keys are separate
 * @param what method and path
 * @param content the whole request; its JSON decides whether a later request is the same
 */
public record Creation(@Nullable String key, Actor by, String what, Object content) {

    private static final Pattern KEY = Pattern.compile("[!-~]{1,128}");

    public Creation {
        key = key == null ? null : requireKey(key.strip().replaceAll("^\"(.*)\"$", "$1"));
    }

    private static String requireKey(String key) {
        if (!KEY.matcher(key).matches()) {
            throw SharedProblem.INVALID_IDEMPOTENCY_KEY.refusal(
                    "Idempotency-Key is not valid: expected 1 to 128 visible ASCII characters, preferably a " + "UUID");
        }
        return key;
    }
}
