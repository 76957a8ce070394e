package io.muster.security.oidc;

import io.muster.security.oidc.AdmissionRefused.Reason;
import io.muster.security.oidc.ProviderClaims.Source;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.stereotype.Component;

/** The tokens of sign-ins: an authorization code is exchanged for them, and they for newer ones. */
@Component
class OidcTokens {

    private final OidcSettings settings;
    private final IdentityProvider provider;
    private final Clock clock;
    private final OidcUserService userInfo = ProviderHttp.userInfo();
    private final OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> refreshing =
            ProviderHttp.refreshTokens();

    OidcTokens(OidcSettings settings, IdentityProvider provider, Clock clock) {
        this.settings = settings;
        this.provider = provider;
        this.clock = clock;
    }

    /** The part of a sign-in in which the code is exchanged, and signature, nonce and claims of the ID token are checked. */
    OidcAuthorizationCodeAuthenticationProvider codeExchange(ExternalUsers users) {
        var exchange = new OidcAuthorizationCodeAuthenticationProvider(
                ProviderHttp.codes(), request -> admitted(userInfo.loadUser(request), users));
        exchange.setJwtDecoderFactory(this::idTokens);
        return exchange;
    }

    private static OidcUser admitted(OidcUser user, ExternalUsers users) {
        var person = users.admit(claims(user));
        if (person.roles().isEmpty()) {
            throw new AdmissionRefused(
                    Reason.NO_ROLE,
                    "No mapping of the settings gives '%s' a role"
                            .formatted(person.actor().id()));
        }
        return new AdmittedUser(user, person.actor().id());
    }

    private JwtDecoder idTokens(ClientRegistration registration) {
        var claims = new OidcIdTokenValidator(registration);
        claims.setClock(clock);
        claims.setClockSkew(settings.clockSkew());
        var times = new JwtTimestampValidator(settings.clockSkew());
        times.setClock(clock);
        return provider.decoder(new DelegatingOAuth2TokenValidator<>(times, claims));
    }

    /**
     * What the provider says now of the person behind a session: by the refresh token if there is one, else by the access
     * token as long as it is valid.
     *
     * @throws OAuth2AuthorizationException if the provider refuses, or fails
     * @throws OAuth2AuthenticationException if the provider refuses, or fails
     */
    ProviderClaims renewedClaims(OidcSession session) {
        var refreshToken = session.refreshToken();
        if (refreshToken == null) {
            requireValid(session);
            return claimsBy(null, session);
        }

        var answer = refresh(session, refreshToken);
        var idToken = idTokenIn(answer);
        session.renew(answer.getAccessToken(), answer.getRefreshToken(), idToken);
        return claimsBy(idToken, session);
    }

    private void requireValid(OidcSession session) {
        var end = session.accessToken().getExpiresAt();
        if (end != null && !end.isAfter(clock.instant())) {
            throw new OAuth2AuthorizationException(new OAuth2Error(
                    "invalid_token", "The access token has expired, and the provider gave no refresh token", null));
        }
    }

    private OAuth2AccessTokenResponse refresh(OidcSession session, OAuth2RefreshToken refreshToken) {
        return refreshing.getTokenResponse(
                new OAuth2RefreshTokenGrantRequest(provider.registration(), session.accessToken(), refreshToken));
    }

    private @Nullable OidcIdToken idTokenIn(OAuth2AccessTokenResponse answer) {
        if (!(answer.getAdditionalParameters().get("id_token") instanceof String text)) {
            return null;
        }
        try {
            var token = idTokens(provider.registration()).decode(text);
            return new OidcIdToken(text, token.getIssuedAt(), token.getExpiresAt(), token.getClaims());
        } catch (JwtException e) {
            throw new OAuth2AuthorizationException(new OAuth2Error("invalid_id_token", e.getMessage(), null), e);
        }
    }

    /** With a new ID token, all that a sign-in would know; else only what the provider answers about the access token. */
    private ProviderClaims claimsBy(@Nullable OidcIdToken renewed, OidcSession session) {
        var idToken = renewed == null ? session.idToken() : renewed;
        requireSamePerson(idToken, session.idToken());
        var user = userInfo.loadUser(new OidcUserRequest(provider.registration(), session.accessToken(), idToken));
        if (renewed != null) {
            return claims(user);
        }
        var info = user.getUserInfo() == null
                ? Map.<String, Object>of()
                : user.getUserInfo().getClaims();
        return new ProviderClaims(idToken.getSubject(), now(), Source.ACCESS_TOKEN, info);
    }

    private static void requireSamePerson(OidcIdToken renewed, OidcIdToken former) {
        if (!renewed.getSubject().equals(former.getSubject())) {
            throw new OAuth2AuthorizationException(
                    new OAuth2Error("invalid_grant", "The provider answered about another person", null));
        }
    }

    private Instant now() {
        return clock.instant();
    }

    private static ProviderClaims claims(OidcUser user) {
        var all = new HashMap<>(user.getClaims());
        return new ProviderClaims(user.getSubject(), user.getIdToken().getIssuedAt(), Source.SIGN_IN, all);
    }

    /** The provider's own code of a failure, which Spring Security wraps when it asks about a user. */
    static String errorCode(RuntimeException failure) {
        if (failure instanceof OAuth2AuthorizationException direct) {
            return direct.getError().getErrorCode();
        }
        return failure.getCause() instanceof OAuth2AuthorizationException inner
                ? inner.getError().getErrorCode()
                : "";
    }
}
