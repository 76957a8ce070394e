package io.muster.lifecycle.identity;

import io.muster.security.Role;
import io.muster.security.UserChanged.Change;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.identity.db.DbUserQueryImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/**
 * The engine's directory of people, which tells of every change: whichever door it came through (our API, the engine's,
 * its web applications), it is audited and our memory of it ends.
 *
 * <p>A person is never deleted: their id stands under approvals and must not become somebody else's.
 */
final class WatchedIdentity extends DbIdentityServiceProvider {

    private final ChangeTeller teller;

    WatchedIdentity(ChangeTeller teller) {
        this.teller = teller;
    }

    @Override
    public IdentityOperationResult saveUser(User user) {
        var entity = (UserEntity) user;
        var isNew = entity.getRevision() == 0;
        var passwordBefore = entity.getPassword();
        var result = super.saveUser(user);
        if (isNew) {
            teller.tell(user.getId(), Change.CREATED, "");
        } else if (Objects.equals(passwordBefore, entity.getPassword())) {
            teller.tell(user.getId(), Change.UPDATED, "");
        } else {
            teller.tell(user.getId(), Change.PASSWORD_SET, "");
        }
        return result;
    }

    @Override
    public IdentityOperationResult createMembership(String userId, String groupId) {
        var result = super.createMembership(userId, groupId);
        teller.tell(userId, Change.ROLE_GIVEN, groupId);
        return result;
    }

    @Override
    public IdentityOperationResult deleteMembership(String userId, String groupId) {
        if (groupId.equals(Role.ADMINISTRATOR.group())) {
            requireAnotherAdministrator(userId);
        }
        var result = super.deleteMembership(userId, groupId);
        teller.tell(userId, Change.ROLE_TAKEN, groupId);
        return result;
    }

    private void requireAnotherAdministrator(String userId) {
        var administrators = ((DbUserQueryImpl) createUserQuery(Context.getCommandContext()))
                .memberOfGroup(Role.ADMINISTRATOR.group());
        var ids = findUserByQueryCriteria((DbUserQueryImpl) administrators).stream()
                .map(User::getId)
                .toList();
        if (ids.equals(List.of(userId))) {
            throw new LastAdministrator(userId);
        }
    }

    @Override
    public IdentityOperationResult deleteUser(String userId) {
        throw new BadUserRequestException(
                "'%s' is not deleted: the id stands under decisions. Take the person's roles instead"
                        .formatted(userId));
    }

    @Override
    public IdentityOperationResult deleteGroup(String groupId) {
        if (Role.ofGroup(groupId).isPresent()) {
            throw new BadUserRequestException(
                    "The group '%s' is one of Muster's roles and is not deleted".formatted(groupId));
        }
        return super.deleteGroup(groupId);
    }

    /**
     * Without the engine's own lock: it shuts a person out of their account, for good after ten tries, when anybody
     * guesses badly. We throttle by user and address before the password comes here. Somebody unknown takes as long as
     * somebody known.
     */
    @Override
    public boolean checkPassword(String userId, String password) {
        if (password == null) {
            return false;
        }

        var user = findUserById(userId);
        if (user == null) {
            Context.getProcessEngineConfiguration().getPasswordEncryptor().encrypt(password);
            return false;
        }
        return matchPassword(password, user);
    }
}
