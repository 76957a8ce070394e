package io.muster.identity;

import io.muster.security.Role;
import io.muster.security.UserIds;
import java.util.Set;

/**
 * A person to be added to the directory.
 *
 * @param id see {@link UserIds}
 * @param roles what they may do; without any they cannot sign in
 * @param password at least 12 characters
 */
public record NewUser(String id, String firstName, String lastName, Set<Role> roles, String password) {

    public NewUser {
        UserIds.require(id);
        roles = Set.copyOf(roles);
    }

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
        return "NewUser[%s, %s]".formatted(id, roles);
    }
}
