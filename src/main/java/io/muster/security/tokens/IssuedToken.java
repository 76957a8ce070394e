package io.muster.security.tokens;

/**
 * A token just made: the only time anybody sees its secret.
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
