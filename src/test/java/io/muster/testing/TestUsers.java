package io.muster.testing;

import io.muster.security.Role;
import io.muster.security.UserDirectory;
import io.muster.security.oidc.UserProvisioning;
import io.muster.shared.Actor;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Primary;

/** One person per role, for tests that run without the engine. The password of all of them is {@code <user>-secret}. */
@TestConfiguration(proxyBeanMethods = false)
public class TestUsers {

    public static final Actor DEVELOPER = Actor.person("dora");
    public static final Actor VALIDATOR = Actor.person("vera");
    public static final Actor APPROVER = Actor.person("anna");
    public static final Actor SECOND_APPROVER = Actor.person("sven");
    public static final Actor OPERATOR = Actor.person("otto");
    public static final Actor AUDITOR = Actor.person("ada");

    /** In the declared group {@value #COMMITTEE} only, whose members have an approver's rights. */
    public static final Actor COMMITTEE_MEMBER = Actor.person("cora");

    public static final String COMMITTEE = "creditCommittee";

    private static final Map<String, Role> ROLES = Map.of(
            "dora", Role.DEVELOPER,
            "vera", Role.VALIDATOR,
            "anna", Role.APPROVER,
            "sven", Role.SECOND_APPROVER,
            "otto", Role.OPERATOR,
            "ada", Role.AUDITOR,
            "desi", Role.DESIGNER,
            "app", Role.APPLICATION,
            "wanda", Role.WORKER,
            "admin", Role.ADMINISTRATOR);

    private static final Map<String, Set<Role>> MORE = new ConcurrentHashMap<>();

    private static final Map<String, Optional<String>> MAIL = new ConcurrentHashMap<>();

    /** What is undone when this is closed. */
    public interface Undone extends AutoCloseable {

        @Override
        void close();
    }

    /** Lets the directory have this mail address of a person, or none, until this is closed. */
    public static Undone withMailAddress(Actor person, Optional<String> address) {
        MAIL.put(person.id(), address);
        return () -> MAIL.remove(person.id());
    }

    /** A person who is in several roles until this is closed. */
    public interface SeveralRoles extends AutoCloseable {

        @Override
        void close();
    }

    /** Lets a person be in these roles as well. */
    public static SeveralRoles alsoIn(Actor person, Role... roles) {
        MORE.put(person.id(), Set.of(roles));
        return () -> MORE.remove(person.id());
    }

    private static Set<Role> rolesOf(String user) {
        var own = Optional.ofNullable(ROLES.get(user)).stream();
        return Stream.concat(own, MORE.getOrDefault(user, Set.of()).stream()).collect(Collectors.toUnmodifiableSet());
    }

    @Bean
    @Primary
    UserDirectory testUserDirectory() {
        return directory();
    }

    /** Where the module {@code identity} is not there. These tests have no identity provider. */
    @Bean
    @Fallback
    UserProvisioning noProvisioning() {
        return new UserProvisioning() {
            @Override
            public void add(String userId) {
                throw new UnsupportedOperationException(userId);
            }

            @Override
            public void describe(String userId, String firstName, String lastName, Optional<String> mailAddress) {
                throw new UnsupportedOperationException(userId);
            }

            @Override
            public void setGroups(String userId, Set<String> groups) {
                throw new UnsupportedOperationException(userId);
            }
        };
    }

    /** The directory, for tests without Spring. */
    public static UserDirectory directory() {
        return new UserDirectory() {
            @Override
            public Optional<Person> authenticate(String userId, String password) {
                return find(userId).filter(person -> password.equals(userId + "-secret"));
            }

            @Override
            public Optional<Person> find(String userId) {
                if (userId.equals(COMMITTEE_MEMBER.id())) {
                    return Optional.of(new Person(COMMITTEE_MEMBER, "cora", Set.of(Role.APPROVER), Set.of(COMMITTEE)));
                }
                return Optional.of(rolesOf(userId))
                        .filter(roles -> !roles.isEmpty())
                        .map(roles -> new Person(Actor.person(userId), userId, roles));
            }

            @Override
            public Optional<String> mailAddress(String userId) {
                return MAIL.getOrDefault(userId, Optional.of(userId + "@bank.example"));
            }

            @Override
            public Set<Actor> inGroup(String group) {
                if (group.equals(COMMITTEE)) {
                    return Set.of(COMMITTEE_MEMBER);
                }
                return Stream.concat(ROLES.keySet().stream(), MORE.keySet().stream())
                        .distinct()
                        .filter(user -> rolesOf(user).stream().map(Role::group).anyMatch(group::equals))
                        .map(Actor::person)
                        .collect(Collectors.toUnmodifiableSet());
            }
        };
    }
}
