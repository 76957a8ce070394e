package io.muster.engine;

import io.muster.shared.SubjectId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open task.
 *
 * @param id the task id for Tasklist
 * @param page path of the page about its subject
 * @param groups who may take it
 * @param assignee who has claimed it, or null
 * @param urgency whether people were reminded of it, or it is overdue
 */
public record WaitingTask(
        String id,
        SubjectId subject,
        String page,
        String name,
        List<String> groups,
        @Nullable String assignee,
        Instant since,
        Urgency urgency) {

    public WaitingTask {
        groups = List.copyOf(groups);
    }
}
