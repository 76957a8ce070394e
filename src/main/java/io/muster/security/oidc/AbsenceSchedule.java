package io.muster.security.oidc;

import io.muster.shared.RepeatedTasks;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The schedule by which people whom the identity provider no longer vouches for leave their groups. */
@Component
class AbsenceSchedule implements SmartLifecycle {

    private static final Duration EVERY = Duration.ofMinutes(1);

    private final OidcSettings settings;
    private final ExternalUsers users;
    private volatile @Nullable RepeatedTasks tasks;

    AbsenceSchedule(OidcSettings settings, ExternalUsers users) {
        this.settings = settings;
        this.users = users;
    }

    @Override
    public boolean isAutoStartup() {
        return settings.isConfigured();
    }

    @Override
    public void start() {
        var started = new RepeatedTasks("absences", 1);
        tasks = started;
        started.repeat(EVERY, EVERY, "Groups of absent people could not be taken", users::lapseAbsent);
    }

    @Override
    public void stop() {
        var running = tasks;
        tasks = null;
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return tasks != null;
    }
}
