package io.muster.monitoring.outcome;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.shared.CanonicalJson;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A logged prediction with its outcome.
 *
 * @param outputs JSON object
 * @param inputs JSON object of those that are kept, or null
 */
record LabelledPrediction(String outputs, @Nullable String inputs, String outcome) {

    /** A number that the model answered, or NaN. */
    double output(String name) {
        return number(CanonicalJson.tree(outputs).get(name));
    }

    /** A number that was asked with, or NaN also where that input is not kept. */
    double input(String name) {
        return inputs == null ? Double.NaN : number(CanonicalJson.tree(inputs).get(name));
    }

    private static double number(@Nullable JsonNode value) {
        return value == null || !value.isNumber() ? Double.NaN : value.asDouble();
    }

    /** The values of inputs: numbers, texts and truth values, null where missing; others are left out. */
    Map<String, @Nullable Object> scalars() {
        var scalars = new TreeMap<String, @Nullable Object>();
        CanonicalJson.tree(inputs == null ? "{}" : inputs).fields().forEachRemaining(field -> {
            var value = field.getValue();
            if (value.isValueNode()) {
                scalars.put(
                        field.getKey(),
                        value.isNull()
                                ? null
                                : value.isNumber()
                                        ? value.asDouble()
                                        : value.isBoolean() ? value.asBoolean() : value.asText());
            }
        });
        return scalars;
    }
}
