package io.muster.security.http;

import io.muster.security.KnownPeople;
import io.muster.security.SessionEnds;
import io.muster.security.SignedIn;
import io.muster.security.UserDirectory.Person;
import io.muster.security.oidc.OidcSessions;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reloads a session's roles at every request (mostly from the cache), because a session remembers the person and not
 * their permissions. The session of a person who lost their last role, or whose password changed since, ends, and so does
 * one that the identity provider no longer confirms.
 */
class FreshRolesFilter extends OncePerRequestFilter {

    private final KnownPeople people;
    private final SessionEnds ends;
    private final OidcSessions providerSessions;

    FreshRolesFilter(KnownPeople people, SessionEnds ends, OidcSessions providerSessions) {
        this.people = people;
        this.ends = ends;
        this.providerSessions = providerSessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication instanceof SignedIn remembered) {
            refresh(remembered, request);
        } else if (authentication != null) {
            end(request); // Nothing else may be in a session.
        }
        chain.doFilter(request, response);
    }

    private void refresh(SignedIn remembered, HttpServletRequest request) {
        var person = stillWelcome(remembered, request);
        if (person.isPresent()) {
            SecurityContextHolder.setContext(new SecurityContextImpl(remembered.withRolesOf(person.get())));
            return;
        }
        end(request);
    }

    private static void end(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** The provider is asked first, because its answer may change the person's roles. */
    private Optional<Person> stillWelcome(SignedIn remembered, HttpServletRequest request) {
        if (remembered.isByProvider() && !providerSessions.isConfirmed(request.getSession(false))) {
            return Optional.empty();
        }
        return people.find(remembered.userId()).filter(person -> !ends.hasEnded(remembered));
    }
}
