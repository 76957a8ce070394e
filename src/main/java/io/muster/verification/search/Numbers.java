package io.muster.verification.search;

import java.util.Arrays;

/** A growing list of primitive ints, because there may be millions. */
final class Numbers {

    private int[] numbers = new int[256];
    private int size;

    void add(int number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * size);
        }
        numbers[size++] = number;
    }

    int get(int index) {
        return numbers[index];
    }

    int size() {
        return size;
    }
}
