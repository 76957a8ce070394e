package io.muster.verification.net;

import io.muster.verification.condition.Condition;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What sets an event off.
 *
 * @param code of an error or escalation; null catches all
 * @param condition of a conditional event; null where it may come any time
 * @param after length of a timer; null where it is not known
 * @param interrupting whether it stops what it is attached to
 * @param repeats whether it can come again while what it is attached to goes on
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
