package io.muster.identity.grants;

import io.muster.security.Role;
import java.util.Set;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;

/** The web applications of Camunda that a person may open, so that pages offer no link that would be refused. */
public final class WebApplications {

    private WebApplications() {}

    public static boolean opensCockpit(Set<Role> roles) {
        return RoleGrants.all().stream()
                .filter(grant -> roles.contains(grant.role()) && grant.resource() == Resources.APPLICATION)
                .anyMatch(grant -> grant.id().equals("cockpit") || grant.id().equals(Authorization.ANY));
    }
}
