package io.muster.shared.web;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.muster.shared.Refusal;
import io.muster.shared.SharedProblem;
import io.muster.shared.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/**
 * Messages about invalid requests in the sender's terms: which field, and what is allowed there. Jackson's messages
 * about our classes are never passed on.
 */
final class RequestProblems {

    private static final ObjectMapper WORDS = new ObjectMapper();
    private static final int LONGEST_VALUE = 80;
    private static final Set<Class<?>> WHOLE = Set.of(Integer.class, Long.class, Short.class, Byte.class);

    private RequestProblems() {}

    /** @param unreadable the exception thrown while reading a body */
    static String unreadable(Throwable unreadable) {
        if (unreadable.getCause() == null) {
            return "The request's body is missing";
        }
        return first(unreadable, JsonProcessingException.class)
                .map(RequestProblems::unreadableJson)
                .orElse("The request's body is not readable as JSON");
    }

    private static String unreadableJson(JsonProcessingException failure) {
        if (failure instanceof StreamReadException) {
            var at = failure.getLocation();
            return at == null
                    ? "The request's body is not valid JSON"
                    : "The request's body is not valid JSON at line %d, column %d"
                            .formatted(at.getLineNr(), at.getColumnNr());
        }
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return "'%s' cannot be set here: expected the fields %s".formatted(path(unknown), fields(unknown));
        }
        return failure instanceof JsonMappingException mapping
                ? wrongValue(mapping)
                : "The request's body is not readable";
    }

    private static String fields(UnrecognizedPropertyException unknown) {
        return unknown.getKnownPropertyIds().stream()
                .map(Object::toString)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String wrongValue(JsonMappingException failure) {
        var field = path(failure);
        var own = first(failure, IllegalArgumentException.class)
                .filter(cause -> !(cause instanceof NumberFormatException))
                .map(Throwable::getMessage);
        if (own.isPresent()) {
            return field.isEmpty() ? own.get() : "'%s': %s".formatted(field, own.get());
        }
        if (failure instanceof InvalidFormatException wrong) {
            return wrongValue(field, wrong.getTargetType(), wrong.getValue());
        }
        if (failure instanceof InvalidNullException || isMissing(failure)) {
            return "'%s' is missing".formatted(missing(failure, field));
        }
        return failure instanceof MismatchedInputException wrong && wrong.getTargetType() != null
                ? wrongValue(field, wrong.getTargetType(), null)
                : "'%s' is not readable as what is expected here".formatted(field);
    }

    /** Jackson has no specific exception for these two. */
    private static boolean isMissing(JsonMappingException failure) {
        var why = failure.getOriginalMessage();
        return why.startsWith("Missing required creator property")
                || why.startsWith("Cannot map `null`")
                || why.startsWith("Cannot coerce `null`");
    }

    private static String missing(JsonMappingException failure, String path) {
        var why = failure.getOriginalMessage();
        if (!why.startsWith("Missing required creator property")) {
            return path;
        }
        var name = why.substring(why.indexOf('\'') + 1, why.indexOf('\'', why.indexOf('\'') + 1));
        return path.isEmpty() || path.endsWith(name) ? (path.isEmpty() ? name : path) : path + "." + name;
    }

    /** @param given the given value, or null if it was an object, a list or missing */
    static String wrongValue(String field, Class<?> expected, @Nullable Object given) {
        var not = given == null ? "" : ", not '%s'".formatted(abbreviated(given.toString()));
        return (field.isEmpty() ? "The request's body" : "'%s'".formatted(field)) + " must be " + kind(expected) + not;
    }

    private static String abbreviated(String value) {
        var line = value.replaceAll("\\p{Cntrl}", " ");
        return Texts.abbreviate(line, LONGEST_VALUE);
    }

    private static String kind(Class<?> expected) {
        var type = ClassUtils.resolvePrimitiveIfNecessary(expected);
        if (type.isEnum()) {
            return "one of " + words(type);
        }
        if (WHOLE.contains(type)) {
            return "a whole number";
        }
        if (Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        if (type == LocalDate.class) {
            return "a day such as 2027-01-31";
        }
        if (type == Instant.class) {
            return "an instant such as 2027-01-31T09:00:00Z";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a text";
        }
        return Collection.class.isAssignableFrom(type) || type.isArray() ? "a list" : object(type);
    }

    /** Ids are records that are serialised as a single string. */
    private static String object(Class<?> type) {
        var written = Arrays.stream(type.getMethods()).anyMatch(method -> method.isAnnotationPresent(JsonValue.class));
        return !written && (type.isRecord() || Map.class.isAssignableFrom(type)) ? "an object" : "a text";
    }

    /** The constants as they appear in responses. */
    private static String words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> WORDS.convertValue(constant, String.class))
                .collect(Collectors.joining(", "));
    }

    /** Messages of constraints are in {@code ValidationMessages.properties} and follow the field's name. */
    static String invalid(Stream<? extends ObjectError> errors) {
        return errors.map(error -> error instanceof FieldError field
                        ? "'%s' %s".formatted(field.getField(), field.getDefaultMessage())
                        : String.valueOf(error.getDefaultMessage()))
                .sorted()
                .distinct()
                .collect(Collectors.joining("; "));
    }

    /** The position in the body where one of our value types refused its value; its own message names the field. */
    static String located(Throwable unreadable, Refusal refusal) {
        return first(unreadable, JsonMappingException.class)
                .map(RequestProblems::path)
                .filter(path -> !path.isEmpty() && refusal.problem() != SharedProblem.UNUSABLE_TEXT)
                .map(path -> "In '%s': %s".formatted(path, refusal.getMessage()))
                .orElse(refusal.getMessage());
    }

    private static String path(JsonMappingException failure) {
        var path = new StringBuilder();
        failure.getPath().forEach(part -> {
            if (part.getFieldName() == null) {
                path.append('[').append(part.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(part.getFieldName());
            }
        });
        return path.toString();
    }

    static <T extends Throwable> Optional<T> first(Throwable failure, Class<T> type) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
