package io.muster.evidence;

import io.muster.shared.VersionId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets one transaction at a time settle something about a version. Whoever looks at what was decided before deciding takes
 * the turn first: two that look at the same moment would both see the other's decision missing.
 */
@Component
public class VersionLock {

    private final JdbcClient jdbc;
    private final TransactionTemplate savepoint;

    VersionLock(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.savepoint = new TransactionTemplate(transactions);
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** Waits until nobody else has this version's turn and keeps it until the running transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(VersionId version) {
        var held = TransactionLocks.ofThisTransaction();
        if (held.has(version)) {
            return;
        }
        if (!takeExisting(version) && !begin(version)) {
            takeExisting(version);
        }
        held.add(version);
    }

    private boolean takeExisting(VersionId version) {
        return jdbc.sql("update evidence_turn set taken = taken + 1 where version = :version")
                        .param("version", version.toString())
                        .update()
                == 1;
    }

    /**
     * Two may begin at once: the second waits for the first, fails, and goes back to its savepoint.
     *
     * @return whether we began: nobody else sees the row before we are done with it
     */
    private boolean begin(VersionId version) {
        try {
            savepoint.executeWithoutResult(
                    status -> jdbc.sql("insert into evidence_turn (version, taken) values (:version, 1)")
                            .param("version", version.toString())
                            .update());
            return true;
        } catch (DuplicateKeyException begunByAnother) {
            return false;
        }
    }
}
