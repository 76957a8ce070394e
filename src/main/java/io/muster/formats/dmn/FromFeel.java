package io.muster.formats.dmn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.muster.formats.ScoringFailed;
import io.muster.inventory.signature.Field;
import io.muster.shared.Texts;
import java.math.BigDecimal;
import java.time.chrono.ChronoPeriod;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.runtime.functions.StringFunction;

/** The conversion of FEEL's results to an output's type. */
final class FromFeel {

    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private FromFeel() {}

    /**
     * @return {@code Double}, {@code String}, {@code Boolean}, {@code float[]} or null
     * @throws ScoringFailed naming the output, if the result is of another type than the signature promises
     */
    static @Nullable Object convert(Field field, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (!field.isScalar()) {
            return vector(field, value);
        }
        return switch (field.type()) {
            case TEXT -> text(field, value);
            case BOOLEAN -> value instanceof Boolean ? value : fail(field, value);
            case INTEGER, DOUBLE, FLOAT -> number(field, value);
        };
    }

    private static Object fail(Field field, Object value) {
        throw unexpected(field, value);
    }

    static ScoringFailed unexpected(Field field, Object value) {
        var text = String.valueOf(value);
        return new ScoringFailed("Output '%s': the model gave '%s', but its signature says %s %s"
                .formatted(field.name(), Texts.abbreviate(text, 80), field.type(), field.shape()));
    }

    private static double number(Field field, @Nullable Object value) {
        var number = value instanceof Number any ? any.doubleValue() : Double.NaN;
        if (!Double.isFinite(number)) {
            throw unexpected(field, String.valueOf(value));
        }
        return number;
    }

    private static float[] vector(Field field, Object value) {
        if (!(value instanceof List<?> list)
                || list.size() != field.shape().stream().reduce(1, Math::multiplyExact)) {
            throw unexpected(field, value);
        }
        var vector = new float[list.size()];
        for (var i = 0; i < vector.length; i++) {
            vector[i] = (float) number(field, list.get(i));
        }
        return vector;
    }

    private static String text(Field field, Object value) {
        if (value instanceof String text) {
            return text;
        }
        return isTime(value) ? written(field, value) : json(field, value).toString();
    }

    private static boolean isTime(Object value) {
        return value instanceof TemporalAccessor || value instanceof TemporalAmount || value instanceof ChronoPeriod;
    }

    /** In the form of FEEL's own {@code string()} (DMN 1.5, 10.3.4.1): {@code P1Y}, {@code P2D}, {@code 10:00:00}. */
    private static String written(Field field, Object value) {
        return StringFunction.INSTANCE.invoke(value).getOrElseThrow(error -> unexpected(field, value));
    }

    private static JsonNode json(Field field, @Nullable Object value) {
        if (value == null) {
            return NODES.nullNode();
        }
        if (value instanceof BigDecimal number) {
            return NODES.numberNode(number);
        }
        if (value instanceof Number number) {
            return NODES.numberNode(new BigDecimal(number.toString()));
        }
        if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        }
        if (value instanceof List<?> list) {
            var array = NODES.arrayNode();
            list.forEach(each -> array.add(json(field, each)));
            return array;
        }
        if (value instanceof Map<?, ?> context) {
            var object = NODES.objectNode();
            // Sorted, because the engine's order is that of hash codes.
            context.keySet().stream()
                    .map(String::valueOf)
                    .sorted()
                    .forEach(key -> object.set(key, json(field, context.get(key))));
            return object;
        }
        if (value instanceof String text) {
            return NODES.textNode(text);
        }
        if (isTime(value)) {
            return NODES.textNode(written(field, value));
        }
        throw unexpected(field, value);
    }
}
