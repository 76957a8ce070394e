package io.muster.deployment.web.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.muster.deployment.PredictionObserver.About;
import io.muster.deployment.web.protocol.InferenceRequest.InvalidRequest;
import io.muster.shared.Texts;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
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
    private static final String EVENT_TIME = "event_time";
    private static final String BUSINESS_ID = "business_id";

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
            nextParameter(json);
        }
    }

    private static String nextParameter(JsonParser json) throws IOException {
        var name = json.currentName();
        if (!json.nextToken().isScalarValue() || json.currentToken() == JsonToken.VALUE_NULL) {
            throw new InvalidRequest(
                    "Parameter '%s' must be a string, a number or a truth value".formatted(shown(name)));
        }
        return name;
    }

    /** What the parameters of a request say about it; others than ours are skipped. */
    static About about(JsonParser json) throws IOException {
        requireObject(json.currentToken(), "'parameters'");
        Instant eventTime = null;
        String businessId = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            switch (nextParameter(json)) {
                case EVENT_TIME -> eventTime = once(eventTime, instant(text(json, EVENT_TIME)), EVENT_TIME);
                case BUSINESS_ID -> businessId = once(businessId, businessId(text(json, BUSINESS_ID)), BUSINESS_ID);
                default -> {
                    // The protocol lets clients send parameters that mean something to other servers.
                }
            }
        }
        return eventTime == null && businessId == null ? About.NOTHING : new About(eventTime, businessId);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidRequest("Parameter '%s' is '%s': expected a time such as 2026-11-30T09:15:00Z"
                    .formatted(EVENT_TIME, shown(text)));
        }
    }

    private static String businessId(String text) {
        if (text.isBlank() || text.length() > About.LONGEST_BUSINESS_ID) {
            throw new InvalidRequest("Parameter '%s' has %d characters: expected 1 to %d"
                    .formatted(BUSINESS_ID, text.length(), About.LONGEST_BUSINESS_ID));
        }
        return text;
    }

    public static String shown(String text) {
        return Texts.abbreviate(text, SHOWN);
    }
}
