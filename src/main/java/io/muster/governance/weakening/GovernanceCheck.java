package io.muster.governance.weakening;

import io.muster.security.selfcheck.SelfCheck;
import java.util.List;
import org.springframework.stereotype.Component;

/** The startup warning that a designer alone may weaken a process. */
@Component
class GovernanceCheck implements SelfCheck {

    private final GovernanceSettings settings;

    GovernanceCheck(GovernanceSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<Answer> examine() {
        return List.of(new Answer(
                "Weaker processes signed by their owner?",
                settings.demanded(),
                settings.demanded() ? "yes" : "no: muster.lifecycle.governance.demanded is false"));
    }
}
