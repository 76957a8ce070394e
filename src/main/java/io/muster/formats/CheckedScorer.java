package io.muster.formats;

import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.inventory.signature.Signature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * The base class of all providers' scorers: inputs are checked against the signature before the runtime sees them, and
 * nothing is freed while a call is running. Providers get only complete, well-typed values, in the signature's order.
 */
public abstract class CheckedScorer implements Scorer {

    private final Signature signature;
    private final FieldCheck[] checks;
    private final String[] outputs;
    private final ReentrantReadWriteLock life = new ReentrantReadWriteLock();
    private boolean closed;

    protected CheckedScorer(Signature signature) {
        this.signature = signature;
        this.checks = signature.inputs().stream().map(FieldCheck::new).toArray(FieldCheck[]::new);
        this.outputs = signature.outputs().stream().map(field -> field.name()).toArray(String[]::new);
    }

    /**
     * @param inputs in the order of the signature's inputs, all present; the values they return are checked
     * @return columns in the order of the signature's outputs
     */
    protected abstract List<Column> scoreInputs(List<CheckedInput> inputs, int rows);

    /**
     * @param inputs checked values in the order of the signature's inputs: {@code Double}, {@code String},
     *     {@code Boolean}, {@code double[]} for vectors, null for missing
     * @return values in the order of the signature's outputs: {@code Number}, {@code String}, {@code Boolean},
     *     {@code float[]} for vectors, null for missing
     */
    protected abstract @Nullable Object[] scoreValues(@Nullable Object[] inputs);

    /** Frees what the runtime holds. Called once, when no call is running. */
    protected abstract void free();

    @Override
    public final Signature signature() {
        return signature;
    }

    @Override
    public final ColumnBatch score(ColumnBatch batch) {
        enter();
        try {
            var inputs = new CheckedInput[checks.length];
            for (var i = 0; i < checks.length; i++) {
                inputs[i] = input(checks[i], batch);
            }
            return new ColumnBatch(batch.rows(), scoreInputs(List.of(inputs), batch.rows()));
        } finally {
            leave();
        }
    }

    private static CheckedInput input(FieldCheck check, ColumnBatch batch) {
        var column = batch.find(check.field().name());
        return new CheckedInput(check, column.orElseGet(() -> check.absent(batch.rows())));
    }

    @Override
    public final Map<String, @Nullable Object> scoreRow(Map<String, @Nullable Object> row) {
        enter();
        try {
            var values = new Object[checks.length];
            for (var i = 0; i < checks.length; i++) {
                values[i] = checks[i].normalise(row.get(checks[i].field().name()), 1);
            }
            return named(scoreValues(values));
        } finally {
            leave();
        }
    }

    private Map<String, @Nullable Object> named(@Nullable Object[] values) {
        var named = new LinkedHashMap<String, @Nullable Object>(values.length * 2);
        for (var i = 0; i < outputs.length; i++) {
            named.put(outputs[i], values[i]);
        }
        return named;
    }

    private void enter() {
        life.readLock().lock();
        if (closed) {
            life.readLock().unlock();
            throw new IllegalStateException("This scorer is closed");
        }
    }

    private void leave() {
        life.readLock().unlock();
    }

    @Override
    public final void close() {
        life.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                free();
            }
        } finally {
            life.writeLock().unlock();
        }
    }
}
