package io.muster.evidence.findings;

import org.jspecify.annotations.Nullable;

/**
 * Which findings a list holds. Each part that is null leaves all in.
 *
 * @param open whether those are listed that are open, or those that are closed
 * @param model the name of a model, for the findings on its versions
 * @param owner the id of the person who must resolve them, in any case
 */
public record FindingFilter(
        @Nullable Boolean open,
        @Nullable Severity severity,
        @Nullable String model,
        @Nullable String owner) {

    /** A blank text, as a form of a browser sends it, leaves all in. */
    public FindingFilter {
        model = given(model);
        owner = given(owner);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
