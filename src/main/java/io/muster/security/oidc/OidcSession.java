package io.muster.security.oidc;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

/** The identity provider's tokens behind one session. They stay in this server's memory. Guarded by itself. */
final class OidcSession {

    private OidcIdToken idToken;
    private OAuth2AccessToken accessToken;
    private @Nullable OAuth2RefreshToken refreshToken;
    private Instant confirmedAt;
    private Instant nextCheck;
    private boolean ended;

    OidcSession(
            OidcIdToken idToken,
            OAuth2AccessToken accessToken,
            @Nullable OAuth2RefreshToken refreshToken,
            Instant now,
            Instant nextCheck) {
        this.idToken = idToken;
        this.accessToken = accessToken;
        this.refreshToken = refreshToken;
        this.confirmedAt = now;
        this.nextCheck = nextCheck;
    }

    OidcIdToken idToken() {
        return idToken;
    }

    OAuth2AccessToken accessToken() {
        return accessToken;
    }

    @Nullable
    OAuth2RefreshToken refreshToken() {
        return refreshToken;
    }

    Instant confirmedAt() {
        return confirmedAt;
    }

    boolean isDue(Instant now) {
        return !now.isBefore(nextCheck);
    }

    boolean hasEnded() {
        return ended;
    }

    void end() {
        ended = true;
    }

    /** New tokens. A provider that sends no new refresh token means the old one to be used again. */
    void renew(OAuth2AccessToken access, @Nullable OAuth2RefreshToken refresh, @Nullable OidcIdToken id) {
        accessToken = access;
        refreshToken = refresh == null ? refreshToken : refresh;
        idToken = id == null ? idToken : id;
    }

    void confirmed(Instant now) {
        confirmedAt = now;
    }

    void checkAgain(Instant at) {
        nextCheck = at;
    }
}
