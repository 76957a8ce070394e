package io.muster.security.oidc;

import io.muster.security.KnownPeople;
import io.muster.security.RefusedRequests;
import io.muster.security.RequestRefused;
import io.muster.security.SignedIn;
import io.muster.security.oidc.AdmissionRefused.Reason;
import io.muster.shared.Actor;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * The sign-in of people at the identity provider (authorization code with PKCE, OpenID Connect Core 1.0). Afterwards the
 * session is one like any other: it holds {@link SignedIn}, and roles are read from the directory at each request.
 */
@Component
public class OidcSignIn {

    private static final Logger LOG = LoggerFactory.getLogger(OidcSignIn.class);

    /** Where the link of the login page leads. */
    private static final String START = OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI;

    private final OidcSettings settings;
    private final IdentityProvider provider;
    private final OidcSessions sessions;
    private final KnownPeople people;
    private final Parts parts;

    OidcSignIn(
            OidcSettings settings, IdentityProvider provider, OidcSessions sessions, KnownPeople people, Parts parts) {
        this.settings = settings;
        this.provider = provider;
        this.sessions = sessions;
        this.people = people;
        this.parts = parts;
    }

    public boolean isConfigured() {
        return settings.isConfigured();
    }

    /** What the login page calls the provider, and where it leads. */
    public Link link() {
        return new Link(settings.name(), START + "/" + IdentityProvider.ID);
    }

    /** Where forms may lead besides this server, as in a content security policy: signing out ends at the provider. */
    public String formTargets() {
        return isConfigured() ? " " + settings.origin() : "";
    }

    /** What authenticates the people whom the provider sends back. */
    public List<AuthenticationProvider> authenticationProviders() {
        return isConfigured() ? List.of(parts.tokens.codeExchange(parts.users)) : List.of();
    }

    /** Adds the sign-in to a filter chain, if a provider is configured. */
    public void addTo(HttpSecurity http) throws Exception {
        if (!isConfigured()) {
            return;
        }
        var requests = new DefaultOAuth2AuthorizationRequestResolver(provider, START);
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        http.oauth2Login(login -> login.clientRegistrationRepository(provider)
                .authorizedClientRepository(sessions)
                .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(requests))
                .loginPage("/login")
                .successHandler(new Success())
                .failureHandler(this::refuse)
                .withObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                    @Override
                    public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
                        filter.setAuthenticationFailureHandler(OidcSignIn.this::refuse);
                        return filter;
                    }
                }));
    }

    /**
     * The answer to a request of Camunda's web applications without a session. Their own form knows only passwords; with
     * this header, {@code webapps.js} leads to the login page instead.
     */
    public void toldToSignInAgain(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) {
        if (isConfigured()) {
            response.setHeader("Muster-Sign-In", "page");
        }
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        var code = "provider";
        if (why instanceof AdmissionRefused refused) {
            code = refused.reason().code();
            parts.events.publishEvent(new RequestRefused(
                    Actor.system("identity-provider"), RefusedRequests.describe(request), why.getMessage(), code));
        } else {
            LOG.warn("A sign-in at the identity provider failed: {}", why.getMessage());
        }
        response.sendRedirect(request.getContextPath() + "/login?refused=" + code);
    }

    /** Puts the person of the directory into the session, in place of what the provider said. */
    private final class Success extends SavedRequestAwareAuthenticationSuccessHandler {

        private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

        @Override
        public void onAuthenticationSuccess(
                HttpServletRequest request, HttpServletResponse response, Authentication byProvider)
                throws IOException, ServletException {
            var person = people.find(byProvider.getName());
            if (person.isEmpty()) {
                request.getSession().invalidate();
                SecurityContextHolder.clearContext();
                refuse(request, response, new AdmissionRefused(Reason.NO_ROLE, "Lost all roles during the sign-in"));
                return;
            }

            var context = new SecurityContextImpl(SignedIn.byProvider(person.get(), parts.clock.instant()));
            SecurityContextHolder.setContext(context);
            contexts.saveContext(context, request, response);
            super.onAuthenticationSuccess(request, response, context.getAuthentication());
        }
    }

    /** @param name of the provider */
    public record Link(String name, String path) {}

    /** What the sign-in uses besides. */
    @Component
    record Parts(OidcTokens tokens, ExternalUsers users, ApplicationEventPublisher events, Clock clock) {}
}
