package io.muster.security.oidc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import io.muster.security.KnownPeople;
import io.muster.security.SecuritySettings;
import io.muster.security.SignedIn;
import io.muster.security.oidc.ProviderClaims.Source;
import io.muster.shared.Digest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.stereotype.Component;

/**
 * The check of access tokens that the identity provider issued for Muster (RFC 9068, RFC 7519). Whom a token opened for
 * is remembered for {@link SecuritySettings#tokenCache}; what the person may do is read from the directory each time.
 */
@Component
public class JwtCheck {

    private final OidcSettings settings;
    private final ExternalUsers users;
    private final KnownPeople people;
    private final Clock clock;
    private final JwtDecoder decoder;
    private final Cache<Digest, Accepted> accepted;

    JwtCheck(
            OidcSettings settings,
            SecuritySettings security,
            IdentityProvider provider,
            ExternalUsers users,
            KnownPeople people,
            Clock clock) {
        this.settings = settings;
        this.users = users;
        this.people = people;
        this.clock = clock;
        this.decoder = provider.decoder(validator());
        this.accepted = Caffeine.newBuilder()
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .expireAfterWrite(security.tokenCache())
                .maximumSize(10_000)
                .build();
    }

    private OAuth2TokenValidator<Jwt> validator() {
        var times = new JwtTimestampValidator(settings.clockSkew());
        times.setClock(clock);
        return new DelegatingOAuth2TokenValidator<>(
                times,
                new JwtIssuerValidator(settings.issuer()),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(settings.audience())),
                new JwtClaimValidator<String>(
                        JwtClaimNames.SUB,
                        subject -> subject != null && !subject.isBlank() && subject.length() <= 255));
    }

    /** Whether this looks like a token of the identity provider. Our own tokens contain no dot. */
    public boolean concerns(String secret) {
        return settings.acceptsAccessTokens() && secret.indexOf('.') > 0;
    }

    /**
     * @throws BadCredentialsException if the token is not valid for Muster, or opens nothing to its owner
     * @throws ProviderUnavailable if the provider's keys cannot be read
     */
    public SignedIn check(String secret) {
        var now = clock.instant();
        var token = accepted.get(Digest.ofText(secret), ignored -> accept(secret));
        if (token.expiresAt().plus(settings.clockSkew()).isBefore(now)) {
            throw new BadCredentialsException("The token has expired");
        }
        return people.find(token.userId())
                .map(person -> SignedIn.byToken(person, now))
                .orElseThrow(() -> new BadCredentialsException(
                        "No mapping of the settings gives '%s' a role".formatted(token.userId())));
    }

    private Accepted accept(String secret) {
        var token = decode(secret);
        requireShortLived(token);
        try {
            var person = users.admit(new ProviderClaims(
                    token.getSubject(), token.getIssuedAt(), Source.ACCESS_TOKEN, token.getClaims()));
            return new Accepted(person.actor().id(), token.getExpiresAt());
        } catch (AdmissionRefused refused) {
            throw new BadCredentialsException(refused.getMessage(), refused);
        }
    }

    private Jwt decode(String secret) {
        try {
            return decoder.decode(secret);
        } catch (BadJwtException e) {
            throw new BadCredentialsException("The token is not valid here: " + e.getMessage(), e);
        } catch (JwtException e) {
            if (namesUnknownKeys(e)) {
                throw new BadCredentialsException("The token is signed by a key that the provider does not publish", e);
            }
            throw new ProviderUnavailable("The keys of the identity provider could not be read", e);
        }
    }

    /** Keys were read moments ago and are not read again for another unknown one. */
    private static boolean namesUnknownKeys(Throwable failure) {
        return failure instanceof RateLimitReachedException
                || failure.getCause() != null && namesUnknownKeys(failure.getCause());
    }

    /** What was taken from a person at the provider must take effect here soon, and a signed token cannot be taken back. */
    private void requireShortLived(Jwt token) {
        var validFor = Duration.between(token.getIssuedAt(), token.getExpiresAt());
        if (validFor.compareTo(settings.longestAccessToken()) > 0) {
            throw new BadCredentialsException("The token is valid for %s; expected at most %s"
                    .formatted(validFor, settings.longestAccessToken()));
        }
    }

    private record Accepted(String userId, Instant expiresAt) {}
}
