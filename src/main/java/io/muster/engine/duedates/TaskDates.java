package io.muster.engine.duedates;

import io.muster.evidence.findings.Severity;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The dates of one human task, each counted from its creation.
 *
 * @param tier of the version; null if it has none
 * @param reminder when those who may decide are told again
 * @param followUp when the task list shows the task as one to look at again
 * @param due by when it should be decided
 * @param escalation when the person accountable gets a finding
 * @param lapse when the decision is no longer possible, where the diagram draws a timer for it
 * @param severity of the finding
 * @param tell the group whose members are told of the escalation as well; {@value #OWNER} for no group
 */
public record TaskDates(
        @Nullable Integer tier,
        Duration reminder,
        Duration followUp,
        Duration due,
        Duration escalation,
        Duration lapse,
        Severity severity,
        String tell) {

    /** Only the person accountable, who is told in any case. */
    static final String OWNER = "owner";

    /** The group whose members are told of the escalation as well, or null. */
    @Nullable
    String group() {
        return tell.equals(OWNER) ? null : tell;
    }
}
