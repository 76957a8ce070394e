package io.muster.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One verification row of a version: these inputs must give these outputs, on every runtime that will ever serve it.
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
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        expected = Collections.unmodifiableMap(new LinkedHashMap<>(expected));
        if (expected.isEmpty()) {
            throw new IllegalArgumentException("A golden record must expect at least one output");
        }
        if (!(tolerance >= 0 && tolerance < 1)) {
            throw new IllegalArgumentException("Tolerance must be in [0, 1), not " + tolerance);
        }
    }
}
