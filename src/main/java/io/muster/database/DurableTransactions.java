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
 * forces it to disk, once for all transactions that committed meanwhile.
 */
class DurableTransactions extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;

    private final transient GroupForce force = new GroupForce(DurableTransactions::checkpoint);
    private transient volatile @Nullable Boolean onH2File;

    DurableTransactions(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        super.doCommit(status);
        if (status.isReadOnly()) {
            return;
        }
        var connection = ((JdbcTransactionObjectSupport) status.getTransaction())
                .getConnectionHolder()
                .getConnection();
        try {
            if (isOnH2File(connection)) {
                force.force(connection);
            }
        } catch (SQLException e) {
            throw new TransactionSystemException("Committed, but could not be forced to the disk", e);
        }
    }

    private boolean isOnH2File(Connection connection) throws SQLException {
        var known = onH2File;
        if (known == null) {
            known = DurableUrl.isH2File(connection.getMetaData().getURL());
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
