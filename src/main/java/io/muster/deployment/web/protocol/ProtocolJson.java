package io.muster.deployment.web.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.muster.deployment.web.protocol.InferenceRequest.InvalidRequest;
import io.muster.shared.Texts;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of the protocol: its factory, without trees and reflection because this is the hottest code of Muster, and
 * the rules common to all members of a request.
 */
public final class ProtocolJson {

    /** Field names are not interned, because clients choose them. The protocol's JSON is always UTF-8. */
    static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            // A flush would send a short response in two pieces, without its length.
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private static final int SHOWN = 80;

    private ProtocolJson() {}

    static void requireObject(@Nullable JsonToken token, String what) {
        if (token != JsonToken.START_OBJECT) {
            throw new InvalidRequest(what + " must be an object");
        }
    }

    static void requireArray(@Nullable JsonToken token, String what) {
        if (token != JsonToken.START_ARRAY) {
            throw new InvalidRequest(what + " must be an array");
        }
    }

    static String text(JsonParser json, String member) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw new InvalidRequest("'%s' must be a string".formatted(member));
        }
        return json.getText();
    }

    /** Refuses duplicate members, which different readers interpret differently. */
    static <T> T once(@Nullable T before, T now, String member) {
        if (before != null) {
            throw new InvalidRequest("'%s' is given twice".formatted(member));
        }
        return now;
    }

    /** The protocol allows strings, numbers and booleans as parameters. */
    static void skipParameters(JsonParser json) throws IOException {
        requireObject(json.currentToken(), "'parameters'");
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var name = json.currentName();
            if (!json.nextToken().isScalarValue() || json.currentToken() == JsonToken.VALUE_NULL) {
                throw new InvalidRequest(
                        "Parameter '%s' must be a string, a number or a truth value".formatted(shown(name)));
            }
        }
    }

    public static String shown(String text) {
        return Texts.abbreviate(text, SHOWN);
    }
}
