package io.muster.identity.commands;

import org.jspecify.annotations.Nullable;

/**
 * How the engine's locks are tied to people. It believes whatever worker id a client sends; ours begin with the user's
 * id, so that nobody works under another's lock.
 */
public final class ExternalWorkers {

    private ExternalWorkers() {}

    /** @param workerId the lock's: {@code trainer} or {@code trainer/host-7}; ids of users have no slash */
    public static boolean isNamedAfter(String user, @Nullable String workerId) {
        return workerId != null && (workerId.equals(user) || workerId.startsWith(user + "/"));
    }
}
