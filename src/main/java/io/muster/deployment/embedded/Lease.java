package io.muster.deployment.embedded;

/** The right to use a loaded version until it is closed, even if the version is replaced meanwhile. */
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
