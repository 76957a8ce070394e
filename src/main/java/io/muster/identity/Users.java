package io.muster.identity;

import io.muster.identity.commands.IdentityProblem;
import io.muster.identity.grants.OwnAuthority;
import io.muster.security.Role;
import io.muster.security.UserDirectory.Person;
import io.muster.security.UserIds;
import io.muster.security.tokens.AccessTokens;
import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The administration of people and their roles. Every change is audited under the signed-in person, or Muster itself if
 * there is none. Roles and passwords take effect at the next request; on other nodes within
 * {@code muster.security.credential-cache}.
 */
@Service
public class Users {

    private final IdentityService identity;
    private final EngineUserDirectory directory;
    private final AccessTokens tokens;

    Users(IdentityService identity, EngineUserDirectory directory, AccessTokens tokens) {
        this.identity = identity;
        this.directory = directory;
        this.tokens = tokens;
    }

    /** All people ever added, by id. A person who has left has no roles. */
    public List<Person> all() {
        return OwnAuthority.ask(
                identity,
                () -> identity.createUserQuery().orderByUserId().asc().list().stream()
                        .map(directory::person)
                        .toList());
    }

    /** @throws Refusal {@code USER_NOT_FOUND} if there is no user with this id */
    public Person get(String id) {
        return directory.find(id).orElseThrow(() -> IdentityProblem.USER_NOT_FOUND.noSuch("user", id));
    }

    /**
     * @throws Refusal {@code USER_EXISTS} if the id was ever given to anyone
     * @throws Refusal {@code PASSWORD_TOO_WEAK} if the password is shorter than 12 characters
     */
    @Transactional
    public Person create(NewUser changed) {
        if (directory.find(changed.id()).isPresent()) {
            throw IdentityProblem.USER_EXISTS.refusal(
                    "User '%s' already exists; ids are never given to a second person", changed.id());
        }

        return OwnAuthority.ask(identity, () -> {
            save(userFrom(changed));
            changed.roles().forEach(role -> identity.createMembership(changed.id(), role.group()));
            return get(changed.id());
        });
    }

    /**
     * Replaces the person's roles with these. Groups that are not roles are left unchanged.
     *
     * @throws Refusal {@code USER_NOT_FOUND} if there is no user with this id
     * @throws Refusal {@code LAST_ADMINISTRATOR} if no administrator would be left
     */
    @Transactional
    public Person setRoles(String id, Set<Role> changed) {
        var person = get(id);
        var userId = person.actor().id();
        return OwnAuthority.ask(identity, () -> {
            changed.stream()
                    .filter(role -> !person.roles().contains(role))
                    .forEach(role -> identity.createMembership(userId, role.group()));
            person.roles().stream()
                    .filter(role -> !changed.contains(role))
                    .forEach(role -> identity.deleteMembership(userId, role.group()));
            return get(userId);
        });
    }

    /**
     * Sets a new password and ends all sessions begun with the old one.
     *
     * @throws Refusal {@code USER_NOT_FOUND} if there is no user with this id
     * @throws Refusal {@code PASSWORD_TOO_WEAK} if the password is shorter than 12 characters
     */
    @Transactional
    public void setPassword(String id, String password) {
        var userId = get(id).actor().id();
        OwnAuthority.ask(identity, () -> {
            var user = identity.createUserQuery().userId(userId).singleResult();
            user.setPassword(password);
            save(user);
            return userId;
        });
    }

    /**
     * Disables a person: removes all roles and tokens and sets an unknown password. The id stays theirs; roles and a
     * new password enable them again.
     *
     * @throws Refusal {@code USER_NOT_FOUND} if there is no user with this id
     * @throws Refusal {@code LAST_ADMINISTRATOR} if no administrator would be left
     */
    @Transactional
    public void disable(String id, Actor by) {
        var person = setRoles(id, Set.of());
        setPassword(UserIds.canonical(id), Passwords.generate());
        tokens.revokeAll(person.actor(), by);
    }

    /** @return an unguessable password of about 99 random bits */
    public String newPassword() {
        return Passwords.generate();
    }

    private User userFrom(NewUser changed) {
        var user = identity.newUser(changed.id());
        user.setFirstName(changed.firstName());
        user.setLastName(changed.lastName());
        user.setPassword(changed.password());
        return user;
    }

    private void save(User user) {
        try {
            identity.saveUser(user);
        } catch (NotValidException policy) {
            throw IdentityProblem.PASSWORD_TOO_WEAK.refusal(
                    "The password for '%s' is too short: expected at least 12 characters", user.getId());
        }
    }
}
