package io.muster.testing;

import io.muster.identity.NewUser;
import io.muster.identity.Users;
import io.muster.security.Role;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** One person per role in the engine's directory, of the same names as {@link TestUsers}. */
@TestConfiguration(proxyBeanMethods = false)
public class ServerUsers {

    public static final Map<String, Role> ROLES = Map.of(
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

    public static String password(String user) {
        return user + "-keeps-a-secret";
    }

    /** Before Muster looks for an administrator and makes the first. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ApplicationRunner oneUserPerRole(Users users) {
        return arguments -> {
            var there = users.all().stream().map(person -> person.actor().id()).collect(Collectors.toSet());
            ROLES.keySet().stream().filter(id -> !there.contains(id)).forEach(id -> users.create(newUser(id)));
        };
    }

    private static NewUser newUser(String id) {
        var firstName = Character.toUpperCase(id.charAt(0)) + id.substring(1);
        return new NewUser(id, firstName, "Test", Set.of(ROLES.get(id)), password(id));
    }
}
