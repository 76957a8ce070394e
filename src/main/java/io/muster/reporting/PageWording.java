package io.muster.reporting;

import io.muster.inventory.versions.Stage;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The wording of pages: times to the minute in UTC, numbers to five digits, names in lower case. */
public final class PageWording {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final MathContext FIVE_DIGITS = new MathContext(5);

    private PageWording() {}

    public static String time(Instant at) {
        return TIME.format(at);
    }

    public static String day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
    }

    public static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        var rounded = new BigDecimal(value).round(FIVE_DIGITS).stripTrailingZeros();
        var plain = rounded.precision() - rounded.scale() <= 15 && rounded.scale() <= 9;
        return plain ? rounded.toPlainString() : rounded.toString();
    }

    public static String word(Stage stage) {
        return word((Enum<?>) stage);
    }

    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
