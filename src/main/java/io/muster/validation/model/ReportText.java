package io.muster.validation.model;

import java.math.BigDecimal;
import java.math.MathContext;

/** The format of numbers in sentences; the report also keeps all digits. */
public final class ReportText {

    private static final MathContext FOUR_DIGITS = new MathContext(4);

    private ReportText() {}

    public static String number(double value) {
        if (Double.isInfinite(value) || Double.isNaN(value)) {
            return Double.toString(value);
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return Long.toString((long) value);
        }
        var rounded = new BigDecimal(value).round(FOUR_DIGITS).stripTrailingZeros();
        return Math.abs(value) < 1e-4 ? rounded.toString() : rounded.toPlainString();
    }

    public static String count(long count, String one, String many) {
        return count == 1 ? "1 " + one : count + " " + many;
    }
}
