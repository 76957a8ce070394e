package io.muster.identity.grants;

import io.muster.identity.grants.RoleGrants.Grant;
import io.muster.security.Role;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * The setup of each role as a group of the engine with its grants, before the first request. It runs at every start:
 * grants that changed in a newer Muster are corrected; additional ones by an administrator are left alone.
 */
@Component
class RoleGroups implements SmartInitializingSingleton {

    private static final String GROUP_TYPE = "MUSTER";

    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final TaskFilters filters;

    RoleGroups(IdentityService identity, AuthorizationService authorizations, TaskFilters filters) {
        this.identity = identity;
        this.authorizations = authorizations;
        this.filters = filters;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Arrays.stream(Role.values()).forEach(this::ensureGroup);
        RoleGrants.all().forEach(this::ensure);
        Arrays.stream(Role.values()).filter(Role::hasTasks).forEach(filters::ensureFor);
    }

    private void ensureGroup(Role role) {
        tolerant(() -> identity.createGroupQuery().groupId(role.group()).singleResult(), () -> {
            var group = identity.newGroup(role.group());
            group.setName(nameOf(role));
            group.setType(GROUP_TYPE);
            identity.saveGroup(group);
        });
    }

    private void ensure(Grant grant) {
        var kept = tolerant(() -> find(grant), () -> save(newAuthorization(grant), grant));
        if (((AuthorizationEntity) kept).getPermissions() != mask(grant)) {
            save(kept, grant);
        }
    }

    private static int mask(Grant grant) {
        return grant.permissions().stream().mapToInt(Permission::getValue).reduce(0, (all, one) -> all | one);
    }

    private @Nullable Authorization find(Grant grant) {
        return authorizations
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .groupIdIn(grant.role().group())
                .resourceType(grant.resource())
                .resourceId(grant.id())
                .singleResult();
    }

    private Authorization newAuthorization(Grant grant) {
        var authorization = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        authorization.setGroupId(grant.role().group());
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

    private static String nameOf(Role role) {
        var words = role.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + "s";
    }
}
