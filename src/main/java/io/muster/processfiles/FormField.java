package io.muster.processfiles;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A field of a form: what it asks, and which answers it takes.
 *
 * @param type as the Camunda Modeler names it, such as {@code number}
 * @param hides whether a condition may hide it
 * @param readOnly whether a person cannot change it
 * @param choices the values of a choice; empty for any value of its type
 * @param limits on the value
 */
public record FormField(
        String key,
        String label,
        String type,
        boolean required,
        boolean hides,
        boolean readOnly,
        List<String> choices,
        Limits limits) {

    /** The longest text that is kept. */
    public static final int LONGEST = 2000;

    private static final int LONGEST_LABEL = 200;
    private static final int MOST_CHOICES = 50;
    private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");
    private static final Set<String> TEXTS = Set.of("textfield", "textarea", "datetime");
    private static final Set<String> CHOICES = Set.of("radio", "select");
    private static final Set<String> TYPES =
            Set.of("textfield", "textarea", "datetime", "radio", "select", "number", "checkbox");

    /** Bounds that the Modeler writes below {@code validate}. */
    record Limits(
            @Nullable Double min,
            @Nullable Double max,
            @Nullable Integer minLength,
            @Nullable Integer maxLength,
            boolean isPattern) {

        static Limits of(JsonNode validate) {
            return new Limits(
                    number(validate.path("min")),
                    number(validate.path("max")),
                    whole(validate.path("minLength")),
                    whole(validate.path("maxLength")),
                    validate.hasNonNull("pattern"));
        }

        private static @Nullable Double number(JsonNode node) {
            return node.isNumber() ? Double.valueOf(node.asDouble()) : null;
        }

        private static @Nullable Integer whole(JsonNode node) {
            return node.isNumber() ? Integer.valueOf(node.asInt()) : null;
        }
    }

    /** @return empty for a component that asks nothing */
    static Optional<FormField> find(JsonNode component) {
        var key = Stream.of("key", "path")
                .map(component::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .findFirst();
        return key.map(name -> of(name, component));
    }

    private static FormField of(String key, JsonNode component) {
        var validate = component.path("validate");
        return new FormField(
                key,
                component.path("label").asText("").strip(),
                component.path("type").asText(),
                validate.path("required").asBoolean(),
                component.hasNonNull("conditional"),
                component.path("readonly").asBoolean()
                        || component.path("disabled").asBoolean(),
                StreamSupport.stream(component.path("values").spliterator(), false)
                        .map(choice -> choice.path("value").asText())
                        .toList(),
                Limits.of(validate));
    }

    /** Why its answers cannot be kept; empty if they can. */
    public Optional<String> fault() {
        return Stream.of(
                        fault(
                                !KEY.matcher(key).matches(),
                                "its key must be 1 to 40 letters and digits, a small letter first"),
                        fault(TaskForm.isReserved(key), "its key has a meaning of Muster's"),
                        fault(
                                !TYPES.contains(type),
                                "its type '%s' is none of %s"
                                        .formatted(type, TYPES.stream().sorted().toList())),
                        fault(
                                label.isEmpty() || label.length() > LONGEST_LABEL,
                                "it needs a label of 1 to 200 characters"),
                        fault(readOnly, "it is read-only, so its value would not be the person's; show it as a text"),
                        fault(required && hides, "it is required and may be hidden"),
                        fault(limits.isPattern(), "its pattern would be checked in the browser only"),
                        fault(
                                CHOICES.contains(type) && (choices.isEmpty() || choices.size() > MOST_CHOICES),
                                "its values must be listed in the form, 1 to 50 of them"))
                .flatMap(Optional::stream)
                .findFirst()
                .map(why -> "field '%s': %s".formatted(key, why));
    }

    private static Optional<String> fault(boolean is, String why) {
        return is ? Optional.of(why) : Optional.empty();
    }

    /**
     * The answer as it is kept: a text, a number or a boolean.
     *
     * @param value as submitted
     * @return empty if nothing was answered
     * @throws IllegalArgumentException if the field does not take it; the message says what is expected
     */
    public Optional<Object> answer(@Nullable Object value) {
        if (value == null || "".equals(value)) {
            expect(!required, "an answer");
            return Optional.empty();
        }
        return Optional.of(
                switch (type) {
                    case "number" -> number(value);
                    case "checkbox" -> checked(value);
                    default -> text(value);
                });
    }

    private Object checked(Object value) {
        expect(value instanceof Boolean, "true or false");
        expect(!required || Boolean.TRUE.equals(value), "that it is checked");
        return value;
    }

    private Object number(Object value) {
        expect(value instanceof Number, "a number");
        var number = ((Number) value).doubleValue();
        expect(Double.isFinite(number), "a finite number");
        expect(limits.min() == null || number >= limits.min(), "at least " + limits.min());
        expect(limits.max() == null || number <= limits.max(), "at most " + limits.max());
        return number;
    }

    private Object text(Object value) {
        expect(value instanceof String, "a text");
        var text = ((String) value).strip();
        expect(!required || !text.isEmpty(), "an answer");
        expect(text.length() <= LONGEST, "at most %d characters".formatted(LONGEST));
        expect(
                limits.maxLength() == null || text.length() <= limits.maxLength(),
                "at most %d characters".formatted(limits.maxLength()));
        expect(
                limits.minLength() == null || text.length() >= limits.minLength(),
                "at least %d characters".formatted(limits.minLength()));
        expect(TEXTS.contains(type) || choices.contains(text), "one of %s".formatted(choices));
        return text;
    }

    private void expect(boolean is, String what) {
        if (!is) {
            throw new IllegalArgumentException("Field '%s' expects %s".formatted(key, what));
        }
    }
}
