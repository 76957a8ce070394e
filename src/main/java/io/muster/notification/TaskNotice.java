package io.muster.notification;

import io.muster.shared.Actor;
import io.muster.shared.SubjectId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A human task waits for a decision. Publish it inside the transaction that creates or raises the task. It is not in
 * the audit trail, because the engine's history holds the task.
 *
 * @param subject what the decision is about
 * @param task the engine's id of the task
 * @param name the name of the task, as its list shows it
 * @param eligible the people who may decide now
 * @param told the people who are told: those, and at an escalation also those whom the table of due dates names
 * @param due when it should be decided, or null
 */
public record TaskNotice(
        Kind kind,
        SubjectId subject,
        String task,
        String name,
        List<Actor> eligible,
        List<Actor> told,
        @Nullable Instant due,
        Instant at) {

    /** Why people are told of the task. */
    public enum Kind {
        OPENED,
        REMINDED,
        ESCALATED
    }

    public TaskNotice {
        eligible = sorted(eligible);
        told = sorted(told);
    }

    private static List<Actor> sorted(List<Actor> people) {
        return people.stream().sorted(Comparator.comparing(Actor::id)).toList();
    }
}
