package io.muster.shared.requests;

import io.muster.shared.Refusal;
import io.muster.shared.SharedProblem;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Revisions as entity tags (RFC 9110, section 8.8.3): {@code ETag} is the revision that was read, {@code If-Match} the
 * one a change is based on. A change without it is refused, so that no one unknowingly overwrites another person's
 * change.
 */
public final class Revision {

    private static final Pattern TAG = Pattern.compile("\"([0-9]{1,18})\"");

    private Revision() {}

    public static String tag(long revision) {
        return '"' + Long.toString(revision) + '"';
    }

    /**
     * @param subject what was to be changed, for the message
     * @throws Refusal {@code REVISION_MISSING} without {@code If-Match}
     * @throws Refusal {@code INVALID_REVISION} unless it is a single tag that we issued; {@code *} is refused, as it
     *     would match anything
     */
    public static long of(Object subject, @Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw SharedProblem.REVISION_MISSING.refusal(
                    "A change of '%s' needs the header If-Match with the ETag that was read", subject);
        }
        var tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw SharedProblem.INVALID_REVISION.refusal(
                    "If-Match is %s: expected the ETag with which '%s' was read, such as \"3\"", ifMatch, subject);
        }
        return Long.parseLong(tag.group(1));
    }
}
