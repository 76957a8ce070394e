package io.muster.security;

import io.muster.shared.Actor;

/**
 * A signed-in person requested a change that they are not allowed to make, or anyone gave a wrong password. Refused
 * reads are not recorded: they change nothing, and pages that show less to some people would drown the rest.
 *
 * @param what method and path
 * @param countedAs the key under which the audit trail limits repeated refusals together
 */
public record RequestRefused(Actor by, String what, String why, String countedAs) {

    RequestRefused(Actor by, String what, String why) {
        this(by, what, why, by.id());
    }
}
