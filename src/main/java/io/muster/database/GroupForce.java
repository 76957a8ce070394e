package io.muster.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Group commit: forces a file to disk for several concurrent callers. One does it, and the others that had committed
 * before it began need not repeat it.
 */
final class GroupForce {

    private final Forcing forcing;
    private final ReentrantLock lock = new ReentrantLock();
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
        lock.lock();
        try {
            if (forced >= mine) {
                return;
            }
            // Read before forcing: later callers may have committed too late for it.
            var upTo = asked.get();
            forcing.through(connection);
            forced = upTo;
        } finally {
            lock.unlock();
        }
    }

    /** The approximate number of waiting callers. */
    int waiting() {
        return lock.getQueueLength();
    }
}
