package io.muster.deployment;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Tells a database that is away, which says nothing about any version, from contents that cannot be trusted. While it is
 * away a node keeps serving what it checked last, until the certificates expire.
 */
final class DatabaseAway {

    private DatabaseAway() {}

    static void rethrow(RuntimeException cause) {
        if (cause instanceof DataAccessResourceFailureException
                || cause instanceof TransientDataAccessException
                || cause instanceof RecoverableDataAccessException
                || cause instanceof TransactionException) {
            throw cause;
        }
    }
}
