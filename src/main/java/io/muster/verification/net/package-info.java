/**
 * A diagram reduced to what the proof needs: nodes, flows and scopes, with called processes in place of their calls.
 * Start with {@link io.muster.verification.net.Translator}.
 */
@NullMarked
package io.muster.verification.net;

import org.jspecify.annotations.NullMarked;
