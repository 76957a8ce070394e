package io.muster.demo;

import io.muster.security.UserDirectory;
import io.muster.security.selfcheck.SelfCheck;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** The check that refuses a start outside the profile {@code demo} while a user still has the password published in the README. */
@Component
@Order(3)
class DemoCheck implements SelfCheck {

    private final Environment environment;
    private final UserDirectory directory;

    DemoCheck(Environment environment, UserDirectory directory) {
        this.environment = environment;
        this.directory = directory;
    }

    @Override
    public List<Answer> examine() {
        var runs = environment.acceptsProfiles(Profiles.of("demo"));
        var open = DemoPeople.withTheirPassword(directory);
        return List.of(
                new Answer("No demonstration?", !runs, runs ? "profile demo is on" : "yes"),
                new Answer(
                        "No user with the password of the demo?",
                        open.isEmpty(),
                        open.isEmpty() ? "none" : open.toString()));
    }
}
