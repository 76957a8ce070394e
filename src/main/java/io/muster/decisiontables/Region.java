package io.muster.decisiontables;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A part of an input's values on which every rule gives the same answer, so that one value represents all of them.
 *
 * @param sample the value that represents them
 */
public record Region(Object sample, double low, boolean lowIncluded, double high, boolean highIncluded) {

    /** Represents all texts that no rule names: no cell can be equal to it, because texts in cells have no escapes. */
    static final String ANY_OTHER_TEXT = "\\any other text\\";

    /** Represents all values of a kind whose values are not distinguished. */
    static final String ANYTHING = "\\anything\\";

    /** The missing value. */
    public static final Region MISSING = of(new Object());

    /** A value about which nothing is known, not even its kind. */
    public static final Region UNKNOWN = of(new Object());

    /** A double represents every whole number below this exactly. */
    static final double WHOLE_NUMBERS_END = 0x1p53;

    private static Region of(Object sample) {
        return new Region(sample, Double.NaN, true, Double.NaN, true);
    }

    /** The regions of one input, numbers in ascending order, the missing value last. Together they cover its domain. */
    public static List<Region> of(DecisionTable.Input input, Stream<UnaryTest> tests) {
        var landmarks = Stream.concat(input.domain().stream(), tests)
                .flatMap(UnaryTest::landmarks)
                .toList();
        var regions = switch (input.kind()) {
            case NUMBER, WHOLE_NUMBER -> numbers(landmarks, input.kind());
            case TEXT -> texts(landmarks);
            case BOOLEAN -> List.of(of(true), of(false));
            case OTHER -> List.of(of(ANYTHING));
        };
        return Stream.concat(
                        regions.stream().filter(region -> input.hasValue(region.sample())),
                        input.mayBeMissing() ? Stream.of(MISSING) : Stream.empty())
                .toList();
    }

    /** The value that the engine makes of a variable's text in this column; {@link #UNKNOWN} if that cannot be told. */
    public static Region ofWord(DecisionTable.Input input, String word) {
        if (!input.isConverted()) {
            return UNKNOWN;
        }
        return switch (input.kind()) {
            case TEXT -> of(word);
            case BOOLEAN -> of(Boolean.valueOf(word));
            case NUMBER, WHOLE_NUMBER -> ofNumber(word, input.kind());
            case OTHER -> UNKNOWN;
        };
    }

    private static Region ofNumber(String word, ValueKind kind) {
        try {
            var number = Double.parseDouble(word) + 0.0;
            var isPossible = kind == ValueKind.WHOLE_NUMBER
                    ? number == Math.rint(number) && Math.abs(number) < WHOLE_NUMBERS_END
                    : Double.isFinite(number);
            return isPossible ? new Region(number, number, true, number, true) : UNKNOWN;
        } catch (NumberFormatException e) {
            // The engine fails on such a text, unless it reads it in another way.
            return UNKNOWN;
        }
    }

    private static List<Region> texts(List<Object> landmarks) {
        var texts = new LinkedHashSet<>(landmarks);
        texts.add(ANY_OTHER_TEXT);
        return texts.stream().map(Region::of).toList();
    }

    private static List<Region> numbers(List<Object> landmarks, ValueKind kind) {
        var ends = new TreeSet<Double>();
        landmarks.forEach(end -> ends.add((Double) end));
        var regions = new ArrayList<Region>();
        var previous = Double.NEGATIVE_INFINITY;
        for (var end : ends) {
            addBetween(regions, previous, end, kind);
            if (kind == ValueKind.NUMBER || end == Math.rint(end)) {
                regions.add(new Region(end, end, true, end, true));
            }
            previous = end;
        }
        addBetween(regions, previous, Double.POSITIVE_INFINITY, kind);
        return regions;
    }

    private static void addBetween(List<Region> regions, double low, double high, ValueKind kind) {
        var sample = kind == ValueKind.WHOLE_NUMBER ? wholeBetween(low, high) : between(low, high);
        if (sample > low && sample < high) {
            regions.add(new Region(sample, low, false, high, false));
        }
    }

    private static double between(double low, double high) {
        if (Double.isInfinite(low) && Double.isInfinite(high)) {
            return 0;
        }
        if (Double.isInfinite(low)) {
            return high - Math.max(1, Math.abs(high));
        }
        return Double.isInfinite(high) ? low + Math.max(1, Math.abs(low)) : low + (high - low) / 2;
    }

    private static double wholeBetween(double low, double high) {
        return Double.isInfinite(low) ? Math.floor(between(low, high)) : Math.floor(low) + 1;
    }

    public boolean isMissing() {
        return this == MISSING;
    }

    /** Whether a rule's cell matches. */
    public enum Fit {
        YES,
        NO,
        /** The cell depends on more than its own input, or the value is not known. */
        PERHAPS
    }

    public Fit fit(DecisionTable.Cell cell) {
        if (cell.matchesAll()) {
            return Fit.YES;
        }
        if (this == UNKNOWN || cell.test().isEmpty()) {
            return Fit.PERHAPS;
        }
        return fits(cell.test().get()) ? Fit.YES : Fit.NO;
    }

    boolean fits(UnaryTest test) {
        return isMissing() ? test.matchesMissing().orElse(false) : test.matches(sample);
    }

    /** Whether it is a single value, such as a text that a rule names. */
    public boolean isOneValue() {
        return !isMissing()
                && this != UNKNOWN
                && !sample.equals(ANY_OTHER_TEXT)
                && !sample.equals(ANYTHING)
                && (!isNumeric() || low == high);
    }

    public boolean isNumeric() {
        return sample instanceof Double;
    }

    /** Whether the other begins where this ends, so that both can be shown as one interval. */
    boolean touches(Region other) {
        return isNumeric() && high == other.low && highIncluded != other.lowIncluded;
    }

    Region joined(Region other) {
        return new Region(sample, low, lowIncluded, other.high, other.highIncluded);
    }
}
