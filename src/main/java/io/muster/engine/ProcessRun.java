package io.muster.engine;

import io.muster.shared.SubjectId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One process a version goes or went through.
 *
 * @param instance id of the process instance
 * @param process name of the process
 * @param startedBy user id, or null when Muster started it itself
 * @param ended null while it is under way
 * @param outcome name of the end it came to; null while it is under way
 * @param at what it waits for or works at, in called processes too
 * @param incidents what an operator must look at
 */
public record ProcessRun(
        String instance,
        SubjectId version,
        String process,
        @Nullable String startedBy,
        Instant started,
        @Nullable Instant ended,
        @Nullable String outcome,
        List<String> at,
        List<String> incidents) {

    public ProcessRun {
        at = List.copyOf(at);
        incidents = List.copyOf(incidents);
    }
}
