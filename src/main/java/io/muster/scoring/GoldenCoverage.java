package io.muster.scoring;

import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The gaps in a version's golden records. A runtime that goes wrong only where there is no record still reproduces all
 * of them, so the people who decide on the version should see the gaps.
 */
public final class GoldenCoverage {

    /** The distance that counts as near, as a share of a declared range. */
    private static final double NEAR = 0.05;

    private GoldenCoverage() {}

    /**
     * @return one sentence for each gap, fields in the signature's order; empty if each optional input is left out
     *     once, each category given once, both ends of each declared range approached, and no input or output always
     *     has the same value
     */
    public static List<String> gaps(Signature signature, List<GoldenRecord> records) {
        var gaps = new ArrayList<String>();
        for (var input : signature.inputs()) {
            var values = records.stream()
                    .map(record -> record.inputs().get(input.name()))
                    .toList();
            addInput(gaps, input, values);
        }
        for (var output : signature.outputs()) {
            var values = records.stream()
                    .filter(record -> record.expected().containsKey(output.name()))
                    .map(record -> record.expected().get(output.name()))
                    .toList();
            addOutput(gaps, output, values);
        }
        return gaps;
    }

    private static void addInput(List<String> gaps, Field input, List<? extends @Nullable Object> values) {
        if (input.optional() && values.stream().noneMatch(Objects::isNull)) {
            gaps.add("no record omits '%s', which may be missing".formatted(input.name()));
        }
        var given = values.stream()
                .filter(Objects::nonNull)
                .map(GoldenCoverage::comparable)
                .collect(Collectors.toSet());
        var unused = unused(input, given);
        if (!unused.isEmpty()) {
            gaps.add("no record gives '%s' the value %s".formatted(input.name(), String.join(", ", unused)));
        } else if (values.size() > 1 && given.size() == 1) {
            gaps.add("all records give '%s' the same value".formatted(input.name()));
        }
        extremes(input, given).ifPresent(gaps::add);
    }

    /** Compares numbers by value: 1, 1.0 and the category "1" are equal. */
    private static Object comparable(Object value) {
        return value instanceof Number number ? (Object) number.doubleValue() : value;
    }

    private static Set<String> unused(Field input, Set<Object> given) {
        return input.categories().stream()
                .filter(category -> !given.contains(category(input, category)))
                .map("'%s'"::formatted)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Object category(Field input, String category) {
        return switch (input.type()) {
            case INTEGER, DOUBLE, FLOAT -> number(category);
            case BOOLEAN -> Boolean.valueOf(category);
            case TEXT -> category;
        };
    }

    private static Object number(String category) {
        try {
            return Double.valueOf(category);
        } catch (NumberFormatException e) {
            // No number equals it: it is reported as a gap, although no record can close it.
            return category;
        }
    }

    /** A model may go wrong only at the ends of its range, so some record should be near each end. */
    private static Optional<String> extremes(Field input, Set<Object> given) {
        var numbers = given.stream()
                .filter(Double.class::isInstance)
                .map(Double.class::cast)
                .toList();
        if (numbers.isEmpty() || !input.categories().isEmpty()) {
            return Optional.empty();
        }
        var low = input.minimum();
        var high = input.maximum();
        var near = low == null || high == null ? 0 : (high - low) * NEAR;
        var open = new ArrayList<String>();
        if (low != null && numbers.stream().noneMatch(number -> number <= low + near)) {
            open.add("minimum %s".formatted(low));
        }
        if (high != null && numbers.stream().noneMatch(number -> number >= high - near)) {
            open.add("maximum %s".formatted(high));
        }
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "no record gives '%s' a value near its %s".formatted(input.name(), String.join(" or ", open)));
    }

    private static void addOutput(List<String> gaps, Field output, List<? extends @Nullable Object> values) {
        if (values.isEmpty()) {
            gaps.add("no record expects a value of output '%s'".formatted(output.name()));
        } else if (values.stream()
                        .map(value -> value == null ? null : comparable(value))
                        .distinct()
                        .count()
                == 1) {
            gaps.add("all records expect the same value of output '%s'".formatted(output.name()));
        }
    }
}
