package io.muster.workers;

import io.muster.datasets.columns.Column;
import io.muster.formats.CheckedScorer;
import io.muster.formats.CheckedScorer.CheckedInput;
import io.muster.formats.RowsAsColumns;
import io.muster.formats.ScoringFailed;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.Signature;
import io.muster.workers.protocol.Answer;
import io.muster.workers.protocol.Channel;
import io.muster.workers.protocol.Request;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A scorer that uses a worker process. Inputs are checked here, as for every other scorer. */
final class WorkerScorer extends CheckedScorer {

    /** Values per message: enough to make the overhead of a message small, and few enough to send quickly. */
    private static final int VALUES_A_PART = 1 << 20;

    private static final int LARGEST_PART = 16_384;

    /** A character is up to three bytes. */
    private static final int LETTERS_A_PART = 4 << 20;

    private final Channel channel;
    private final int part;

    WorkerScorer(Signature signature, Channel channel) {
        super(signature);
        this.channel = channel;
        var widest = Math.max(1, Math.max(width(signature.inputs()), width(signature.outputs())));
        this.part = (int) Math.max(1, Math.min(LARGEST_PART, VALUES_A_PART / widest));
    }

    private static long width(List<Field> fields) {
        return fields.stream().mapToLong(Field::width).sum();
    }

    @Override
    protected List<Column> scoreInputs(List<CheckedInput> checked, int rows) {
        var inputs = CheckedInput.columns(checked);
        var results = RowsAsColumns.empty(signature().outputs(), rows);
        var texts = inputs.stream()
                .filter(Column.Texts.class::isInstance)
                .map(column -> ((Column.Texts) column).values())
                .toList();
        var to = 0;
        for (var from = 0; from < rows; from = to) {
            to = end(texts, from, Math.min(rows, from + part));
            var slice = from == 0 && to == rows ? inputs : slice(inputs, from, to);
            copy(scored(new Request.Batch(to - from, slice), to - from), results, from, to - from);
        }
        return results;
    }

    /** The end of a part with at most the maximum of characters per message; a row is never split. */
    private static int end(List<@Nullable String[]> texts, int from, int to) {
        var letters = 0L;
        for (var row = from; row < to && !texts.isEmpty(); row++) {
            for (var column : texts) {
                letters += column[row] == null ? 0 : column[row].length();
            }
            if (letters > LETTERS_A_PART && row > from) {
                return row;
            }
        }
        return to;
    }

    private List<Column> scored(Request.Batch batch, int rows) {
        if (channel.score(batch, rows) instanceof Answer.BatchScored scored) {
            return scored.outputs();
        }
        throw unexpected();
    }

    private static List<Column> slice(List<Column> columns, int from, int to) {
        return columns.stream().map(column -> slice(column, from, to)).toList();
    }

    private static Column slice(Column column, int from, int to) {
        if (column instanceof Column.Numbers numbers) {
            return new Column.Numbers(column.name(), Arrays.copyOfRange(numbers.values(), from, to));
        }
        if (column instanceof Column.Texts texts) {
            return new Column.Texts(column.name(), Arrays.copyOfRange(texts.values(), from, to));
        }
        if (column instanceof Column.Flags flags) {
            return new Column.Flags(column.name(), Arrays.copyOfRange(flags.values(), from, to));
        }
        var vectors = (Column.Vectors) column;
        var width = vectors.width();
        return new Column.Vectors(column.name(), width, Arrays.copyOfRange(vectors.values(), from * width, to * width));
    }

    /** The answer's columns must match the signature and the number of rows, because the process read untrusted bytes. */
    private void copy(List<Column> answer, List<Column> results, int from, int rows) {
        if (answer.size() != results.size()) {
            throw unexpected();
        }
        for (var i = 0; i < answer.size(); i++) {
            var got = answer.get(i);
            var to = results.get(i);
            if (got.rows() != rows || !got.name().equals(to.name()) || got.getClass() != to.getClass()) {
                throw unexpected();
            }
            copy(got, to, from, rows);
        }
    }

    private static void copy(Column got, Column to, int from, int rows) {
        if (got instanceof Column.Numbers numbers) {
            System.arraycopy(numbers.values(), 0, ((Column.Numbers) to).values(), from, rows);
        } else if (got instanceof Column.Texts texts) {
            System.arraycopy(texts.values(), 0, ((Column.Texts) to).values(), from, rows);
        } else if (got instanceof Column.Flags flags) {
            System.arraycopy(flags.values(), 0, ((Column.Flags) to).values(), from, rows);
        } else if (got instanceof Column.Vectors vectors) {
            var width = ((Column.Vectors) to).width();
            if (vectors.width() != width) {
                throw unexpected();
            }
            System.arraycopy(vectors.values(), 0, ((Column.Vectors) to).values(), from * width, rows * width);
        }
    }

    @Override
    protected @Nullable Object[] scoreValues(@Nullable Object[] inputs) {
        if (channel.score(new Request.Row(inputs), 1) instanceof Answer.RowScored row
                && row.values().length == signature().outputs().size()) {
            return row.values();
        }
        throw unexpected();
    }

    private static ScoringFailed unexpected() {
        return new ScoringFailed("The worker process answered something other than what was asked");
    }

    @Override
    protected void free() {
        channel.close();
    }
}
