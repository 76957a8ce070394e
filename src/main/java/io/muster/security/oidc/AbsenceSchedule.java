package io.muster.security.oidc;

import io.muster.shared.NodeSchedule;
import io.muster.shared.RepeatedTasks;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** The schedule by which people whom the identity provider no longer vouches for leave their groups. */
@Component
class AbsenceSchedule extends NodeSchedule {

    private static final Duration EVERY = Duration.ofMinutes(1);

    private final OidcSettings settings;
    private final ExternalUsers users;

    AbsenceSchedule(OidcSettings settings, ExternalUsers users) {
        this.settings = settings;
        this.users = users;
    }

    @Override
    public boolean isAutoStartup() {
        return settings.isConfigured();
    }

    @Override
    protected RepeatedTasks begin() {
        var started = new RepeatedTasks("absences", 1);
        started.repeat(EVERY, EVERY, "Groups of absent people could not be taken", users::lapseAbsent);
        return started;
    }
}
