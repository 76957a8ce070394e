package io.muster.formats.remote;

/** The part of a batch sent in one call. */
record Rows(int from, int count) {

    int end() {
        return from + count;
    }
}
