package io.muster.formats.dmn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.formats.InvalidInput;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNType;
import org.kie.dmn.feel.lang.types.impl.ComparablePeriod;

/** The conversion of a row's values to FEEL: decimal numbers, dates from ISO 8601, lists and contexts from JSON. */
final class ToFeel {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private ToFeel() {}

    /** @throws InvalidInput naming the field, if a text is not a valid date, list or context */
    static @Nullable Object convert(String field, @Nullable Object value, DMNType type) {
        if (value instanceof Double number) {
            return BigDecimal.valueOf(number).stripTrailingZeros();
        }
        if (!(value instanceof String text)) {
            return value;
        }
        try {
            return isJson(type) ? json(JSON.readTree(text), type) : scalar(text, type);
        } catch (JsonProcessingException | DateTimeException e) {
            throw new InvalidInput(
                    "Input '%s': the text is not a %s: %s".formatted(field, expected(type), firstLine(e.getMessage())),
                    e);
        }
    }

    private static boolean isJson(DMNType type) {
        return DmnTypes.isStructured(type) || List.of("list", "context").contains(DmnTypes.builtIn(type));
    }

    private static String expected(DMNType type) {
        return isJson(type) ? "%s in JSON".formatted(type.isCollection() ? "list" : "context") : DmnTypes.builtIn(type);
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    private static @Nullable Object json(JsonNode node, @Nullable DMNType type) {
        if (node.isArray()) {
            var list = new ArrayList<@Nullable Object>();
            node.forEach(each -> list.add(json(each, elementOf(type))));
            return list;
        }
        if (node.isObject()) {
            return context(node, type);
        }
        if (node.isNumber()) {
            return node.decimalValue();
        }
        if (node.isTextual()) {
            return type == null || DmnTypes.isStructured(type) ? node.textValue() : scalar(node.textValue(), type);
        }
        return node.isBoolean() ? (Object) node.booleanValue() : null;
    }

    private static Map<String, @Nullable Object> context(JsonNode node, @Nullable DMNType type) {
        var context = new LinkedHashMap<String, @Nullable Object>();
        var fields = type == null || DmnTypes.isAny(type) ? Map.<String, DMNType>of() : type.getFields();
        node.properties().forEach(each -> context.put(each.getKey(), json(each.getValue(), fields.get(each.getKey()))));
        return context;
    }

    /** The element type: a collection of contexts has their fields itself; one of plain values is based on their type. */
    private static @Nullable DMNType elementOf(@Nullable DMNType type) {
        return type == null || !DmnTypes.isStructured(type) || type.isComposite() ? type : type.getBaseType();
    }

    private static Object scalar(String text, DMNType type) {
        return switch (DmnTypes.builtIn(type)) {
            case "date" -> LocalDate.parse(text);
            case "time" -> DateTimeFormatter.ISO_TIME.parseBest(text, OffsetTime::from, LocalTime::from);
            case "date and time", "dateTime" ->
                DateTimeFormatter.ISO_DATE_TIME.parseBest(text, ZonedDateTime::from, LocalDateTime::from);
            case "days and time duration", "dayTimeDuration" -> Duration.parse(text);
            case "years and months duration", "yearMonthDuration" -> ComparablePeriod.parse(text);
            default -> text;
        };
    }
}
