package io.muster.signoff;

import io.muster.security.Role;
import io.muster.shared.Actor;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;

/** The person the engine works for on this thread; empty if a job or worker continues by itself. */
final class EngineActor {

    private EngineActor() {}

    static Optional<Actor> current() {
        return authentication().map(authentication -> Actor.person(authentication.getUserId()));
    }

    static boolean isAdministrator() {
        var groups = authentication().map(Authentication::getGroupIds).orElse(List.of());
        return groups != null && groups.contains(Role.ADMINISTRATOR.group());
    }

    private static Optional<Authentication> authentication() {
        return Optional.ofNullable(Context.getCommandContext())
                .map(command -> command.getAuthentication())
                .filter(authentication -> authentication.getUserId() != null);
    }
}
