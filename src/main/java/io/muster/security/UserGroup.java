package io.muster.security;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A group of people that tasks and decisions may be assigned to: the group of a role, or one that the settings declare,
 * such as a committee or a business line.
 *
 * @param id as diagrams and decision tables name it, and as the engine or the identity provider knows it
 * @param name for people
 * @param rights the role whose rights its members have; they are not members of that role's own group
 */
public record UserGroup(String id, String name, Role rights) {

    /** Roles that read and decide. What the others may do besides depends on membership in their own group. */
    private static final Set<Role> GRANTABLE = EnumSet.of(Role.VALIDATOR, Role.APPROVER, Role.SECOND_APPROVER);

    /** The engine creates groups with such ids only. */
    private static final Pattern ID = Pattern.compile("[a-zA-Z][a-zA-Z0-9]{0,62}");

    /** @throws IllegalArgumentException if a declared group has a malformed id, or rights that no declared group may have */
    public UserGroup {
        if (!rights.group().equals(id)) {
            requireDeclarable(id, rights);
        }
    }

    private static void requireDeclarable(String id, Role rights) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "The user group '%s' has an id that no group can have; expected at most 63 letters and digits, a"
                                    .formatted(id)
                            + " letter first");
        }
        if (!GRANTABLE.contains(rights)) {
            throw new IllegalArgumentException("The user group '%s' has the rights of '%s'; expected one of %s"
                    .formatted(
                            id,
                            rights.group(),
                            GRANTABLE.stream().map(Role::group).toList()));
        }
    }

    static UserGroup of(Role role) {
        return new UserGroup(role.group(), role.plural(), role);
    }

    /** Whether it is the group of a role, which the product itself needs. */
    public boolean isRole() {
        return rights.group().equals(id);
    }

    /** Whether diagrams may assign tasks and decisions to it: it has a task list. */
    public boolean hasTasks() {
        return rights.hasTasks();
    }
}
