package io.muster.security.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Signing out, here and at the identity provider (OpenID Connect RP-Initiated Logout 1.0). Those who signed in with a
 * password, or at a provider without such an address, are led to the login page.
 */
@Component
public class OidcLogout implements LogoutHandler, LogoutSuccessHandler {

    private static final String SIGNED_OUT = "/login?logout";
    private static final String TARGET = "io.muster.oidc.end-of-session";

    private final OidcSettings settings;
    private final IdentityProvider provider;

    OidcLogout(OidcSettings settings, IdentityProvider provider) {
        this.settings = settings;
        this.provider = provider;
    }

    /** Runs before the session ends, which knows the provider's tokens. */
    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication person) {
        atProvider(request).ifPresent(address -> request.setAttribute(TARGET, address));
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication person)
            throws IOException {
        var target = request.getAttribute(TARGET);
        response.sendRedirect(target instanceof String address ? address : request.getContextPath() + SIGNED_OUT);
    }

    /** @return where the browser ends this session at the provider, if the provider vouches for it */
    public Optional<String> atProvider(HttpServletRequest request) {
        var session = OidcSessions.find(request.getSession(false));
        if (session.isEmpty()) {
            return Optional.empty();
        }
        var back = ServletUriComponentsBuilder.fromContextPath(request).build().toUriString() + SIGNED_OUT;
        return provider.endOfSession()
                .map(address -> UriComponentsBuilder.fromUriString(address)
                        .queryParam("id_token_hint", "{hint}")
                        .queryParam("client_id", "{client}")
                        .queryParam("post_logout_redirect_uri", "{back}")
                        .encode()
                        .buildAndExpand(session.get().idToken().getTokenValue(), settings.clientId(), back)
                        .toUriString());
    }
}
