package io.muster.extensions;

/** A jar from outside that cannot be used. The server does not start with it, and no command runs. */
public final class ExtensionRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    /**
     * @param problem which file or class, and what about it
     * @param action what to do
     */
    public ExtensionRefused(String problem, String action) {
        super(problem);
        this.action = action;
    }

    public String action() {
        return action;
    }
}
