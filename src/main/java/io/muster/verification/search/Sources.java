package io.muster.verification.search;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;

/** Which states lead to a state, directly or by others. */
final class Sources {

    private final Numbers from;
    /** The last way to each state. */
    private final int[] last;
    /** The way to the same state before each way. */
    private final int[] before;

    /**
     * @param from where each way begins
     * @param to where it leads
     */
    Sources(Numbers from, Numbers to, int states) {
        this.from = from;
        this.last = new int[states];
        this.before = new int[from.size()];
        Arrays.fill(last, Journal.NOWHERE);
        for (var way = 0; way < from.size(); way++) {
            before[way] = last[to.get(way)];
            last[to.get(way)] = way;
        }
    }

    /** Adds a state and all that lead to it, but for what only those lead to that are in there already. */
    void add(BitSet reached, int state) {
        var queue = new ArrayDeque<Integer>();
        reached.set(state);
        queue.add(state);
        while (!queue.isEmpty()) {
            for (var way = last[queue.remove()]; way != Journal.NOWHERE; way = before[way]) {
                if (!reached.get(from.get(way))) {
                    reached.set(from.get(way));
                    queue.add(from.get(way));
                }
            }
        }
    }
}
