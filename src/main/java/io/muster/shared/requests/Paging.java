package io.muster.shared.requests;

import io.muster.shared.SharedProblem;
import org.jspecify.annotations.Nullable;

/**
 * The requested page of a list, by the last key seen and not by a page number, so that concurrent additions do not
 * shift it.
 *
 * @param after the key after which the page begins; empty for the first page
 * @param limit 1 to 500
 */
public record Paging(String after, int limit) {

    private static final int USUAL = 100;
    private static final int MOST = 500;

    public Paging {
        if (limit < 1 || limit > MOST) {
            throw SharedProblem.INVALID_PAGING.refusal("'limit' is %d: expected 1 to %d", limit, MOST);
        }
        if (after.length() > 255 || after.indexOf('\0') >= 0) {
            throw SharedProblem.INVALID_PAGING.refusal("'after' is not a key of this list");
        }
    }

    /** Converts HTTP parameters; null for a missing one. */
    public static Paging of(@Nullable String after, @Nullable Integer limit) {
        return new Paging(after == null ? "" : after, limit == null ? USUAL : limit);
    }

    /** The number of rows to query, see {@link Page#of}. */
    public int oneMore() {
        return limit + 1;
    }
}
