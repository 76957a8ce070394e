package io.muster.engine;

import io.muster.shared.SubjectId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A running or finished process instance of a subject.
 *
 * @param instance id of the process instance
 * @param process name of the process
 * @param startedBy user id, or null if Muster started it itself
 * @param ended null while it is running
 * @param outcome name of the end event it reached; null while it is running
 * @param at names of its current activities, including those of called processes
 * @param incidents what needs an operator's attention
 */
public record ProcessRun(
        String instance,
        SubjectId subject,
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
