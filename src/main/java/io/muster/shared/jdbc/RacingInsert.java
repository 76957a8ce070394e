package io.muster.shared.jdbc;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An insert of a row that another transaction may insert at the same time. The second one waits for the first, fails,
 * and goes back to its savepoint, because PostgreSQL aborts the whole transaction at an error otherwise.
 */
@Component
public class RacingInsert {

    private final TransactionTemplate savepoint;

    RacingInsert(PlatformTransactionManager transactions) {
        this.savepoint = new TransactionTemplate(transactions);
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** @return whether this transaction inserted the row, which no other sees before it ends */
    public boolean tried(Runnable insert) {
        try {
            savepoint.executeWithoutResult(status -> insert.run());
            return true;
        } catch (DuplicateKeyException insertedByAnother) {
            return false;
        }
    }
}
