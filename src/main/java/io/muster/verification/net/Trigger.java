package io.muster.verification.net;

import io.muster.verification.condition.Condition;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The trigger of an event.
 *
 * @param code of an error or escalation; null catches all
 * @param condition of a conditional event; null if it may occur at any time
 * @param after length of a timer; null if unknown
 * @param interrupting whether it stops the activity it is attached to
 * @param repeats whether it can occur again while that activity continues
 */
public record Trigger(
        Type type,
        @Nullable String code,
        @Nullable Condition condition,
        @Nullable Duration after,
        boolean interrupting,
        boolean repeats) {

    /** Kinds of events that are translated. */
    public enum Type {
        NONE,
        MESSAGE,
        TIMER,
        CONDITIONAL,
        ERROR,
        ESCALATION,
        COMPENSATION
    }

    /** Whether it may come from outside at any time, rather than be thrown by the process. */
    public boolean comesFromOutside() {
        return type == Type.MESSAGE || type == Type.TIMER || type == Type.CONDITIONAL;
    }

    public boolean isDeadline() {
        return type == Type.TIMER && interrupting;
    }

    public boolean catches(Type thrown, @Nullable String thrownCode) {
        return type == thrown && (code == null || code.equals(thrownCode));
    }
}
