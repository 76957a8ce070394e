package io.muster.reporting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The status of a version, in words.
 *
 * @param tier null before classification
 * @param since when it entered its stage
 * @param inProgress one line per running process, with what it waits for
 * @param incidents what needs an operator's attention
 * @param certificate the end of its validity; null without a certificate in force
 * @param revalidation the next one, or null if none is planned
 */
public record VersionStatus(
        String stage,
        @Nullable Integer tier,
        String since,
        List<String> inProgress,
        List<String> incidents,
        @Nullable Deadline certificate,
        @Nullable Deadline revalidation) {

    public VersionStatus {
        inProgress = List.copyOf(inProgress);
        incidents = List.copyOf(incidents);
    }

    /** A deadline, and whether it has passed. */
    public record Deadline(String day, boolean passed) {}
}
