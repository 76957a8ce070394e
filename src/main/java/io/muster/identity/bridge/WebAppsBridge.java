package io.muster.identity.bridge;

import io.muster.security.CurrentActor;
import io.muster.security.oidc.OidcLogout;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;

/**
 * A filter that signs a person in to Camunda's web applications, which read the user from the session, if and only if
 * the person is signed in to Muster. After a change of the person's groups, it does so again.
 */
public class WebAppsBridge extends KnownPersonFilter {

    private final EngineGroups groups;
    private final ProcessEngine engine;
    private final OidcLogout signOut;

    public WebAppsBridge(CurrentActor current, EngineGroups groups, ProcessEngine engine, OidcLogout signOut) {
        super(current);
        this.groups = groups;
        this.engine = engine;
        this.signOut = signOut;
    }

    /** Before they ask for a password, the login forms ask which engines there are; {@code EndpointGroups} opens that path. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !isSignedIn()
                && request.getMethod().equals("GET")
                && request.getRequestURI().equals(request.getContextPath() + "/camunda/api/engine/engine/");
    }

    @Override
    void pass(String person, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        signIn(person, AuthenticationUtil.getAuthsFromSession(request.getSession()));
        if (isSignOut(request)) {
            // Read by webapps.js.
            signOut.atProvider(request).ifPresent(address -> response.setHeader("Muster-Sign-Out", address));
        }
        chain.doFilter(request, response);
        if (isSignOut(request) && response.getStatus() < HttpServletResponse.SC_BAD_REQUEST) {
            endSession(request);
        }
    }

    /** The applications' own sign-out would last only until the next request, which we would sign in again. */
    private static boolean isSignOut(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && request.getRequestURI().matches(".*/camunda/api/admin/auth/user/[^/]+/logout/?");
    }

    private static void endSession(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    private void signIn(String userId, Authentications present) {
        var groupIds = groups.of(userId);
        if (present.getAuthenticationForProcessEngine(engine.getName()) instanceof UserAuthentication known
                && known.getIdentityId().equals(userId)
                && Set.copyOf(known.getGroupIds()).equals(Set.copyOf(groupIds))) {
            return;
        }

        present.addOrReplace(AuthenticationUtil.createAuthentication(engine, userId, groupIds, List.of()));
    }
}
