package io.muster.deployment;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The distinction between an unavailable database, which says nothing about any version, and contents that cannot be
 * trusted. While the database is unavailable, a node keeps serving what it last checked, until the certificates expire.
 */
final class DatabaseUnavailable {

    private DatabaseUnavailable() {}

    /** Throws the failure again if the database was unavailable; returns otherwise. */
    static void rethrow(RuntimeException cause) {
        if (cause instanceof DataAccessResourceFailureException
                || cause instanceof TransientDataAccessException
                || cause instanceof RecoverableDataAccessException
                || cause instanceof TransactionException) {
            throw cause;
        }
    }
}
