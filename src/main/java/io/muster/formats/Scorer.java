package io.muster.formats;

import io.muster.datasets.columns.ColumnBatch;
import io.muster.inventory.signature.Signature;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A model ready to score. Thread-safe. Closing it frees native memory; later calls fail with IllegalStateException. */
public interface Scorer extends AutoCloseable {

    Signature signature();

    /**
     * Scores rows column by column.
     *
     * @return one column per output of the signature, same number and order of rows
     * @throws InvalidInput naming the field: missing column, wrong type or shape, forbidden missing or unseen value
     * @throws ScoringFailed if the runtime or the remote end fails
     */
    ColumnBatch score(ColumnBatch inputs);

    /**
     * Scores one row: the fast path for single decisions.
     *
     * @param row by input name: numbers, booleans, texts, {@code List} of numbers or {@code float[]} for vectors
     * @return by output name, same kinds of values
     * @throws InvalidInput as for batches
     * @throws ScoringFailed as for batches
     */
    Map<String, @Nullable Object> scoreRow(Map<String, @Nullable Object> row);

    @Override
    void close();
}
