package io.muster.formats.pmml;

import io.muster.formats.UnreadableArtifact;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/**
 * Accepted numbers of a field, both ends included; null for no bound. Several intervals of a field become the span from
 * the lowest to the highest; the engine checks the values between them.
 */
record PmmlRange(@Nullable Double minimum, @Nullable Double maximum) {

    /** An open end is the next number inside. */
    static PmmlRange of(String field, Attributes interval) {
        var closure = String.valueOf(interval.getValue("closure"));
        var left = bound(field, interval.getValue("leftMargin"));
        var right = bound(field, interval.getValue("rightMargin"));
        return new PmmlRange(
                left != null && closure.startsWith("open") ? Double.valueOf(Math.nextUp(left)) : left,
                right != null && closure.endsWith("Open") ? Double.valueOf(Math.nextDown(right)) : right);
    }

    private static @Nullable Double bound(String field, @Nullable String text) {
        try {
            return text == null ? null : Double.valueOf(text);
        } catch (NumberFormatException e) {
            throw new UnreadableArtifact(
                    "Field '%s' has the interval margin '%s': expected a number".formatted(field, text), e);
        }
    }

    PmmlRange span(PmmlRange other) {
        return new PmmlRange(
                minimum == null || other.minimum == null ? null : Double.valueOf(Math.min(minimum, other.minimum)),
                maximum == null || other.maximum == null ? null : Double.valueOf(Math.max(maximum, other.maximum)));
    }
}
