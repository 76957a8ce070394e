package io.muster.shared.requests;

import io.muster.shared.Actor;
import io.muster.shared.SharedProblem;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request to create something, which its sender may repeat when the answer got lost.
 *
 * @param key the header {@code Idempotency-Key}: 1 to 128 visible ASCII characters, with or without quotes; null if
 *     there was none, and repeating the request then tries to create again
 * @param by who asks; each person has keys of their own
 * @param what method and path
 * @param content everything asked for; its JSON tells whether a later request is the same
 */
public record Creation(@Nullable String key, Actor by, String what, Object content) {

    private static final Pattern KEY = Pattern.compile("[!-~]{1,128}");

    public Creation {
        key = key == null ? null : requireKey(key.strip().replaceAll("^\"(.*)\"$", "$1"));
    }

    private static String requireKey(String key) {
        if (!KEY.matcher(key).matches()) {
            throw SharedProblem.INVALID_IDEMPOTENCY_KEY.refusal(
                    "Idempotency-Key is not usable: 1 to 128 visible ASCII characters wanted, best a UUID");
        }
        return key;
    }
}
