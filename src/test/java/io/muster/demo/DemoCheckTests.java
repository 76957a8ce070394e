package io.muster.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.security.Role;
import io.muster.security.UserDirectory;
import io.muster.security.selfcheck.SelfCheck.Answer;
import io.muster.shared.Actor;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class DemoCheckTests {

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void passesWithoutPeopleOfTheDemonstration() {
        assertThat(new DemoCheck(environment, people(Map.of("admin", "a password of their own"))).examine())
                .extracting(Answer::safe)
                .containsOnly(true);
    }

    @Test
    void findsTheProfile() {
        environment.setActiveProfiles("demo", "production");

        assertThat(new DemoCheck(environment, people(Map.of())).examine())
                .filteredOn(answer -> !answer.safe())
                .extracting(Answer::question)
                .containsExactly("No demonstration?");
    }

    @Test
    void findsWhomADemonstrationLeftBehind() {
        var people = people(Map.of("vera", "Muster-demo-1", "anna", "another one since"));

        assertThat(new DemoCheck(environment, people).examine())
                .filteredOn(answer -> !answer.safe())
                .extracting(Answer::found)
                .containsExactly("[vera]");
    }

    private static UserDirectory people(Map<String, String> passwords) {
        return new UserDirectory() {
            @Override
            public Optional<Person> authenticate(String userId, String password) {
                return find(userId).filter(person -> password.equals(passwords.get(userId)));
            }

            @Override
            public Optional<Person> find(String userId) {
                return Optional.ofNullable(passwords.get(userId))
                        .map(any -> new Person(Actor.person(userId), userId, Set.of(Role.VALIDATOR)));
            }

            @Override
            public Optional<String> mailAddress(String userId) {
                return Optional.empty();
            }

            @Override
            public Set<Actor> inGroup(String group) {
                return Set.of();
            }
        };
    }
}
