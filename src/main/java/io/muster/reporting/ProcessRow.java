package io.muster.reporting;

import org.jspecify.annotations.Nullable;

/**
 * A process in a list.
 *
 * @param verdict the result of its proof, in words
 * @param kept whether all properties hold; null if there is no proof
 */
public record ProcessRow(
        String key,
        String name,
        int version,
        @Nullable String tag,
        String deployed,
        String verdict,
        @Nullable Boolean kept) {}
