package io.muster.verification.search.state;

import java.util.Arrays;

/** A map from states to numbers and back; a state that occurs again keeps its number. */
public final class StateStore {

    private static final int EMPTY = 0;

    private byte[][] states = new byte[1024][];
    private int[] slots = new int[4096];
    private int size;

    public int size() {
        return size;
    }

    public byte[] state(int number) {
        return states[number];
    }

    /** @return the number of the state, which is {@link #size()} before the call when it is new */
    public int add(byte[] state) {
        if (2 * size > slots.length) {
            grow();
        }
        var slot = slot(state);
        if (slots[slot] != EMPTY) {
            return slots[slot] - 1;
        }
        if (size == states.length) {
            states = Arrays.copyOf(states, 2 * size);
        }
        states[size] = state;
        slots[slot] = ++size;
        return size - 1;
    }

    /** @return the number of a state, or -1 */
    public int find(byte[] state) {
        return slots[slot(state)] - 1;
    }

    private int slot(byte[] state) {
        var hash = Arrays.hashCode(state);
        var slot = (hash ^ hash >>> 15) * 0x9E3779B1 >>> 1 & slots.length - 1;
        while (slots[slot] != EMPTY && !Arrays.equals(states[slots[slot] - 1], state)) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private void grow() {
        slots = new int[2 * slots.length];
        for (var number = 0; number < size; number++) {
            slots[slot(states[number])] = number + 1;
        }
    }
}
