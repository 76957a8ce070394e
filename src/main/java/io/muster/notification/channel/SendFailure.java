package io.muster.notification.channel;

/** A message was not accepted. */
public final class SendFailure extends Exception {

    /** Whom the failure concerns, and whether another attempt may help. */
    public enum Reach {
        /** No attempt will help until a person has changed something. */
        FOREVER,
        /** Another attempt may help. */
        THIS_MESSAGE,
        /** Another attempt may help, but not now, nor for other messages to the same target. */
        THIS_TARGET
    }

    private final Reach reach;

    public SendFailure(Reach reach, String message, Throwable cause) {
        super(message, cause);
        this.reach = reach;
    }

    public SendFailure(Reach reach, String message) {
        super(message);
        this.reach = reach;
    }

    public Reach reach() {
        return reach;
    }
}
