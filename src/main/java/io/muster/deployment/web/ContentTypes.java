package io.muster.deployment.web;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** The check that a request declares itself as JSON. */
final class ContentTypes {

    private ContentTypes() {}

    static boolean isJson(@Nullable String contentType) {
        if (MediaType.APPLICATION_JSON_VALUE.equals(contentType)) {
            return true;
        }
        return contentType != null && isParsedJson(contentType);
    }

    private static boolean isParsedJson(String contentType) {
        try {
            var type = MediaType.parseMediaType(contentType);
            var charset = type.getCharset();
            return type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                    && (charset == null || StandardCharsets.UTF_8.equals(charset));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
