package io.muster.identity;

import io.muster.identity.commands.IdentityProblem;
import io.muster.identity.commands.ProcessTokenGuard;
import io.muster.security.Role;
import io.muster.security.UserChanged.Change;
import io.muster.security.UserGroups;
import io.muster.security.UserIds;
import io.muster.security.oidc.ExternalIdentityRepository;
import io.muster.security.passwords.PasswordTries;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.identity.db.DbUserQueryImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.jspecify.annotations.Nullable;

/**
 * The engine's directory of people, publishing an event for every change. A change through any API (ours, the engine's,
 * its web applications) is audited and evicts our cache.
 *
 * <p>A person is never deleted: approvals refer to their id, which must not be given to another person.
 */
final class AuditedIdentityService extends DbIdentityServiceProvider {

    private final UserEvents userEvents;
    private final PasswordTries tries;
    private final UserGroups groups;
    private final ExternalIdentityRepository external;

    AuditedIdentityService(
            UserEvents userEvents, PasswordTries tries, UserGroups groups, ExternalIdentityRepository external) {
        this.external = external;
        this.groups = groups;
        this.userEvents = userEvents;
        this.tries = tries;
    }

    @Override
    public IdentityOperationResult saveUser(User user) {
        var entity = (UserEntity) user;
        if (entity.getRevision() == 0) {
            var result = super.saveUser(user);
            userEvents.publish(user.getId(), Change.CREATED, "");
            return result;
        }
        var change = renaming(entity);
        var passwordBefore = entity.getPassword();
        var result = super.saveUser(user);
        if (!Objects.equals(passwordBefore, entity.getPassword())) {
            userEvents.publish(user.getId(), Change.PASSWORD_SET, "");
        }
        change.ifPresent(what -> userEvents.publish(user.getId(), Change.UPDATED, what));
        return result;
    }

    /**
     * @return the change of the displayed names, if any
     * @throws AuthorizationException unless the caller is an administrator: sign-offs show these names
     */
    private Optional<String> renaming(UserEntity entity) {
        var stored = getDbEntityManager().selectById(UserEntity.class, entity.getId());
        if (stored == null || !Objects.equals(stored.getSalt(), entity.getSalt()) && sameRevision(stored, entity)) {
            throw new BadUserRequestException(
                    "The id of a person cannot be changed (here to '%s'), because decisions refer to it"
                            .formatted(entity.getId()));
        }
        // The entity to be saved takes its place.
        getDbEntityManager().getDbEntityCache().remove(stored);
        var before = described(stored);
        var after = described(entity);
        if (before.equals(after)) {
            return Optional.empty();
        }
        var person = getCurrentAuthentication();
        if (person != null && !ProcessTokenGuard.isAdministrator(person)) {
            throw new AuthorizationException(
                    ("'%s' may not change the names or the address of '%s' (%s to %s): only administrators "
                                    + "may, because sign-offs show them")
                            .formatted(person.getUserId(), entity.getId(), before, after));
        }
        return Optional.of(before + " to " + after);
    }

    private static boolean sameRevision(UserEntity stored, UserEntity entity) {
        return stored.getRevision() == entity.getRevision();
    }

    private static String described(User user) {
        return "'%s' '%s' <%s>"
                .formatted(shown(user.getFirstName()), shown(user.getLastName()), shown(user.getEmail()));
    }

    private static String shown(@Nullable String text) {
        return text == null ? "" : text;
    }

    @Override
    public IdentityOperationResult createMembership(String userId, String groupId) {
        var result = super.createMembership(userId, groupId);
        userEvents.publish(userId, Change.ROLE_GIVEN, groupId);
        return result;
    }

    @Override
    public IdentityOperationResult deleteMembership(String userId, String groupId) {
        // Whom the identity provider no longer names as an administrator must not remain one.
        if (groupId.equals(Role.ADMINISTRATOR.group()) && !external.contains(userId)) {
            requireAnotherAdministrator(userId);
        }
        var result = super.deleteMembership(userId, groupId);
        userEvents.publish(userId, Change.ROLE_TAKEN, groupId);
        return result;
    }

    private void requireAnotherAdministrator(String userId) {
        var administrators = ((DbUserQueryImpl) createUserQuery(Context.getCommandContext()))
                .memberOfGroup(Role.ADMINISTRATOR.group());
        var ids = findUserByQueryCriteria((DbUserQueryImpl) administrators).stream()
                .map(User::getId)
                .toList();
        if (ids.equals(List.of(userId))) {
            throw IdentityProblem.LAST_ADMINISTRATOR.refusal(
                    "'%s' is the last administrator: give another person this role first", userId);
        }
    }

    @Override
    public IdentityOperationResult deleteUser(String userId) {
        throw new BadUserRequestException(
                ("'%s' cannot be deleted, because decisions refer to the id: remove the person's roles " + "instead")
                        .formatted(userId));
    }

    @Override
    public IdentityOperationResult deleteGroup(String groupId) {
        if (groups.contains(groupId)) {
            throw new BadUserRequestException(
                    "The group '%s' is that of a role, or declared in the settings, and cannot be deleted"
                            .formatted(groupId));
        }
        return super.deleteGroup(groupId);
    }

    /**
     * Checks without the engine's own account lock, which locks a person out, permanently after ten attempts, when
     * anyone guesses wrongly. Our sign-in throttles by user and address before it calls this; passwords that the engine
     * checks by itself are counted here. An unknown user takes as long as a known one; an impossible id is not looked
     * up, since some databases would not even accept it. No password authenticates people of the identity provider,
     * not even one that was set later.
     */
    @Override
    public boolean checkPassword(String userId, String password) {
        if (password == null) {
            return false;
        }
        return getCurrentAuthentication() == null
                ? isRight(userId, password)
                : tries.isRight(userId, () -> isRight(userId, password));
    }

    private boolean isRight(String userId, String password) {
        var user = UserIds.isPossible(userId) ? findUserById(userId) : null;
        if (user == null) {
            Context.getProcessEngineConfiguration().getPasswordEncryptor().encrypt(password);
            return false;
        }
        return matchPassword(password, user) && !external.contains(userId);
    }
}
