package io.muster.lifecycle.identity;

import io.muster.security.CurrentActor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the engine who is asking, for the time of one request to its REST API. Without it the engine would check no
 * permission at all: so nobody passes who is not known here, whatever the filters before thought.
 */
class EngineRestBridge extends OncePerRequestFilter {

    private final CurrentActor current;
    private final EngineGroups groups;
    private final IdentityService identity;

    EngineRestBridge(CurrentActor current, EngineGroups groups, IdentityService identity) {
        this.current = current;
        this.groups = groups;
        this.identity = identity;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var person = current.find();
        if (person.isEmpty()) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }

        var id = person.get().id();
        identity.setAuthentication(id, groups.of(id));
        try {
            chain.doFilter(request, response);
        } finally {
            identity.clearAuthentication();
        }
    }
}
