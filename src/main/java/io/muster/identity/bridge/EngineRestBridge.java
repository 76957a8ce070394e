package io.muster.identity.bridge;

import io.muster.security.CurrentActor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.IdentityService;

/**
 * A filter that authenticates the caller in the engine for the duration of one request to its REST API. Without it the
 * engine would check no permission at all.
 */
public class EngineRestBridge extends KnownPersonFilter {

    private final EngineGroups groups;
    private final IdentityService identity;

    public EngineRestBridge(CurrentActor current, EngineGroups groups, IdentityService identity) {
        super(current);
        this.groups = groups;
        this.identity = identity;
    }

    @Override
    void pass(String person, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        identity.setAuthentication(person, groups.of(person));
        try {
            chain.doFilter(request, response);
        } finally {
            identity.clearAuthentication();
        }
    }
}
