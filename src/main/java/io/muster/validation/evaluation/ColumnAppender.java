package io.muster.validation.evaluation;

/** The concatenation of batches. */
final class ColumnAppender {

    private final double[] all;
    private int filled;

    ColumnAppender(double[] all) {
        this.all = all;
    }

    void add(double[] batch) {
        System.arraycopy(batch, 0, all, filled, batch.length);
        filled += batch.length;
    }
}
