package io.muster.security.oidc;

import java.util.Optional;
import java.util.Set;

/** The port through which people of the identity provider get into the directory. Implemented on the engine's. */
public interface UserProvisioning {

    /** Adds a person without groups, whom no password authenticates. The id must be free. */
    void add(String userId);

    /** Sets the names that sign-offs show, and the mail address. */
    void describe(String userId, String firstName, String lastName, Optional<String> mailAddress);

    /** Makes the person a member of exactly these groups among those that Muster knows. */
    void setGroups(String userId, Set<String> groups);
}
