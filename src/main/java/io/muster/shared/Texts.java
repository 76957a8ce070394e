package io.muster.shared;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What no text may have that is to be kept, whatever it is about. */
public final class Texts {

    private Texts() {}

    /** @return why this cannot be kept: PostgreSQL keeps every character but the one with code 0 */
    public static Optional<String> fault(String field, @Nullable String text) {
        return text != null && text.indexOf('\0') >= 0
                ? Optional.of("'%s' has a character with code 0".formatted(field))
                : Optional.empty();
    }
}
