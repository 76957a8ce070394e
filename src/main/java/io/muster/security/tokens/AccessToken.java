package io.muster.security.tokens;

import io.muster.security.SecuritySettings;
import io.muster.shared.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The record of a token that a program presents instead of a password. The token itself is never stored.
 *
 * @param owner the person on whose behalf the program acts
 * @param label what the owner calls it
 * @param expiresAt when it stops being valid
 * @param lastUsedAt to within {@link SecuritySettings#tokenCache}; null if never
 * @param revokedAt when it was revoked; null if it was not
 */
public record AccessToken(
        String id,
        Actor owner,
        String label,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {

    public boolean opens(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }
}
