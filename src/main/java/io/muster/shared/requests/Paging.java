package io.muster.shared.requests;

import io.muster.shared.SharedProblem;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted. By the last key seen, not by a page's number: what others add meanwhile shifts nothing.
 *
 * @param after the key behind which to begin; empty for the beginning
 * @param limit 1 to 500
 */
public record Paging(String after, int limit) {

    private static final int USUAL = 100;
    private static final int MOST = 500;

    public Paging {
        if (limit < 1 || limit > MOST) {
            throw SharedProblem.INVALID_PAGING.refusal("'limit' is %d; 1 to %d wanted", limit, MOST);
        }
        if (after.length() > 255 || after.indexOf('\0') >= 0) {
            throw SharedProblem.INVALID_PAGING.refusal("'after' is no key of this list");
        }
    }

    /** As asked for over HTTP; null for what was not said. */
    public static Paging of(@Nullable String after, @Nullable Integer limit) {
        return new Paging(after == null ? "" : after, limit == null ? USUAL : limit);
    }

    /** What to ask the database for, see {@link Page#of}. */
    public int oneMore() {
        return limit + 1;
    }
}
