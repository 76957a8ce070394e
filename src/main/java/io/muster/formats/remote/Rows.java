package io.muster.formats.remote;

/** The part of a batch that one call takes. */
record Rows(int from, int count) {

    int end() {
        return from + count;
    }
}
