package io.muster.identity.grants;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;

/** Asks the engine on Muster's own authority, not on that of whoever this thread works for. */
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
