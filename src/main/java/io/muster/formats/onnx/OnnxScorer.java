package io.muster.formats.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.muster.datasets.columns.Column;
import io.muster.formats.CheckedScorer;
import io.muster.formats.CheckedScorer.CheckedInput;
import io.muster.formats.InvalidInput;
import io.muster.formats.RowsAsColumns;
import io.muster.formats.ScoringFailed;
import io.muster.formats.ScoringSettings;
import io.muster.inventory.signature.Signature;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A scorer with one session and the memory that its calls borrow. */
final class OnnxScorer extends CheckedScorer {

    private static final int LARGEST_CHUNK = 16_384;
    private static final int SMALLEST_CHUNK = 1_024;

    /** 400 kB, which is small enough to be still in a processor's second-level cache when the runtime reads them. */
    private static final int VALUES_A_CHUNK = 100_000;

    private static final int MOST_VALUES_A_CHUNK = 4 << 20;

    private final OrtEnvironment environment;
    private final NativeHandle<OrtSession> session;
    private final List<InputTensor> inputs;
    private final List<OutputTensor> outputs;
    private final Set<String> sources;
    private final int chunk;
    private final ScoringSettings settings;
    private final Queue<TensorMemory> rowMemories = new ConcurrentLinkedQueue<>();
    private final Queue<TensorMemory> chunkMemories = new ConcurrentLinkedQueue<>();
    private final Queue<TensorMemory> restMemories = new ConcurrentLinkedQueue<>();

    OnnxScorer(
            OrtEnvironment environment,
            NativeHandle<OrtSession> session,
            OnnxModel model,
            Signature signature,
            ScoringSettings settings) {
        super(signature);
        this.environment = environment;
        this.session = session;
        this.inputs = model.bindInputs(signature);
        this.outputs = model.bindOutputs(signature);
        this.sources = outputs.stream().map(OutputTensor::source).collect(Collectors.toUnmodifiableSet());
        this.chunk = chunk(model, inputs);
        this.settings = settings;
    }

    /** The maximum number of rows per call of the runtime. */
    static int chunk(OnnxModel model, List<InputTensor> inputs) {
        return model.batched() ? chunk(inputs) : 1;
    }

    private static int chunk(List<InputTensor> inputs) {
        var widest = inputs.stream().mapToInt(InputTensor::width).max().orElse(1);
        var requested = Math.max(SMALLEST_CHUNK, Math.min(LARGEST_CHUNK, VALUES_A_CHUNK / widest));
        return Math.max(1, Math.min(requested, MOST_VALUES_A_CHUNK / widest));
    }

    @Override
    protected List<Column> scoreInputs(List<CheckedInput> checked, int rows) {
        var results = RowsAsColumns.empty(signature().outputs(), rows);
        var left = rows % chunk;
        scoreChunks(chunkMemories, checked, 0, rows - left, chunk, results);
        scoreChunks(restMemories, checked, rows - left, rows, left, results);
        return results;
    }

    /** Remaining rows use separate memory: creating tensors for fewer rows and then for more again takes time. */
    private void scoreChunks(
            Queue<TensorMemory> memories,
            List<CheckedInput> checked,
            int from,
            int to,
            int size,
            List<Column> results) {
        if (from == to) {
            return;
        }
        with(memories, size, memory -> {
            for (var at = from; at < to; at += size) {
                scoreChunk(memory, checked, at, size, results);
            }
            return results;
        });
    }

    private void scoreChunk(TensorMemory memory, List<CheckedInput> checked, int from, int rows, List<Column> results)
            throws OrtException {
        memory.fill(checked, from, rows);
        try (var answers = memory.run(session.get())) {
            for (var i = 0; i < outputs.size(); i++) {
                outputs.get(i).read(answers, results.get(i), from, rows);
            }
        }
    }

    @Override
    protected @Nullable Object[] scoreValues(@Nullable Object[] values) {
        return with(rowMemories, 1, memory -> {
            memory.fill(values);
            try (var answers = memory.run(session.get())) {
                var row = new Object[outputs.size()];
                for (var i = 0; i < row.length; i++) {
                    row[i] = outputs.get(i).readRow(answers);
                }
                return row;
            }
        });
    }

    private interface Use<T> {
        T of(TensorMemory memory) throws OrtException;
    }

    /** Returns the memory to the pool, unless the runtime failed, which leaves it in an unknown state. */
    private <T> T with(Queue<TensorMemory> memories, int rows, Use<T> use) {
        try {
            var memory = borrow(memories, rows);
            try {
                var result = use.of(memory);
                memories.add(memory);
                return result;
            } catch (InvalidInput e) {
                memories.add(memory);
                throw e;
            } catch (OrtException | RuntimeException | Error e) {
                memory.close();
                throw e;
            }
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    private TensorMemory borrow(Queue<TensorMemory> memories, int rows) throws OrtException {
        var memory = memories.poll();
        if (memory != null && memory.capacity() >= rows) {
            return memory;
        }
        if (memory != null) {
            memory.close();
        }
        return new TensorMemory(environment, inputs, sources, rows, settings);
    }

    private static ScoringFailed failed(OrtException cause) {
        return new ScoringFailed("ONNX Runtime failed: " + cause.getMessage(), cause);
    }

    @Override
    protected void free() {
        try {
            closeAll(rowMemories);
            closeAll(chunkMemories);
            closeAll(restMemories);
            session.close();
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    private static void closeAll(Queue<TensorMemory> memories) throws OrtException {
        for (var memory = memories.poll(); memory != null; memory = memories.poll()) {
            memory.close();
        }
    }
}
