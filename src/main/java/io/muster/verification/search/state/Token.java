package io.muster.verification.search.state;

import io.muster.verification.search.semantics.Counting;
import io.muster.verification.search.semantics.Transition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token, and the tokens inside it when its node is a sub-process, a called process or the like. The outermost one is
 * the process instance. Each is changed by one {@link Transition} only, which has its own copy.
 */
public final class Token {

    public static final int OUTERMOST = -1;

    /** At a join: waits for others. At a multi-instance activity: has begun. */
    public static final int WAITING = 1;
    /** At a multi-instance activity: not every instance was accepted. */
    public static final int REJECTED = 2;
    /** An interrupting event sub-process took over. */
    public static final int INTERRUPTED = 4;
    /** Represents more equal tokens than are counted: {@link Counting}. */
    public static final int MANY = 8;
    /** Has arrived at its node, which has not begun: see {@code Arrival} in the semantics. */
    public static final int ARRIVING = 16;

    /** Value of {@link #remaining} when the number is unknown. */
    public static final int ANY_NUMBER = 1 << 20;

    public final int at;
    public int flags;
    /** One bit for each attached event that occurs only once and has occurred. */
    public int fired;
    /** One bit for each event sub-process that occurs only once and has occurred. */
    public int events;
    /** One bit for each activity inside it that can be compensated. */
    public int done;
    /** One bit for each of those that was completed more than once. */
    public int again;
    /** Instances of a sequential multi-instance activity that are still to come. */
    public int remaining;
    /** Variables, where a process begins; null elsewhere. */
    public int @Nullable [] values;

    public final List<Token> inside = new ArrayList<>(2);

    @Nullable
    public Token parent;

    public Token(int at) {
        this.at = at;
    }

    public boolean has(int flag) {
        return (flags & flag) != 0;
    }

    public void add(Token token) {
        token.parent = this;
        inside.add(token);
    }

    public void remove(Token token) {
        inside.removeIf(each -> each == token);
        token.parent = null;
    }

    public void clear() {
        inside.forEach(token -> token.parent = null);
        inside.clear();
    }

    /** The variables of the process it is in. */
    public int[] frame() {
        var token = this;
        while (token.values == null) {
            token = token.parent;
        }
        return token.values;
    }

    public Token copy() {
        var copy = new Token(at);
        copy.flags = flags;
        copy.fired = fired;
        copy.events = events;
        copy.done = done;
        copy.again = again;
        copy.remaining = remaining;
        copy.values = values == null ? null : Arrays.copyOf(values, values.length);
        inside.forEach(token -> copy.add(token.copy()));
        return copy;
    }

    /** The token and all inside it, always in the same order. */
    void list(List<Token> all) {
        all.add(this);
        inside.forEach(token -> token.list(all));
    }
}
