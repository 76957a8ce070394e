package io.muster.identity.commands;

import org.jspecify.annotations.Nullable;

/**
 * The rule that ties the engine's locks to people. The engine trusts any worker id that a client sends; ours begin with
 * the user's id, so that no one works under another person's lock.
 */
public final class ExternalWorkers {

    private ExternalWorkers() {}

    /** @param workerId the worker id of the lock: {@code trainer} or {@code trainer/host-7}; ids of users have no slash */
    public static boolean isNamedAfter(String user, @Nullable String workerId) {
        return workerId != null && (workerId.equals(user) || workerId.startsWith(user + "/"));
    }
}
