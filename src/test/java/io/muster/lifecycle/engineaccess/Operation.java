package io.muster.lifecycle.engineaccess;

import java.util.List;

/**
 * An operation of the engine's REST API: {@code PUT /job/{id}/retries}.
 *
 * @param bodies what to send, once each: the examples of its description, or an empty object
 */
record Operation(String method, String path, List<Body> bodies) {

    /** @param type as in the header {@code Content-Type}; empty when nothing is sent */
    record Body(String type, String text) {

        static final Body NONE = new Body("", "");
    }

    boolean isReading() {
        return method.equals("GET") || method.equals("OPTIONS");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
