package io.muster.security.http;

import io.muster.security.KnownPeople;
import io.muster.security.SessionEnds;
import io.muster.security.SignedIn;
import io.muster.security.UserDirectory.Person;
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
 * their permissions. The session of a person who lost their last role, or whose password changed since, ends.
 */
class FreshRolesFilter extends OncePerRequestFilter {

    private final KnownPeople people;
    private final SessionEnds ends;

    FreshRolesFilter(KnownPeople people, SessionEnds ends) {
        this.people = people;
        this.ends = ends;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn remembered) {
            refresh(remembered, request);
        }
        chain.doFilter(request, response);
    }

    private void refresh(SignedIn remembered, HttpServletRequest request) {
        var person = stillWelcome(remembered);
        if (person.isPresent()) {
            var fresh = SignedIn.byPassword(person.get(), remembered.since());
            SecurityContextHolder.setContext(new SecurityContextImpl(fresh));
            return;
        }

        SecurityContextHolder.clearContext();
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    private Optional<Person> stillWelcome(SignedIn remembered) {
        return people.find(remembered.userId()).filter(person -> !ends.hasEnded(remembered));
    }
}
