package io.muster.deployment.embedded;

/** The right to use a loaded version until it is closed, even if another takes its place meanwhile. */
public final class Lease implements AutoCloseable {

    private final Served served;

    Lease(Served served) {
        this.served = served;
    }

    public Served served() {
        return served;
    }

    @Override
    public void close() {
        served.release();
    }
}
