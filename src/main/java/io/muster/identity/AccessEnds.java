package io.muster.identity;

import io.muster.identity.commands.IdentityProblem;
import io.muster.security.UserChanged.Change;
import io.muster.security.UserIds;
import io.muster.security.oidc.ExternalIdentityRepository;
import io.muster.security.tokens.AccessTokens;
import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import io.muster.shared.events.EventPublisher;
import org.springframework.stereotype.Component;

/** The end of a person's access besides roles and password: access tokens, and sign-ins at the identity provider. */
@Component
class AccessEnds {

    private final AccessTokens tokens;
    private final ExternalIdentityRepository external;
    private final EventPublisher events;
    private final UserEvents userEvents;

    AccessEnds(AccessTokens tokens, ExternalIdentityRepository external, EventPublisher events, UserEvents userEvents) {
        this.tokens = tokens;
        this.external = external;
        this.events = events;
        this.userEvents = userEvents;
    }

    /** @throws Refusal {@code MANAGED_ELSEWHERE} if the identity provider decides on this user */
    void requireLocal(String id) {
        if (external.contains(UserIds.canonical(id))) {
            throw IdentityProblem.MANAGED_ELSEWHERE.refusal(
                    "The identity provider decides on groups and password of '%s': change them there", id);
        }
    }

    void end(Actor person, Actor by) {
        tokens.revokeAll(person, by);
        external.disable(person.id(), events.now());
    }

    /** @throws Refusal {@code USER_NOT_FOUND} if no such person was disabled */
    void begin(String userId) {
        if (!external.enable(userId)) {
            throw IdentityProblem.USER_NOT_FOUND.refusal(
                    "No person '%s' of the identity provider was excluded", userId);
        }
        userEvents.publish(userId, Change.ENABLED, "");
    }
}
