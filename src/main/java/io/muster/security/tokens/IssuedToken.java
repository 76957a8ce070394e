package io.muster.security.tokens;

/**
 * A newly created token: the only time its secret is shown.
 *
 * @param secret what goes behind {@code Authorization: Bearer}
 */
public record IssuedToken(AccessToken token, String secret) {

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "IssuedToken[%s]".formatted(token.id());
    }
}
