package io.muster.benchmarks.release;

/** A pause between two polls. */
final class Pause {

    private Pause() {}

    /** @return false when it is time to stop */
    static boolean briefly() {
        return millis(10);
    }

    /** @return false when it is time to stop */
    static boolean millis(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
