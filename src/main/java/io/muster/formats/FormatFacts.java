package io.muster.formats;

import org.jspecify.annotations.Nullable;

/**
 * Facts about a format for other modules, which therefore need not know formats by name.
 *
 * @param platform the name of the format's runtime in the metadata of the Open Inference Protocol
 * @param library the Maven artifact that scores its models; null for models that run elsewhere, and
 *     for a format from outside, whose jar is named with its digest
 * @param analysable whether its artifacts are decision tables (DMN), which can be analysed for gaps and overlaps
 */
public record FormatFacts(String platform, @Nullable String library, boolean analysable) {

    /** The facts of a format without a name in the protocol, in the protocol's form {@code project_format}. */
    public static FormatFacts of(String format, String library) {
        return new FormatFacts("muster_" + format, library, false);
    }
}
