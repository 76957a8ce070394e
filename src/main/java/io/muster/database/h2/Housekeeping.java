package io.muster.database.h2;

import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The periodic compaction of H2's file, which rewrites its sparse parts. H2 does so on the thread that writes delayed
 * commits; with {@code WRITE_DELAY=0} there is no such thread, and the file would grow for ever. Does nothing on other
 * databases, in memory, or if H2 runs in a separate server.
 */
@Component
class Housekeeping implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final int SECONDS_BETWEEN = 10;

    /** The percentage of data in use below which parts of the file are rewritten. */
    private static final int FILL_RATE = 80;

    private static final int BYTES_AT_ONCE = 4 << 20;
    private static final int PARTS_AT_ONCE = 20;

    private final DataSource database;
    private volatile @Nullable ScheduledExecutorService executor;

    Housekeeping(DataSource database) {
        this.database = database;
    }

    @Override
    public void start() {
        if (!isNeeded()) {
            return;
        }
        var thread = Executors.newSingleThreadScheduledExecutor(work -> {
            var daemon = new Thread(work, "h2-housekeeping");
            daemon.setDaemon(true);
            return daemon;
        });
        executor = thread;
        thread.scheduleWithFixedDelay(this::quietly, SECONDS_BETWEEN, SECONDS_BETWEEN, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        var running = executor;
        executor = null;
        if (running != null) {
            running.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return executor != null;
    }

    private boolean isNeeded() {
        try (var connection = database.getConnection()) {
            return connection.isWrapperFor(JdbcConnection.class)
                    && connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session
                    && session.getDatabase().isPersistent();
        } catch (SQLException e) {
            LOG.warn("Cannot find out whether the database is a file that must be compacted", e);
            return false;
        }
    }

    /** A single failure, perhaps because the database is being closed, must not end the schedule. */
    private void quietly() {
        try {
            tidy();
        } catch (SQLException | RuntimeException e) {
            LOG.warn("The database's file could not be compacted; trying again in {} seconds", SECONDS_BETWEEN, e);
        }
    }

    /** @return how many parts were rewritten */
    int tidy() throws SQLException {
        try (var connection = database.getConnection()) {
            var session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
            return tidy(session.getDatabase().getStore().getMvStore());
        }
    }

    private static int tidy(MVStore store) {
        var parts = 0;
        while (parts < PARTS_AT_ONCE && store.compact(FILL_RATE, BYTES_AT_ONCE)) {
            parts++;
        }
        return parts;
    }
}
