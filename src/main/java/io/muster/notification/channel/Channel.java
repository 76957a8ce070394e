package io.muster.notification.channel;

import io.muster.notification.EventKind;
import java.util.List;

/** A way of telling. One implementation for each {@link Kind}. */
public interface Channel {

    /** The kinds of channels. */
    enum Kind {
        /** To people. */
        MAIL,
        /** To programs. */
        WEBHOOK
    }

    Kind kind();

    /** Whether the settings say where to send. */
    boolean isConfigured();

    /** What other messages also fail to reach if one cannot reach it: a server, or one receiver. */
    String target(String recipient);

    /**
     * Sends a message. It may be called again with the same message after a crash, and then gives it the same id, by
     * which a receiver notices.
     *
     * @throws SendFailure if it was not accepted
     */
    void send(Message message) throws SendFailure;

    /** Those who are told of every event of a kind without being asked how; none for people. */
    default List<String> subscribers(EventKind kind) {
        return List.of();
    }
}
