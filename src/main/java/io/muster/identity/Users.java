package io.muster.identity;

import io.muster.identity.commands.IdentityProblem;
import io.muster.identity.grants.OwnAuthority;
import io.muster.security.Role;
import io.muster.security.UserDirectory.Person;
import io.muster.security.UserGroup;
import io.muster.security.UserGroups;
import io.muster.security.UserIds;
import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The administration of people and their roles. Every change is audited in the name of the signed-in person, or of
 * Muster if there is none. Roles and passwords take effect at the next request; on other nodes within
 * {@code muster.security.credential-cache}.
 */
@Service
public class Users {

    private final IdentityService identity;
    private final EngineUserDirectory directory;
    private final Memberships memberships;
    private final UserGroups groups;
    private final AccessEnds access;

    Users(
            IdentityService identity,
            EngineUserDirectory directory,
            Memberships memberships,
            UserGroups groups,
            AccessEnds access) {
        this.identity = identity;
        this.directory = directory;
        this.memberships = memberships;
        this.groups = groups;
        this.access = access;
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
    public Person create(NewUser newcomer) {
        if (directory.find(newcomer.id()).isPresent()) {
            throw IdentityProblem.USER_EXISTS.refusal(
                    "User '%s' already exists; ids are never given to a second person", newcomer.id());
        }

        return OwnAuthority.ask(identity, () -> {
            save(userFrom(newcomer));
            newcomer.roles().forEach(role -> identity.createMembership(newcomer.id(), role.group()));
            return get(newcomer.id());
        });
    }

    /**
     * Replaces the person's roles with these. Groups that belong to no role are left unchanged.
     *
     * @throws Refusal {@code USER_NOT_FOUND} if there is no user with this id
     * @throws Refusal {@code MANAGED_ELSEWHERE} if the identity provider decides on the person's groups
     * @throws Refusal {@code LAST_ADMINISTRATOR} if no administrator would be left
     */
    @Transactional
    public Person setRoles(String id, Set<Role> roles) {
        access.requireLocal(id);
        return setMemberships(
                id, UserGroup::isRole, roles.stream().map(Role::group).collect(Collectors.toSet()));
    }

    /**
     * Replaces the person's groups among those that the settings declare. Roles are left unchanged.
     *
     * @throws Refusal {@code USER_NOT_FOUND} if there is no user with this id
     * @throws Refusal {@code MANAGED_ELSEWHERE} if the identity provider decides on the person's groups
     * @throws Refusal {@code UNKNOWN_GROUP} if the settings declare no group of that id
     */
    @Transactional
    public Person setGroups(String id, Set<String> expected) {
        access.requireLocal(id);
        var declared = groups.all().stream()
                .filter(group -> !group.isRole())
                .map(UserGroup::id)
                .toList();
        expected.stream().filter(group -> !declared.contains(group)).findFirst().ifPresent(group -> {
            throw IdentityProblem.UNKNOWN_GROUP.refusal(
                    "The settings declare no user group '%s'; declared are %s", group, declared);
        });
        return setMemberships(id, group -> !group.isRole(), expected);
    }

    private Person setMemberships(String id, Predicate<UserGroup> concerned, Set<String> expected) {
        memberships.replace(get(id), concerned, expected);
        return get(id);
    }

    /**
     * Sets a new password and ends all sessions begun with the old one.
     *
     * @throws Refusal {@code USER_NOT_FOUND} if there is no user with this id
     * @throws Refusal {@code MANAGED_ELSEWHERE} if the person signs in at the identity provider
     * @throws Refusal {@code PASSWORD_TOO_WEAK} if the password is shorter than 12 characters
     */
    @Transactional
    public void setPassword(String id, String password) {
        access.requireLocal(id);
        changePassword(id, password);
    }

    private void changePassword(String id, String password) {
        var userId = get(id).actor().id();
        OwnAuthority.ask(identity, () -> {
            var user = identity.createUserQuery().userId(userId).singleResult();
            user.setPassword(password);
            save(user);
            return userId;
        });
    }

    /**
     * Disables a person: removes all roles, groups and tokens, sets an unknown password, and refuses further sign-ins at the
     * identity provider. The id stays theirs; roles and a new password enable local users again, and {@link #enable} others.
     *
     * @throws Refusal {@code USER_NOT_FOUND} if there is no user with this id
     * @throws Refusal {@code LAST_ADMINISTRATOR} if no administrator would be left
     */
    @Transactional
    public void disable(String id, Actor by) {
        var person = setMemberships(id, group -> true, Set.of());
        changePassword(id, Passwords.generate());
        access.end(person.actor(), by);
    }

    /**
     * Lets a person of the identity provider sign in again, who then has the groups that the provider names.
     *
     * @throws Refusal {@code USER_NOT_FOUND} if there is no such person, or the person was not disabled
     */
    @Transactional
    public void enable(String id) {
        access.begin(UserIds.canonical(id));
    }

    /** @return an unguessable password of about 99 random bits */
    public String newPassword() {
        return Passwords.generate();
    }

    private User userFrom(NewUser newcomer) {
        var user = identity.newUser(newcomer.id());
        user.setFirstName(newcomer.firstName());
        user.setLastName(newcomer.lastName());
        user.setPassword(newcomer.password());
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
