package io.muster.identity.grants;

import io.muster.identity.grants.RoleGrants.Grant;
import io.muster.security.UserGroup;
import io.muster.security.UserGroups;
import java.util.Objects;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * The setup of each user group in the engine with its grants, before the first request. It runs at every start: grants
 * that changed in a newer Muster are corrected; additional ones by an administrator are left alone. A group that the
 * settings no longer declare loses its grants; what its members decided stays recorded.
 */
@Component
class RoleGroups implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(RoleGroups.class);
    private static final String GROUP_TYPE = "MUSTER";

    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final TaskFilters filters;
    private final UserGroups groups;

    RoleGroups(IdentityService identity, AuthorizationService authorizations, TaskFilters filters, UserGroups groups) {
        this.groups = groups;
        this.identity = identity;
        this.authorizations = authorizations;
        this.filters = filters;
    }

    @Override
    public void afterSingletonsInstantiated() {
        identity.createGroupQuery().groupType(GROUP_TYPE).list().stream()
                .map(Group::getId)
                .filter(id -> !groups.contains(id))
                .forEach(this::takeGrants);
        groups.all().forEach(this::ensure);
        groups.all().stream().filter(UserGroup::hasTasks).map(UserGroup::id).forEach(filters::ensureFor);
    }

    private void takeGrants(String formerGroup) {
        var grants =
                authorizations.createAuthorizationQuery().groupIdIn(formerGroup).list();
        grants.forEach(grant -> authorizations.deleteAuthorization(grant.getId()));
        if (!grants.isEmpty()) {
            LOG.warn("The settings no longer declare the user group '{}': its grants are taken", formerGroup);
        }
    }

    private void ensure(UserGroup group) {
        ensureGroup(group);
        RoleGrants.all().stream()
                .filter(grant -> grant.role() == group.rights())
                .forEach(grant -> ensure(grant, group.id()));
    }

    private void ensureGroup(UserGroup expected) {
        tolerant(() -> identity.createGroupQuery().groupId(expected.id()).singleResult(), () -> {
            var group = identity.newGroup(expected.id());
            group.setName(expected.name());
            group.setType(GROUP_TYPE);
            identity.saveGroup(group);
        });
    }

    private void ensure(Grant grant, String group) {
        var kept = tolerant(() -> find(grant, group), () -> save(newAuthorization(grant, group), grant));
        if (((AuthorizationEntity) kept).getPermissions() != mask(grant)) {
            save(kept, grant);
        }
    }

    private static int mask(Grant grant) {
        return grant.permissions().stream().mapToInt(Permission::getValue).reduce(0, (all, one) -> all | one);
    }

    private @Nullable Authorization find(Grant grant, String group) {
        return authorizations
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .groupIdIn(group)
                .resourceType(grant.resource())
                .resourceId(grant.id())
                .singleResult();
    }

    private Authorization newAuthorization(Grant grant, String group) {
        var authorization = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        authorization.setGroupId(group);
        authorization.setResource(grant.resource());
        authorization.setResourceId(grant.id());
        return authorization;
    }

    private void save(Authorization authorization, Grant grant) {
        authorization.setPermissions(grant.permissions().toArray(Permission[]::new));
        authorizations.saveAuthorization(authorization);
    }

    /** Several nodes may start at once: the second finds it created. */
    private static <T> T tolerant(Supplier<@Nullable T> find, Runnable make) {
        var found = find.get();
        if (found != null) {
            return found;
        }

        try {
            make.run();
        } catch (RuntimeException e) {
            if (find.get() == null) {
                throw e;
            }
        }
        return Objects.requireNonNull(find.get());
    }
}
