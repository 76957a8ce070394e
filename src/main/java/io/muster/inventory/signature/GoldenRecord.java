package io.muster.inventory.signature;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.inventory.entry.InvalidEntry;
import io.muster.inventory.entry.Limits;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A verification row of a version: these inputs must produce these outputs on every runtime that serves it.
 *
 * @param inputs by field name; numbers, booleans, texts, lists of numbers for vectors, or null for missing
 * @param expected by output name; outputs not named are not compared
 * @param tolerance largest accepted difference of a number, relative to the larger of 1 and the expected value
 */
public record GoldenRecord(
        @JsonInclude(content = JsonInclude.Include.ALWAYS) Map<String, @Nullable Object> inputs,
        @JsonInclude(content = JsonInclude.Include.ALWAYS) Map<String, @Nullable Object> expected,
        double tolerance) {

    public GoldenRecord {
        inputs = values("inputs", inputs);
        expected = values("expected", expected);
        if (expected.isEmpty()) {
            throw new InvalidEntry("A golden record must expect at least one output");
        }
        if (!(tolerance >= 0 && tolerance < 1)) {
            throw new InvalidEntry("Tolerance must be in [0, 1), not " + tolerance);
        }
    }

    private static Map<String, @Nullable Object> values(String what, @Nullable Map<String, @Nullable Object> given) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        Limits.present(what, given).forEach((name, value) -> values.put(name, value(what, name, value)));
        return Collections.unmodifiableMap(values);
    }

    private static @Nullable Object value(String what, String name, @Nullable Object value) {
        if (value instanceof List<?> vector && vector.stream().allMatch(GoldenRecord::isNumber)) {
            return List.copyOf(vector);
        }
        if (value == null || value instanceof Boolean || value instanceof String || isNumber(value)) {
            return value;
        }
        throw new InvalidEntry(
                "Golden record: '%s' in '%s' is not a number, boolean, text or list of numbers".formatted(name, what));
    }

    /** JSON numbers are finite; a missing one is null. */
    private static boolean isNumber(@Nullable Object value) {
        return value instanceof Number number && Double.isFinite(number.doubleValue());
    }
}
