package io.muster.identity;

import io.muster.identity.grants.OwnAuthority;
import io.muster.security.UserDirectory.Person;
import io.muster.security.UserGroup;
import io.muster.security.UserGroups;
import java.util.Set;
import java.util.function.Predicate;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** The groups that people are in, among those that Muster knows. */
@Component
class Memberships {

    private final IdentityService identity;
    private final UserGroups groups;

    Memberships(IdentityService identity, UserGroups groups) {
        this.identity = identity;
        this.groups = groups;
    }

    /**
     * Makes the person a member of the expected groups, and of no other of those concerned.
     *
     * @return whether anything changed
     */
    boolean replace(Person person, Predicate<UserGroup> concerned, Set<String> expected) {
        var userId = person.actor().id();
        var joined = expected.stream()
                .filter(group -> !person.groups().contains(group))
                .toList();
        var left = person.groups().stream()
                .filter(group -> groups.find(group).filter(concerned).isPresent())
                .filter(group -> !expected.contains(group))
                .toList();
        return OwnAuthority.ask(identity, () -> {
            joined.forEach(group -> identity.createMembership(userId, group));
            left.forEach(group -> identity.deleteMembership(userId, group));
            return !joined.isEmpty() || !left.isEmpty();
        });
    }
}
