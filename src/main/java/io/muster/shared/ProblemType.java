package io.muster.shared;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A kind of refusal, with its public name. Each module declares its own in an enum such as {@code InventoryProblem};
 * clients distinguish problems by the slug, so it is declared and never derived from a Java name. All of them are
 * listed in {@code docs/reference/problems.md}.
 */
public interface ProblemType {

    /** Its public name, status and title, declared once. */
    Declaration declaration();

    /**
     * @param slug last part of the problem's type, {@code /problems/{slug}}: lower-case words with hyphens, unique
     * @param kind its meaning over HTTP
     * @param title a short summary that is the same for every occurrence (RFC 9457)
     */
    record Declaration(String slug, Refusal.Kind kind, String title) {

        private static final Pattern SLUG = Pattern.compile("[a-z]+(-[a-z]+)*");

        public Declaration {
            Objects.requireNonNull(kind, "kind");
            if (!SLUG.matcher(slug).matches() || title.isBlank()) {
                throw new IllegalArgumentException(
                        "Problem '%s' with title '%s': expected lower-case words with hyphens, and a title"
                                .formatted(slug, title));
            }
        }
    }

    default String slug() {
        return declaration().slug();
    }

    default Refusal.Kind kind() {
        return declaration().kind();
    }

    default String title() {
        return declaration().title();
    }

    /** @param message which id, what state, what was expected; used verbatim */
    default Refusal refusal(String message) {
        return new Refusal(this, message);
    }

    /** @param message which id, what state, what was expected; a format string for the values */
    default Refusal refusal(String message, @Nullable Object... values) {
        return new Refusal(this, message.formatted(values));
    }

    /** @param what the kind of thing that is missing, in words: {@code use case} */
    default Refusal noSuch(String what, Object id) {
        return refusal("There is no %s '%s'", what, id);
    }
}
