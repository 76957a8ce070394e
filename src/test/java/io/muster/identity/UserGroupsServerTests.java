package io.muster.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.audit.AuditTrail;
import io.muster.security.Role;
import io.muster.security.UserDirectory;
import io.muster.shared.events.DomainEvent;
import io.muster.testing.MusterServerTest;
import io.muster.testing.Server;
import io.muster.testing.ServerUsers;
import io.muster.testing.TestUsers;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The group that the tests' settings declare: its members read and decide as approvers do. */
@MusterServerTest
class UserGroupsServerTests {

    private static final String ENGINE = "/engine-rest/process-definition/count";

    @Autowired
    Server server;

    @Autowired
    Users users;

    @Autowired
    UserDirectory directory;

    @Autowired
    AuthorizationService authorizations;

    @Autowired
    FilterService filters;

    @Autowired
    AuditTrail audit;

    /** Without any role, so that nothing but the group can let them in. */
    private String newUser() {
        var id = "g" + UUID.randomUUID().toString().substring(0, 8);
        users.create(new NewUser(id, "New", "Member", Set.of(), ServerUsers.password(id)));
        return id;
    }

    private int setGroups(String user, String groups) {
        return server.as("admin")
                .put("/api/users/" + user + "/groups", "{\"groups\":%s}".formatted(groups))
                .status();
    }

    @Test
    void anAdministratorMakesMembersAndEndsTheirMembership() {
        var user = newUser();
        assertThat(server.as(user).get(ENGINE).status()).isEqualTo(401);

        assertThat(setGroups(user, "[\"creditCommittee\"]")).isEqualTo(200);
        assertThat(server.as(user).get(ENGINE).status()).isEqualTo(200);
        assertThat(directory.inGroup(TestUsers.COMMITTEE)).extracting("id").contains(user);
        assertThat(directory.inRole(Role.APPROVER)).extracting("id").doesNotContain(user);
        assertThat(directory.roles(user)).containsExactly(Role.APPROVER);

        assertThat(setGroups(user, "[]")).isEqualTo(200);
        assertThat(server.as(user).get(ENGINE).status()).isEqualTo(401);
        assertThat(audit.facts(DomainEvent.PLATFORM, user, Set.of("UserChanged"))
                        .toString())
                .contains("ROLE_GIVEN", "ROLE_TAKEN", "creditCommittee");
    }

    @Test
    void distinguishesRolesFromOtherGroups() {
        var user = newUser();
        setGroups(user, "[\"creditCommittee\"]");

        var answer = server.as("admin").put("/api/users/" + user + "/roles", "{\"roles\":[\"VALIDATOR\"]}");

        assertThat(answer.body()).contains("\"roles\":[\"VALIDATOR\"]", "\"groups\":[\"creditCommittee\"]");
    }

    @Test
    void refusesAGroupThatTheSettingsDoNotDeclareAndListsThoseTheyDo() {
        var user = newUser();

        for (var group : Set.of("strangers", "approver", "camunda-admin")) {
            var answer =
                    server.as("admin").put("/api/users/" + user + "/groups", "{\"groups\":[\"%s\"]}".formatted(group));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body())
                    .contains(
                            "/problems/unknown-group",
                            "no user group '%s'; declared are [creditCommittee]".formatted(group));
        }
        assertThat(directory.groups(user)).isEmpty();
    }

    @Test
    void onlyAdministratorsAddMembers() {
        for (var user : Set.of("anna", "dora", "otto")) {
            assertThat(server.as(user)
                            .put("/api/users/" + user + "/groups", "{\"groups\":[\"creditCommittee\"]}")
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void aMemberMayNotDoWhatTheRoleMayNot() {
        var user = newUser();
        setGroups(user, "[\"creditCommittee\"]");

        assertThat(server.as(user).get("/api/users").status()).isEqualTo(403);
        assertThat(server.as(user).get("/api/deployments").status()).isEqualTo(403);
        assertThat(server.as(user).get("/engine-rest/authorization").body()).isEqualTo("[]");
    }

    @Test
    void theGroupHasExactlyTheEngineGrantsOfItsRole() {
        assertThat(grants(TestUsers.COMMITTEE)).isNotEmpty().isEqualTo(grants(Role.APPROVER.group()));
        assertThat(filters.createFilterQuery()
                        .filterName("Waiting for group creditCommittee")
                        .count())
                .isEqualTo(1);
    }

    private List<String> grants(String group) {
        return authorizations.createAuthorizationQuery().groupIdIn(group).list().stream()
                .filter(grant -> grant.getResourceType() != Resources.FILTER.resourceType())
                .filter(grant -> grant.getResourceType() != Resources.TASK.resourceType())
                .map(UserGroupsServerTests::described)
                // Each group may be read by its members.
                .map(grant -> grant.replace(" " + group + " ", " its own "))
                .sorted()
                .toList();
    }

    private static String described(Authorization grant) {
        return "%d %s %d"
                .formatted(
                        grant.getResourceType(), grant.getResourceId(), ((AuthorizationEntity) grant).getPermissions());
    }
}
