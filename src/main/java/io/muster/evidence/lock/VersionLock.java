package io.muster.evidence.lock;

import io.muster.shared.SubjectId;
import io.muster.shared.jdbc.RacingInsert;
import io.muster.shared.jdbc.TransactionScope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;

/**
 * A row lock per version, held to the end of the transaction. Take it before reading earlier decisions on a version in
 * order to decide: two transactions that read at the same time would each miss the other's decision.
 */
@Component
public class VersionLock {

    private final JdbcClient jdbc;
    private final RacingInsert insert;

    VersionLock(JdbcClient jdbc, RacingInsert insert) {
        this.jdbc = jdbc;
        this.insert = insert;
    }

    /** Waits until no other transaction holds this version's lock, then holds it until the current transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(SubjectId subject) {
        var held = Held.ofThisTransaction();
        if (held.has(subject)) {
            return;
        }
        if (!takeExisting(subject) && !begin(subject)) {
            takeExisting(subject);
        }
        held.add(subject);
    }

    /**
     * Reads once while the lock is held, because no other transaction records anything about the version then.
     *
     * @return the rows read now, or earlier under the same lock
     */
    public static <T> List<T> readOnce(SubjectId subject, Class<T> what, Supplier<List<T>> reading) {
        return Held.find()
                .filter(held -> held.has(subject))
                .map(held -> held.read(subject, what, reading))
                .orElseGet(reading);
    }

    /** Discards what was read, after something was recorded. */
    public static void forget(SubjectId subject) {
        Held.find().ifPresent(held -> held.forget(subject));
    }

    /** Whether the current transaction holds the lock. */
    static boolean isHeld(SubjectId subject) {
        return Held.find().filter(held -> held.has(subject)).isPresent();
    }

    private boolean takeExisting(SubjectId subject) {
        return jdbc.sql("update evidence_lock set taken = taken + 1 where subject = :subject")
                        .param("subject", subject.toString())
                        .update()
                == 1;
    }

    private boolean begin(SubjectId subject) {
        return insert.tried(() -> jdbc.sql("insert into evidence_lock (subject, taken) values (:subject, 1)")
                .param("subject", subject.toString())
                .update());
    }

    /** The locks of one transaction, with what was read under each. A nested, independent transaction has its own. */
    private static final class Held implements TransactionSynchronization {

        private final Map<SubjectId, Map<Class<?>, List<?>>> versions = new HashMap<>();

        static Held ofThisTransaction() {
            return TransactionScope.get(Held.class, Held::new);
        }

        static Optional<Held> find() {
            return TransactionScope.find(Held.class);
        }

        boolean has(SubjectId subject) {
            return versions.containsKey(subject);
        }

        void add(SubjectId subject) {
            versions.put(subject, new HashMap<>());
        }

        void forget(SubjectId subject) {
            versions.computeIfPresent(subject, (held, read) -> new HashMap<>());
        }

        <T> List<T> read(SubjectId subject, Class<T> what, Supplier<List<T>> reading) {
            var known = versions.get(subject);
            var read = known.get(what);
            if (read == null) {
                read = List.copyOf(reading.get());
                known.put(what, read);
            }
            return read.stream().map(what::cast).toList();
        }

        /** Releases before completion: callbacks after the commit may still run as if in this transaction, but nothing is locked then. */
        @Override
        public void beforeCompletion() {
            versions.clear();
        }

        /** The database releases the locks taken, and undoes the writes made, since the savepoint. */
        @Override
        public void savepointRollback(Object savepoint) {
            versions.clear();
        }
    }
}
