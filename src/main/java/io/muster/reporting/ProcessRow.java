package io.muster.reporting;

import org.jspecify.annotations.Nullable;

/**
 * One process in a list.
 *
 * @param verdict what was proved of it, in words
 * @param kept whether all promises are; null where there is no proof
 */
public record ProcessRow(
        String key,
        String name,
        int version,
        @Nullable String tag,
        String deployed,
        String verdict,
        @Nullable Boolean kept) {}
