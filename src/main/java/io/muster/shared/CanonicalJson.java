package io.muster.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * JSON in the canonical form of RFC 8785, so that equal content has equal bytes and an equal digest. It has a mapper of
 * its own: signed or chained content must read the same, independent of the settings of the REST API. Numbers are those
 * of RFC 8785: IEEE 754 doubles; absent members are left out; instants and durations are ISO 8601.
 */
public final class CanonicalJson {

    public static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private CanonicalJson() {}

    public static byte[] bytes(Object value) {
        try {
            return new JsonCanonicalizer(MAPPER.writeValueAsString(value)).getEncodedUTF8();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write %s as JSON".formatted(value.getClass()), e);
        }
    }

    public static String text(Object value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
    }

    public static Digest digest(Object value) {
        return Digest.of(bytes(value));
    }

    /** @throws UncheckedIOException if the text is not JSON */
    public static JsonNode tree(String json) {
        return read(json, JsonNode.class);
    }

    /** @throws UncheckedIOException if the text is not JSON of that type */
    public static <T> T read(String json, Class<T> type) {
        try {
            var value = MAPPER.readValue(json, type);
            if (value == null) {
                throw new UncheckedIOException(new IOException("JSON's null is not a " + type.getSimpleName()));
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("Could not read JSON as " + type.getSimpleName(), e);
        }
    }
}
