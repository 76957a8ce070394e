package io.muster.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for servers that need a configured port. */
public final class Ports {

    /** Below the range of ephemeral ports, so that other programs and outgoing connections use none of these. */
    private static final int FIRST = 10_240;

    private static final int LAST = 32_000;
    private static final int TRIES = 100;

    private Ports() {}

    /** A port without a listener. */
    public static int free() {
        for (var i = 0; i < TRIES; i++) {
            var port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            try (var socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // Another one, then.
                continue;
            }
        }
        throw new IllegalStateException("No free port among %d between %d and %d".formatted(TRIES, FIRST, LAST));
    }
}
