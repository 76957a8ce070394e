package io.muster.security.oidc;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * The identity provider as its discovery document describes it (OpenID Connect Discovery 1.0). The document is read when
 * it is first needed and not at the start, so that local users can sign in while the provider is down.
 */
@Component
class IdentityProvider implements ClientRegistrationRepository {

    /** Part of the redirect address that is registered at the provider: {@code /login/oauth2/code/sso}. */
    static final String ID = "sso";

    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(5);
    private static final int LARGEST_KEY_SET = 512 * 1024;
    private static final int TIMEOUT = (int) ProviderHttp.TIMEOUT.toMillis();

    /** Tokens signed with a shared secret, or not at all, are not among them. */
    private static final Set<JWSAlgorithm> ALGORITHMS = algorithms();

    private final OidcSettings settings;
    private final Clock clock;
    private volatile @Nullable ClientRegistration registration;
    private volatile @Nullable DefaultJWTProcessor<SecurityContext> signatures;
    private Instant nextTry = Instant.MIN;

    IdentityProvider(OidcSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    private static Set<JWSAlgorithm> algorithms() {
        var all = new HashSet<JWSAlgorithm>();
        all.addAll(JWSAlgorithm.Family.RSA);
        all.addAll(JWSAlgorithm.Family.EC);
        return Set.copyOf(all);
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return ID.equals(id) && settings.isConfigured() ? registration() : null;
    }

    /** @throws ProviderUnavailable if the provider has not described itself yet */
    ClientRegistration registration() {
        var known = registration;
        return known == null ? discover() : known;
    }

    private synchronized ClientRegistration discover() {
        var known = registration;
        if (known != null) {
            return known;
        }
        var now = clock.instant();
        if (now.isBefore(nextTry)) {
            throw new ProviderUnavailable("The identity provider did not answer a moment ago: " + settings.issuer());
        }

        nextTry = now.plus(BEFORE_NEXT_TRY);
        var described = registration(document());
        registration = described;
        return described;
    }

    private Map<String, Object> document() {
        var address = URI.create(settings.issuer().replaceAll("/$", "") + "/.well-known/openid-configuration");
        try {
            var document = RestClient.builder()
                    .requestFactory(ProviderHttp.requests())
                    .build()
                    .get()
                    .uri(address)
                    .retrieve()
                    .body(new ParameterizedTypeReference<Map<String, Object>>() {});
            if (document == null || !settings.issuer().equals(document.get("issuer"))) {
                throw new ProviderUnavailable(
                        "%s names the issuer '%s'; expected '%s' as in muster.security.oidc.issuer"
                                .formatted(address, document == null ? "" : document.get("issuer"), settings.issuer()));
            }
            return document;
        } catch (RestClientException e) {
            throw new ProviderUnavailable("%s gave no description: %s".formatted(address, e.getMessage()), e);
        }
    }

    private ClientRegistration registration(Map<String, Object> document) {
        return ClientRegistrations.fromOidcConfiguration(document)
                .registrationId(ID)
                .clientName(settings.name())
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .scope(settings.scopes())
                .build();
    }

    /** Where a browser ends its session at the provider, if that is at the provider's own address. */
    Optional<String> endOfSession() {
        var known = registration;
        return Optional.ofNullable(known)
                .map(described -> described
                        .getProviderDetails()
                        .getConfigurationMetadata()
                        .get("end_session_endpoint"))
                .map(String::valueOf)
                .filter(address -> address.startsWith(settings.origin() + "/"));
    }

    /** @return a decoder that verifies the signature by the provider's published keys, and then with these validators */
    JwtDecoder decoder(OAuth2TokenValidator<Jwt> validator) {
        return token -> {
            var decoder = new NimbusJwtDecoder(signatures());
            decoder.setJwtValidator(validator);
            return decoder.decode(token);
        };
    }

    private DefaultJWTProcessor<SecurityContext> signatures() {
        var known = signatures;
        if (known == null) {
            known = signatures(registration().getProviderDetails().getJwkSetUri());
            signatures = known;
        }
        return known;
    }

    /** Keys are read again when a token names an unknown one, but not at each such token: anyone can invent them. */
    private static DefaultJWTProcessor<SecurityContext> signatures(String keys) {
        try {
            var source = JWKSourceBuilder.create(
                            URI.create(keys).toURL(), new DefaultResourceRetriever(TIMEOUT, TIMEOUT, LARGEST_KEY_SET))
                    .retrying(true)
                    .build();
            var processor = new DefaultJWTProcessor<SecurityContext>();
            processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, source));
            processor.setJWSTypeVerifier(
                    new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
            processor.setJWTClaimsSetVerifier((claims, context) -> requireTimes(claims));
            return processor;
        } catch (MalformedURLException e) {
            throw new ProviderUnavailable(
                    "The identity provider names no address of its keys: '%s'".formatted(keys), e);
        }
    }

    /** Spring Security would invent a missing one from the other. What else a token says is checked by the validators. */
    private static void requireTimes(JWTClaimsSet claims) throws BadJWTException {
        if (claims.getIssueTime() == null || claims.getExpirationTime() == null) {
            throw new BadJWTException("The token does not say when it was issued, or when it expires");
        }
    }
}
