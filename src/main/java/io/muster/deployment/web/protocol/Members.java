package io.muster.deployment.web.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.muster.shared.Texts;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Rules common to all members of a request. */
public final class Members {

    private static final int SHOWN = 80;

    private Members() {}

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
