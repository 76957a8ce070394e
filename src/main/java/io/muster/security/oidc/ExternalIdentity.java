package io.muster.security.oidc;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The tie between a user id and a person of an identity provider. It is never untied.
 *
 * @param claimsFrom when the provider issued the claims that decided on the person's groups
 * @param confirmedAt when the provider last vouched for the person
 * @param disabledAt when an administrator excluded the person
 */
record ExternalIdentity(
        String userId,
        String issuer,
        String subject,
        Instant claimsFrom,
        Instant confirmedAt,
        @Nullable Instant disabledAt) {

    boolean isDisabled() {
        return disabledAt != null;
    }
}
