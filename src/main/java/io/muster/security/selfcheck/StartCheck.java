package io.muster.security.selfcheck;

import io.muster.security.selfcheck.SelfCheck.Answer;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * The safety checks at start: it logs a table of all answers before the first request. In the profile "production", an
 * unsafe answer stops the start.
 */
@Component
class StartCheck implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(StartCheck.class);

    private final ObjectProvider<SelfCheck> checks;
    private final Environment environment;

    StartCheck(ObjectProvider<SelfCheck> checks, Environment environment) {
        this.checks = checks;
        this.environment = environment;
    }

    /** @throws UnsafeStart in production, if any answer is not acceptable there */
    @Override
    public void afterSingletonsInstantiated() {
        var answers = checks.orderedStream()
                .flatMap(check -> check.examine().stream())
                .toList();
        LOG.info("Self-check at start:\n" + table(answers));
        var unsafe = answers.stream().filter(answer -> !answer.safe()).toList();
        if (!unsafe.isEmpty() && environment.acceptsProfiles(Profiles.of("production"))) {
            throw new UnsafeStart(unsafe);
        }
    }

    private static String table(List<Answer> answers) {
        return answers.stream()
                .map(answer ->
                        "  %-4s %-42s %s".formatted(answer.safe() ? "ok" : "OPEN", answer.question(), answer.found()))
                .collect(Collectors.joining("\n"));
    }
}
