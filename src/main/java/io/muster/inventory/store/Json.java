package io.muster.inventory.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.inventory.entry.InvalidEntry;
import io.muster.inventory.entry.Limits;
import io.muster.shared.Digest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Structures as JSON text in columns. Unlike in the REST API, nulls are kept: in a golden record they mean "missing". */
@Component
public class Json {

    private final ObjectMapper mapper;

    Json(ObjectMapper mapper) {
        this.mapper = mapper.copy().setDefaultPropertyInclusion(JsonInclude.Include.ALWAYS);
    }

    @Nullable
    String write(String field, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        var text = text(value);
        if (text.length() > Limits.STRUCTURE) {
            throw new InvalidEntry("'%s' has %d characters as JSON: expected at most %d"
                    .formatted(field, text.length(), Limits.STRUCTURE));
        }
        return text;
    }

    <T> @Nullable T read(@Nullable String text, TypeReference<T> type) {
        try {
            return text == null ? null : mapper.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored %s is unreadable".formatted(type.getType()), e);
        }
    }

    /** A digest that is equal for equal content, even after storing and reading it back. */
    public Digest digest(Object content) {
        return Digest.ofText(text(content));
    }

    private String text(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new InvalidEntry("Not expressible as JSON: " + e.getOriginalMessage());
        }
    }
}
