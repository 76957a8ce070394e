package io.muster.shared;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Texts that are stored and shown: whether one is kept unchanged, and how one is shortened. */
public final class Texts {

    private Texts() {}

    /**
     * @return why this cannot be stored: PostgreSQL accepts every character except U+0000, and no database returns half
     *     of a character (a lone surrogate) unchanged
     */
    public static Optional<String> fault(String field, @Nullable String text) {
        return fault(text).map(why -> "'%s' %s".formatted(field, why));
    }

    /** The same without the name of the field. */
    public static Optional<String> fault(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        for (var at = 0; at < text.length(); at++) {
            var character = text.charAt(at);
            if (character == 0) {
                return Optional.of("contains a character with code 0");
            }
            if (Character.isSurrogate(character)) {
                if (!isPair(text, at)) {
                    return Optional.of(
                            "contains half of a character (a lone surrogate, U+%04X)".formatted((int) character));
                }
                at++;
            }
        }
        return Optional.empty();
    }

    /** The text, or its first characters with an ellipsis; a character that needs two places is not torn. */
    public static String abbreviate(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        var end = isPair(text, most - 1) ? most - 1 : most;
        return text.substring(0, end) + "…";
    }

    private static boolean isPair(String text, int at) {
        return at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }
}
