package io.muster.publishing;

import io.muster.security.Role;
import io.muster.shared.Actor;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;

/** The actor of a deployment: a person, or Muster itself at startup. */
final class Deploying {

    private static final Actor MUSTER = Actor.system("lifecycle");

    private Deploying() {}

    /** The person for whom the engine's current command runs, if any. */
    static Optional<Actor> person() {
        return Optional.ofNullable(Context.getCommandContext())
                .map(command -> command.getAuthentication())
                .flatMap(Deploying::person);
    }

    /** The person for whom the engine's current command runs, or Muster. */
    static Actor actor() {
        return person().orElse(MUSTER);
    }

    static Actor actor(@Nullable Authentication authentication) {
        return Optional.ofNullable(authentication).flatMap(Deploying::person).orElse(MUSTER);
    }

    /**
     * A diagram defines the controls, so only designers may deploy. Administrators manage people and may give
     * themselves the role, which is audited; they do not have it automatically.
     *
     * @throws AuthorizationException if it is a person who is not a designer
     */
    static void requireDesigner(@Nullable Authentication authentication) {
        var person = Optional.ofNullable(authentication).flatMap(Deploying::person);
        if (person.isPresent() && !groups(authentication).contains(Role.DESIGNER.group())) {
            throw new AuthorizationException(
                    "'%s' may not deploy: role '%s' is required".formatted(person.get(), Role.DESIGNER.group()));
        }
    }

    private static List<String> groups(Authentication authentication) {
        return authentication.getGroupIds() == null ? List.of() : authentication.getGroupIds();
    }

    private static Optional<Actor> person(Authentication authentication) {
        return Optional.ofNullable(authentication.getUserId()).map(Actor::person);
    }
}
