package io.muster.lifecycle;

import io.muster.shared.VersionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task that waits for a person.
 *
 * @param id for Tasklist
 * @param groups who may take it
 * @param assignee who has taken it, or null
 */
public record WaitingTask(
        String id,
        VersionId version,
        String name,
        List<String> groups,
        @Nullable String assignee,
        Instant since) {

    public WaitingTask {
        groups = List.copyOf(groups);
    }
}
