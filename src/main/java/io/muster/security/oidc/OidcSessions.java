package io.muster.security.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * The sessions of people of the identity provider. Each is confirmed by the provider again and again
 * ({@code confirm-every}): groups that the person gained or lost there are so here, and who may no longer sign in there
 * has no session here.
 */
@Component
public class OidcSessions implements OAuth2AuthorizedClientRepository {

    private static final Logger LOG = LoggerFactory.getLogger(OidcSessions.class);
    private static final String KEY = "io.muster.oidc.session";

    /** The provider's definite refusals (RFC 6749, 5.2; RFC 6750, 3.1). Anything else is a failure that may pass. */
    private static final Set<String> REFUSALS =
            Set.of("invalid_grant", "invalid_token", "access_denied", "login_required", "interaction_required");

    private final OidcSettings settings;
    private final OidcTokens tokens;
    private final ExternalUsers users;
    private final Clock clock;

    OidcSessions(OidcSettings settings, OidcTokens tokens, ExternalUsers users, Clock clock) {
        this.settings = settings;
        this.tokens = tokens;
        this.users = users;
        this.clock = clock;
    }

    /** @return whether the provider vouches for the person behind this session; asks it when that is due */
    public boolean isConfirmed(@Nullable HttpSession session) {
        return find(session).filter(this::isConfirmed).isPresent();
    }

    /** One request of a session asks, others wait: many providers accept a refresh token only once. */
    private boolean isConfirmed(OidcSession session) {
        synchronized (session) {
            var now = clock.instant();
            if (session.isDue(now) && !session.hasEnded()) {
                session.checkAgain(now.plus(settings.confirmEvery()));
                confirm(session);
            }
            return !session.hasEnded()
                    && now.isBefore(
                            session.confirmedAt().plus(settings.confirmEvery()).plus(settings.unreachableFor()));
        }
    }

    private void confirm(OidcSession session) {
        try {
            var claims = tokens.renewedClaims(session);
            var person = users.admit(claims);
            session.confirmed(clock.instant());
            if (person.roles().isEmpty()) {
                session.end();
            }
        } catch (AdmissionRefused refused) {
            session.end();
        } catch (OAuth2AuthenticationException | OAuth2AuthorizationException failure) {
            if (REFUSALS.contains(OidcTokens.errorCode(failure))) {
                session.end();
            } else {
                warn(failure);
            }
        } catch (ProviderUnavailable failure) {
            warn(failure);
        }
    }

    private void warn(RuntimeException failure) {
        LOG.warn(
                "The identity provider did not confirm a session, which ends {} after its last confirmation: {}",
                settings.confirmEvery().plus(settings.unreachableFor()),
                failure.getMessage());
    }

    static Optional<OidcSession> find(@Nullable HttpSession session) {
        return Optional.ofNullable(session)
                .map(present -> present.getAttribute(KEY))
                .map(OidcSession.class::cast);
    }

    /** Called by Spring Security at the end of a sign-in. */
    @Override
    public void saveAuthorizedClient(
            OAuth2AuthorizedClient client,
            Authentication person,
            HttpServletRequest request,
            HttpServletResponse response) {
        var now = clock.instant();
        var idToken = ((OidcUser) person.getPrincipal()).getIdToken();
        request.getSession()
                .setAttribute(
                        KEY,
                        new OidcSession(
                                idToken,
                                client.getAccessToken(),
                                client.getRefreshToken(),
                                now,
                                now.plus(settings.confirmEvery())));
    }

    @Override
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
            String id, Authentication person, HttpServletRequest request) {
        return null;
    }

    @Override
    public void removeAuthorizedClient(
            String id, Authentication person, HttpServletRequest request, HttpServletResponse response) {
        find(request.getSession(false))
                .ifPresent(session -> request.getSession().removeAttribute(KEY));
    }
}
