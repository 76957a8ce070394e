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
 * What a version's golden records leave open. A runtime that goes wrong only where no record looks reproduces all of them,
 * so whoever decides on the version should read it.
 */
public final class GoldenCoverage {

    /** Share of a declared range. */
    private static final double NEAR = 0.05;

    private GoldenCoverage() {}

    /**
     * @return one sentence for each gap, fields in the signature's order; empty when each optional input is left out once,
     *     each category given once, both ends of each declared range approached, and no input and no output always has the
     *     same value
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
            gaps.add("no record leaves out '%s', which may be missing".formatted(input.name()));
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

    /** Numbers as such: 1, 1.0 and the category "1" are one value. */
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
            // No number is equal to it: it is a gap that no record can close, and is told as one.
            return category;
        }
    }

    /** A model may go wrong at the ends of what it takes only: some record should be near each. */
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
