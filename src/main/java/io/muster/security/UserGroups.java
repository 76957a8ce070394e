package io.muster.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All groups that Muster knows: one for each role, and those that the settings declare. A diagram, a
 * decision table or a request that names any other group is refused.
 */
public final class UserGroups {

    private static final UserGroups SHIPPED = new UserGroups(List.of());

    private final Map<String, UserGroup> byId = new LinkedHashMap<>();

    private UserGroups(Collection<UserGroup> declared) {
        Stream.concat(Arrays.stream(Role.values()).map(UserGroup::of), declared.stream())
                .forEach(this::add);
    }

    private void add(UserGroup group) {
        var isTaken = byId.keySet().stream().anyMatch(group.id()::equalsIgnoreCase);
        if (isTaken) {
            throw new IllegalArgumentException(
                    "The user group '%s' is declared, but there is one of that id already: %s"
                            .formatted(group.id(), byId.keySet()));
        }
        byId.put(group.id(), group);
    }

    /** The groups of the roles only. */
    public static UserGroups shipped() {
        return SHIPPED;
    }

    /**
     * The groups of the roles, and these.
     *
     * @throws IllegalArgumentException if two have the same id, ignoring case
     */
    public static UserGroups with(Collection<UserGroup> declared) {
        return new UserGroups(declared);
    }

    public Collection<UserGroup> all() {
        return List.copyOf(byId.values());
    }

    public Optional<UserGroup> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public boolean contains(String id) {
        return byId.containsKey(id);
    }

    /** The ids of all groups, sorted, for messages. */
    public Set<String> ids() {
        return new TreeSet<>(byId.keySet());
    }

    /** The ids of those groups that are known. */
    public Set<String> known(Collection<String> ids) {
        return ids.stream().filter(byId::containsKey).collect(Collectors.toUnmodifiableSet());
    }

    /** The roles whose rights the members of these groups have; unknown groups give none. */
    public Set<Role> rights(Collection<String> ids) {
        return ids.stream()
                .map(this::find)
                .flatMap(Optional::stream)
                .map(UserGroup::rights)
                .collect(Collectors.toUnmodifiableSet());
    }
}
