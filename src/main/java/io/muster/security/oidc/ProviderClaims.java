package io.muster.security.oidc;

import io.muster.shared.Texts;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the identity provider says of a person or a program.
 *
 * @param subject never given to anyone else by this provider
 * @param issuedAt when it said so
 * @param from where it was said
 */
record ProviderClaims(String subject, Instant issuedAt, Source from, Map<String, Object> all) {

    /** What a missing claim means. */
    enum Source {
        /** The person has just signed in, or a session was confirmed: what is missing is gone. */
        SIGN_IN,
        /** The token may be meant for less: what is missing says nothing. */
        ACCESS_TOKEN
    }

    private static final int LONGEST_NAME = 100;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]+");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;]{1,64}@[^\\s@<>,;]{1,180}");

    ProviderClaims {
        all = Map.copyOf(all);
    }

    String firstName() {
        return text("given_name").or(() -> text("name")).orElse("");
    }

    String lastName() {
        return text("given_name").flatMap(first -> text("family_name")).orElse("");
    }

    Optional<String> mailAddress() {
        return Optional.ofNullable(all.get("email"))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(address -> !Boolean.FALSE.equals(all.get("email_verified")))
                .filter(address -> ADDRESS.matcher(address).matches());
    }

    /** Sign-offs show names: no control characters, and not longer than a name is. */
    private Optional<String> text(String claim) {
        return Optional.ofNullable(all.get(claim))
                .filter(String.class::isInstance)
                .map(value ->
                        UNPRINTABLE.matcher((String) value).replaceAll(" ").strip())
                .map(value -> Texts.abbreviate(value, LONGEST_NAME))
                .filter(value -> !value.isEmpty());
    }
}
