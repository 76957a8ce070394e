package io.muster.verification.search;

/** Sixteen counters from 0 to 3 in one number. */
final class Tally {

    /** As many attached events as one activity can have. */
    static final int COUNTERS = 16;

    private static final int MOST = 3;

    private Tally() {}

    static int of(int tally, int counter) {
        return tally >>> 2 * counter & MOST;
    }

    /** One more, but never more than the counter holds. */
    static int count(int tally, int counter) {
        return of(tally, counter) == MOST ? tally : tally + (1 << 2 * counter);
    }
}
