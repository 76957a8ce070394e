package io.muster.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.JdbcTransactionObjectSupport;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * A transaction manager whose commits survive a power failure. PostgreSQL's do so by themselves. H2 with
 * {@code WRITE_DELAY=0} hands each commit to the operating system, which is enough if the server is killed; this also
 * forces it to disk, once for all transactions that committed meanwhile. H2 does both in a thread that nothing
 * interrupts, because an interrupt in the middle of it would close the database for everyone.
 */
class DurableTransactions extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;

    private final transient GroupForce force = new GroupForce(DurableTransactions::checkpoint);
    private final transient UninterruptedThreads uninterrupted = new UninterruptedThreads("commit");
    private transient volatile @Nullable Boolean onH2File;

    DurableTransactions(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        if (!isOnH2File(status)) {
            super.doCommit(status);
            return;
        }
        uninterrupted.run(() -> {
            super.doCommit(status);
            if (!status.isReadOnly()) {
                force(connection(status));
            }
        });
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        if (isOnH2File(status)) {
            uninterrupted.run(() -> super.doRollback(status));
        } else {
            super.doRollback(status);
        }
    }

    private void force(Connection connection) {
        try {
            force.force(connection);
        } catch (SQLException e) {
            throw new TransactionSystemException(
                    "The transaction was committed but could not be forced to the disk", e);
        }
    }

    private static Connection connection(DefaultTransactionStatus status) {
        return ((JdbcTransactionObjectSupport) status.getTransaction())
                .getConnectionHolder()
                .getConnection();
    }

    private boolean isOnH2File(DefaultTransactionStatus status) {
        var known = onH2File;
        if (known == null) {
            try {
                known = DurableUrl.isH2File(connection(status).getMetaData().getURL());
            } catch (SQLException e) {
                throw new TransactionSystemException("The database did not say what it is, so nothing is committed", e);
            }
            onH2File = known;
        }
        return known;
    }

    private static void checkpoint(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("CHECKPOINT SYNC");
        }
    }
}
