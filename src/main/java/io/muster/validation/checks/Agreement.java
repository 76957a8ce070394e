package io.muster.validation.checks;

/** The comparison of a decision with the one the case demands. */
final class Agreement {

    /** Numbers written with 15 digits and read again are equal. */
    private static final double ROUNDING = 1e-9;

    private Agreement() {}

    /** A missing decision agrees with nothing. */
    static boolean of(double demanded, double decided) {
        return Math.abs(demanded - decided) <= ROUNDING * Math.max(1, Math.abs(demanded));
    }

    static long count(double[] demanded, double[] decided) {
        var count = 0L;
        for (var row = 0; row < demanded.length; row++) {
            count += of(demanded[row], decided[row]) ? 1 : 0;
        }
        return count;
    }
}
