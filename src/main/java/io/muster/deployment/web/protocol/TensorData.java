package io.muster.deployment.web.protocol;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The values of a tensor in order of arrival: all numbers, all texts or all booleans, or missing. */
final class TensorData {

    /** The kind of values. */
    enum Kind {
        /** Only missing values so far. */
        UNKNOWN,
        NUMBERS,
        TEXTS,
        FLAGS
    }

    private static final long LARGEST_WHOLE = 1L << 53;
    private static final double[] NO_NUMBERS = {};
    private static final String[] NO_TEXTS = {};
    private static final Boolean[] NO_FLAGS = {};

    private final int expected;
    private Kind kind = Kind.UNKNOWN;
    private double[] numbers = NO_NUMBERS;
    private @Nullable String[] texts = NO_TEXTS;
    private @Nullable Boolean[] flags = NO_FLAGS;
    private int count;
    private boolean exact = true;
    private int @Nullable [] nesting;

    /** @param expected number of values, if known, else a guess */
    TensorData(int expected) {
        this.expected = Math.max(1, expected);
    }

    Kind kind() {
        return kind;
    }

    int count() {
        return count;
    }

    /** Whether all whole numbers were within ±2^53, so that none was rounded. */
    boolean isExact() {
        return exact;
    }

    /** Lengths of the nested arrays, outermost first; null if the data is flat. */
    int @Nullable [] nesting() {
        return nesting;
    }

    void nested(int[] lengths) {
        nesting = lengths;
    }

    /** @return false if there were values of another kind before */
    boolean add(double number) {
        if (!become(Kind.NUMBERS)) {
            return false;
        }
        numbers[count++] = number;
        return true;
    }

    boolean addWhole(long number) {
        exact &= number >= -LARGEST_WHOLE && number <= LARGEST_WHOLE;
        return add((double) number);
    }

    boolean addHuge(double rounded) {
        exact = false;
        return add(rounded);
    }

    boolean add(String text) {
        if (!become(Kind.TEXTS)) {
            return false;
        }
        texts[count++] = text;
        return true;
    }

    boolean add(boolean flag) {
        if (!become(Kind.FLAGS)) {
            return false;
        }
        flags[count++] = flag;
        return true;
    }

    void addMissing() {
        if (kind == Kind.NUMBERS) {
            add(Double.NaN);
        } else {
            makeRoom();
            count++;
        }
    }

    private boolean become(Kind requested) {
        if (kind == Kind.UNKNOWN) {
            kind = requested;
            makeRoom();
            if (kind == Kind.NUMBERS) {
                Arrays.fill(numbers, 0, count, Double.NaN);
            }
        } else if (kind == requested) {
            makeRoom();
        }
        return kind == requested;
    }

    private void makeRoom() {
        switch (kind) {
            case NUMBERS -> numbers = count < numbers.length ? numbers : Arrays.copyOf(numbers, room(numbers.length));
            case TEXTS -> texts = count < texts.length ? texts : Arrays.copyOf(texts, room(texts.length));
            case FLAGS -> flags = count < flags.length ? flags : Arrays.copyOf(flags, room(flags.length));
            case UNKNOWN -> {}
        }
    }

    private int room(int length) {
        return length == 0 ? Math.max(expected, count + 1) : length + (length >> 1) + 8;
    }

    /** All values; missing ones are NaN. */
    double[] numbers() {
        if (kind == Kind.UNKNOWN) {
            var missing = new double[count];
            Arrays.fill(missing, Double.NaN);
            return missing;
        }
        return numbers.length == count ? numbers : Arrays.copyOf(numbers, count);
    }

    /** All of them; missing ones are null. */
    @Nullable
    String[] texts() {
        return texts.length == count ? texts : Arrays.copyOf(texts, count);
    }

    /** All of them; missing ones are null. */
    @Nullable
    Boolean[] flags() {
        return flags.length == count ? flags : Arrays.copyOf(flags, count);
    }
}
