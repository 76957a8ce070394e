package io.muster.formats;

import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.inventory.signature.Signature;
import java.nio.FloatBuffer;
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

    /**
     * An input of a batch that returns only values that have passed the signature's check. Vectors are checked when they
     * are read, so that a provider that must copy them anyway needs one pass instead of two. Used by one call.
     */
    public static final class CheckedInput {

        private final FieldCheck check;
        private final Column column;
        private boolean passed;

        /** @throws InvalidInput if the column is of the wrong kind or, unless it holds vectors, any value is wrong */
        CheckedInput(FieldCheck check, Column column) {
            this.check = check;
            this.column = column;
            if (column instanceof Column.Vectors vectors) {
                check.requireVectors(vectors);
            } else {
                check.check(column);
                passed = true;
            }
        }

        /** @throws InvalidInput naming row and field of the first value that is wrong */
        public static List<Column> columns(List<CheckedInput> inputs) {
            return inputs.stream().map(CheckedInput::column).toList();
        }

        /**
         * The whole column.
         *
         * @throws InvalidInput naming row and field of the first value that is wrong
         */
        public Column column() {
            if (!passed) {
                check.check(column);
                passed = true;
            }
            return column;
        }

        public boolean isVectors() {
            return column instanceof Column.Vectors;
        }

        /**
         * Copies the vectors of rows {@code from} to {@code from + rows} to the buffer's position.
         *
         * @throws InvalidInput naming row and field of the first value that is wrong; the buffer's content is then
         *     undefined
         * @throws ClassCastException unless the input {@link #isVectors}
         */
        public void copyVectors(int from, int rows, FloatBuffer to) {
            var vectors = (Column.Vectors) column;
            var start = from * vectors.width();
            var count = rows * vectors.width();
            if (!copiedAsFinite(vectors.values(), start, count, to)) {
                check.judgeAll(vectors.values(), start, start + count);
            }
        }

        private boolean copiedAsFinite(float[] values, int from, int count, FloatBuffer to) {
            if (!check.takesAnyFinite() || FiniteCopy.isTooLargeFor(count)) {
                to.put(values, from, count);
                return check.takesAnyFinite() && FiniteCopy.areFinite(values, from, from + count);
            }
            return FiniteCopy.ofThisThread().copy(values, from, count, to);
        }
    }
}
