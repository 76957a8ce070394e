package io.muster.identity;

import io.muster.identity.grants.OwnAuthority;
import io.muster.security.Role;
import io.muster.security.UserDirectory;
import io.muster.security.UserGroups;
import io.muster.security.UserIds;
import io.muster.shared.Actor;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The directory of people kept by the engine. */
@Component
class EngineUserDirectory implements UserDirectory {

    private final IdentityService identity;
    private final UserGroups groups;

    EngineUserDirectory(IdentityService identity, UserGroups groups) {
        this.identity = identity;
        this.groups = groups;
    }

    @Override
    public Optional<Person> authenticate(String userId, String password) {
        var id = UserIds.canonical(userId);
        return OwnAuthority.ask(identity, () -> identity.checkPassword(id, password)) ? find(id) : Optional.empty();
    }

    @Override
    public Optional<Person> find(String userId) {
        var id = UserIds.canonical(userId);
        if (!UserIds.isPossible(id)) {
            return Optional.empty();
        }
        return OwnAuthority.ask(
                identity,
                () -> Optional.ofNullable(identity.createUserQuery().userId(id).singleResult())
                        .map(this::person));
    }

    @Override
    public Set<Role> roles(String userId) {
        return groups.rights(groups(userId));
    }

    @Override
    public Set<String> groups(String userId) {
        var id = UserIds.canonical(userId);
        return UserIds.isPossible(id) ? OwnAuthority.ask(identity, () -> groupsOf(id)) : Set.of();
    }

    @Override
    public Optional<String> mailAddress(String userId) {
        var id = UserIds.canonical(userId);
        if (!UserIds.isPossible(id)) {
            return Optional.empty();
        }
        return OwnAuthority.ask(
                identity,
                () -> Optional.ofNullable(identity.createUserQuery().userId(id).singleResult())
                        .map(User::getEmail)
                        .filter(EngineUserDirectory::isThere));
    }

    @Override
    public Set<Actor> inGroup(String group) {
        return groups.contains(group) ? OwnAuthority.ask(identity, () -> membersOf(group)) : Set.of();
    }

    private Set<Actor> membersOf(String group) {
        return identity.createUserQuery().memberOfGroup(group).list().stream()
                .map(user -> Actor.person(user.getId()))
                .collect(Collectors.toUnmodifiableSet());
    }

    Person person(User user) {
        var memberships = groupsOf(user.getId());
        return new Person(Actor.person(user.getId()), displayName(user), groups.rights(memberships), memberships);
    }

    private Set<String> groupsOf(String id) {
        return groups.known(identity.createGroupQuery().groupMember(id).list().stream()
                .map(Group::getId)
                .toList());
    }

    private static String displayName(User user) {
        var name = Stream.of(user.getFirstName(), user.getLastName())
                .filter(EngineUserDirectory::isThere)
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? user.getId() : name;
    }

    private static boolean isThere(@Nullable String part) {
        return part != null && !part.isBlank();
    }
}
