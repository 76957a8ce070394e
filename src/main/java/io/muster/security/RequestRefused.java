package io.muster.security;

import io.muster.shared.Actor;

/**
 * Somebody who is signed in asked for a change that is not theirs to make. Reading is not told: it changes nothing, and
 * pages that show less to some people would drown the rest.
 *
 * @param what method and path
 */
public record RequestRefused(Actor by, String what, String why) {}
