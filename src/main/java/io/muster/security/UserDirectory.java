package io.muster.security;

import io.muster.shared.Actor;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The directory of people, their groups and roles, implemented on the process engine's identity service. */
public interface UserDirectory {

    /** @return the person, if the password is theirs */
    Optional<Person> authenticate(String userId, String password);

    Optional<Person> find(String userId);

    /** The person's current roles; empty if the user id is unknown. */
    default Set<Role> roles(String userId) {
        return find(userId).map(Person::roles).orElse(Set.of());
    }

    /** The ids of the known groups that the person is in now; empty if the user id is unknown. */
    default Set<String> groups(String userId) {
        return find(userId).map(Person::groups).orElse(Set.of());
    }

    /** The mail address that the directory has for a person, as it was entered; empty if it has none. */
    Optional<String> mailAddress(String userId);

    /** All members of a group. */
    Set<Actor> inGroup(String group);

    /** All members of a role's own group. */
    default Set<Actor> inRole(Role role) {
        return inGroup(role.group());
    }

    /**
     * @param actor the person
     * @param displayName first and last name
     * @param roles whose rights they have through any of their groups; a task of a group is only for its members
     * @param groups ids of their groups; those unknown to Muster are left out
     */
    record Person(Actor actor, String displayName, Set<Role> roles, Set<String> groups) {
        public Person {
            roles = Set.copyOf(roles);
            groups = Set.copyOf(groups);
        }

        /** A person in the groups of these roles only. */
        public Person(Actor actor, String displayName, Set<Role> roles) {
            this(actor, displayName, roles, roles.stream().map(Role::group).collect(Collectors.toSet()));
        }
    }
}
