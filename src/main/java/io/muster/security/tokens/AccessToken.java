package io.muster.security.tokens;

import io.muster.security.SecuritySettings;
import io.muster.shared.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a program shows instead of a password. The token itself is nowhere kept.
 *
 * @param owner in whose name the program acts
 * @param label what the owner calls it
 * @param expiresAt from when on it opens nothing
 * @param lastUsedAt to within {@link SecuritySettings#tokenCache}; null if never
 * @param revokedAt since when it opens nothing; null if it does
 */
public record AccessToken(
        String id,
        Actor owner,
        String label,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {

    /** @param now the present */
    public boolean opens(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }
}
