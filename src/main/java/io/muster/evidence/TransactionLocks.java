package io.muster.evidence;

import io.muster.shared.VersionId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The turns one transaction holds, and the evidence it read while it did. As long as it holds a version's turn nobody
 * else records anything about the version, so what it read stays true until it records something itself. It ends with
 * the transaction; an inner transaction of its own has its own.
 */
final class TransactionLocks implements TransactionSynchronization {

    /** Versions whose turn is held, with their evidence; null until it is read. */
    private final Map<VersionId, @Nullable List<Evidence>> versions = new HashMap<>();

    private TransactionLocks() {}

    /** The caller is in a transaction. */
    static TransactionLocks ofThisTransaction() {
        return find().orElseGet(() -> {
            var held = new TransactionLocks();
            TransactionSynchronizationManager.registerSynchronization(held);
            return held;
        });
    }

    /** @return what is read now, or was while the turn is held */
    static List<Evidence> evidence(VersionId version, Supplier<List<Evidence>> reading) {
        return find().filter(held -> held.has(version))
                .map(held -> held.read(version, reading))
                .orElseGet(reading);
    }

    private static Optional<TransactionLocks> find() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return Optional.empty();
        }
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(TransactionLocks.class::isInstance)
                .map(TransactionLocks.class::cast)
                .findFirst();
    }

    boolean has(VersionId version) {
        return versions.containsKey(version);
    }

    void add(VersionId version) {
        versions.put(version, null);
    }

    /** Something was recorded: what was read before is not all any more. */
    void forgetEvidence(VersionId version) {
        versions.replace(version, null);
    }

    private List<Evidence> read(VersionId version, Supplier<List<Evidence>> reading) {
        var known = versions.get(version);
        if (known != null) {
            return known;
        }
        var read = List.copyOf(reading.get());
        versions.put(version, read);
        return read;
    }

    /** After the commit, when others may still do something as if in this transaction, nothing is locked any more. */
    @Override
    public void beforeCompletion() {
        versions.clear();
    }

    /** The database gives back what was locked, and undoes what was written, since the savepoint. */
    @Override
    public void savepointRollback(Object savepoint) {
        versions.clear();
    }
}
