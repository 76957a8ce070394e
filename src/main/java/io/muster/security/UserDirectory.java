package io.muster.security;

import io.muster.shared.Actor;
import java.util.Optional;
import java.util.Set;

/** The directory of people and their roles, implemented on the process engine's identity service. */
public interface UserDirectory {

    /** @return the person, if the password is theirs */
    Optional<Person> authenticate(String userId, String password);

    Optional<Person> find(String userId);

    /** The person's current roles; empty if the user id is unknown. */
    default Set<Role> roles(String userId) {
        return find(userId).map(Person::roles).orElse(Set.of());
    }

    /** All persons in a role. */
    Set<Actor> inRole(Role role);

    /**
     * @param actor who
     * @param displayName first and last name
     * @param roles what they may do; groups unknown to Muster are left out
     */
    record Person(Actor actor, String displayName, Set<Role> roles) {
        public Person {
            roles = Set.copyOf(roles);
        }
    }
}
