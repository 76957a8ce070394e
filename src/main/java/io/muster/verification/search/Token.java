package io.muster.verification.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token, and the tokens inside it when it stands at a sub-process, a called process or the like. The outermost one is
 * the process instance. Changed by one {@link Transition} only, which has its own copy.
 */
final class Token {

    static final int OUTERMOST = -1;

    /** Waits at a join for others; or, at a multi-instance activity, has begun. */
    static final int WAITING = 1;
    /** At a multi-instance activity: not every instance was accepted. */
    static final int REJECTED = 2;
    /** An interrupting event sub-process took over. */
    static final int INTERRUPTED = 4;
    /** Stands for more tokens like it than are counted: {@link Counting}. */
    static final int MANY = 8;
    /** Has come to its node, which has not begun: {@link Arrival}. */
    static final int ARRIVING = 16;

    /** Of {@link #remaining}: nobody knows how many. */
    static final int ANY_NUMBER = 1 << 20;

    final int at;
    int flags;
    /** Which attached events that come only once have come: a bit each. */
    int fired;
    /** Which event sub-processes that come only once have come: a bit each. */
    int events;
    /** Which activities inside it can be compensated: a bit each. */
    int done;
    /** Which of those were completed more than once: a bit each. */
    int again;
    /** Instances of a sequential multi-instance activity that are still to come. */
    int remaining;
    /** Variables, where a process begins; null elsewhere. */
    int @Nullable [] values;

    final List<Token> inside = new ArrayList<>(2);

    @Nullable
    Token parent;

    Token(int at) {
        this.at = at;
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    void add(Token token) {
        token.parent = this;
        inside.add(token);
    }

    void remove(Token token) {
        inside.removeIf(each -> each == token);
        token.parent = null;
    }

    void clear() {
        inside.forEach(token -> token.parent = null);
        inside.clear();
    }

    /** The variables of the process it is in. */
    int[] frame() {
        var token = this;
        while (token.values == null) {
            token = token.parent;
        }
        return token.values;
    }

    Token copy() {
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

    /** Itself and all inside, always in the same order. */
    void list(List<Token> all) {
        all.add(this);
        inside.forEach(token -> token.list(all));
    }
}
