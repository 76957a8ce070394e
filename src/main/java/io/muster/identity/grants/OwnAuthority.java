package io.muster.identity.grants;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;

/** Calls of the engine with Muster's own authority instead of the current person's. */
public final class OwnAuthority {

    private OwnAuthority() {}

    public static <T> T ask(IdentityService identity, Supplier<T> question) {
        var caller = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return question.get();
        } finally {
            if (caller != null) {
                identity.setAuthentication(caller.getUserId(), caller.getGroupIds(), caller.getTenantIds());
            }
        }
    }
}
