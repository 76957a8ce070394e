package io.muster.verification.search;

/** Sixteen counters from 0 to 3 in one number. */
final class Tally {

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
