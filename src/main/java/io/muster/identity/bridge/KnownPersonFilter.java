package io.muster.identity.bridge;

import io.muster.security.CurrentActor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** A filter that lets only known people through to the engine, independent of the filters before it. */
abstract class KnownPersonFilter extends OncePerRequestFilter {

    private final CurrentActor current;

    KnownPersonFilter(CurrentActor current) {
        this.current = current;
    }

    final boolean isSignedIn() {
        return current.find().isPresent();
    }

    @Override
    protected final void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var person = current.find();
        if (person.isEmpty()) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        pass(person.get().id(), request, response, chain);
    }

    abstract void pass(String person, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException;
}
