package io.muster.security;

import io.muster.shared.Actor;

/**
 * Somebody who is signed in asked for a change that is not theirs to make, or anybody showed a wrong password. Reading is not told: it changes nothing, and
 * pages that show less to some people would drown the rest.
 *
 * @param what method and path
 * @param countedAs what the audit trail limits together
 */
public record RequestRefused(Actor by, String what, String why, String countedAs) {

    RequestRefused(Actor by, String what, String why) {
        this(by, what, why, by.id());
    }
}
