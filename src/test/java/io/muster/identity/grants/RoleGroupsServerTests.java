package io.muster.identity.grants;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testing.MusterServerTest;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MusterServerTest
class RoleGroupsServerTests {

    private static final String FORMER = "formerCommittee";
    private static final String TEAM = "someTeam";

    @Autowired
    RoleGroups groups;

    @Autowired
    IdentityService identity;

    @Autowired
    AuthorizationService authorizations;

    @AfterEach
    void forgetGroups() {
        identity.deleteGroup(FORMER);
        identity.deleteGroup(TEAM);
    }

    private void group(String id, String type) {
        var group = identity.newGroup(id);
        group.setType(type);
        identity.saveGroup(group);
        var grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId(id);
        grant.setResource(Resources.PROCESS_DEFINITION);
        grant.setResourceId(Authorization.ANY);
        grant.addPermission(Permissions.READ);
        authorizations.saveAuthorization(grant);
    }

    private long grants(String group) {
        return authorizations.createAuthorizationQuery().groupIdIn(group).count();
    }

    @Test
    void aGroupThatIsNoLongerDeclaredLosesItsGrantsAndATeamsOwnDoesNot() {
        group(FORMER, "MUSTER");
        group(TEAM, "TEAM");

        var ofTheTeam = grants(TEAM);

        groups.afterSingletonsInstantiated();

        assertThat(grants(FORMER)).isZero();
        assertThat(grants(TEAM)).isPositive().isEqualTo(ofTheTeam);
        assertThat(grants("approver")).isPositive();
        assertThat(grants("creditCommittee")).isPositive();
    }
}
