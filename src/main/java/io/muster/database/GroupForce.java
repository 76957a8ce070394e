package io.muster.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Forces a file to the disk for several who ask at once: one does it, and the others that had committed before it began need not do
 * it again (group commit).
 */
final class GroupForce {

    private final Forcing forcing;
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicLong asked = new AtomicLong();
    private long forced;

    GroupForce(Forcing forcing) {
        this.forcing = forcing;
    }

    @FunctionalInterface
    interface Forcing {
        void through(Connection connection) throws SQLException;
    }

    /** Returns when everything committed before this call is on the disk. */
    void force(Connection connection) throws SQLException {
        var mine = asked.incrementAndGet();
        turn.lock();
        try {
            if (forced >= mine) {
                return;
            }
            // Read before forcing: who asks from now on may have committed too late for it.
            var upTo = asked.get();
            forcing.through(connection);
            forced = upTo;
        } finally {
            turn.unlock();
        }
    }

    /** How many wait for their turn, about. */
    int waiting() {
        return turn.getQueueLength();
    }
}
