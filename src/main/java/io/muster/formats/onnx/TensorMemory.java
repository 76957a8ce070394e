package io.muster.formats.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.muster.datasets.columns.Column;
import io.muster.formats.CheckedScorer.CheckedInput;
import io.muster.formats.ScoringFailed;
import io.muster.formats.ScoringSettings;
import io.muster.formats.onnx.AnswerMemory.RunOutputs;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Off-heap memory with tensors over it, used by one call at a time and then reused: allocating it and creating tensors
 * costs more than scoring a row.
 */
final class TensorMemory implements AutoCloseable {

    private static final int CACHE_LINE = 64;

    private final OrtEnvironment environment;
    private final List<InputTensor> inputs;
    private final int capacity;
    private final ByteBuffer @Nullable [] memories;
    private final Map<String, OnnxTensor> tensors = new HashMap<>();
    private final Map<String, NativeHandle<OnnxTensor>> handles = new HashMap<>();
    private final AnswerMemory answers;
    private final RunDeadline deadline;
    private int rows;

    TensorMemory(
            OrtEnvironment environment,
            List<InputTensor> inputs,
            Set<String> requested,
            int capacity,
            ScoringSettings settings)
            throws OrtException {
        this.environment = environment;
        this.inputs = inputs;
        this.answers = new AnswerMemory(environment, requested);
        this.capacity = capacity;
        this.memories = inputs.stream()
                .map(input -> input.isText() ? null : input.memory(capacity))
                .toArray(ByteBuffer[]::new);
        this.deadline = new RunDeadline(settings);
    }

    /** Off-heap memory aligned to a cache line, so that no vector loaded from it crosses two lines. */
    static ByteBuffer aligned(int size) {
        // Aligning can cost up to a line at either end.
        return ByteBuffer.allocateDirect(Math.addExact(size, 2 * CACHE_LINE))
                .alignedSlice(CACHE_LINE)
                .slice(0, size)
                .order(ByteOrder.nativeOrder());
    }

    int capacity() {
        return capacity;
    }

    /**
     * Runs the model on the filled rows. The outputs must be read and closed before the memory is reused.
     *
     * @throws io.muster.formats.PredictionOverdue if it takes too long
     */
    RunOutputs run(OrtSession session) throws OrtException {
        deadline.begin(rows);
        RunOutputs made;
        try {
            made = answers.run(session, tensors, deadline.options());
        } catch (OrtException | RuntimeException | Error e) {
            if (deadline.end()) {
                throw deadline.overdue(rows);
            }
            throw e;
        }
        deadline.end();
        return made;
    }

    void fill(List<CheckedInput> checked, int from, int requested) throws OrtException {
        allocate(requested);
        for (var i = 0; i < memories.length; i++) {
            var memory = memories[i];
            if (memory == null) {
                var texts = new String[requested];
                System.arraycopy(((Column.Texts) checked.get(i).column()).values(), from, texts, 0, requested);
                replace(inputs.get(i), inputs.get(i).ofTexts(environment, texts));
            } else {
                inputs.get(i).fill(memory, checked.get(i), from, requested);
            }
        }
    }

    void fill(@Nullable Object[] values) throws OrtException {
        allocate(1);
        for (var i = 0; i < memories.length; i++) {
            var memory = memories[i];
            if (memory == null) {
                var text = new String[] {(String) values[i]};
                replace(inputs.get(i), inputs.get(i).ofTexts(environment, text));
            } else {
                inputs.get(i).fill(memory, values[i]);
            }
        }
    }

    private void allocate(int requested) throws OrtException {
        if (requested == rows) {
            return;
        }
        if (requested > capacity) {
            throw new ScoringFailed("Expected at most %2$d rows, the memory that was allocated, not %1$d"
                    .formatted(requested, capacity));
        }
        forget();
        for (var i = 0; i < memories.length; i++) {
            var memory = memories[i];
            if (memory != null) {
                replace(inputs.get(i), inputs.get(i).over(environment, memory, requested));
            }
        }
        rows = requested;
    }

    private void replace(InputTensor input, OnnxTensor tensor) throws OrtException {
        tensors.put(input.name(), tensor);
        var old = handles.put(input.name(), new NativeHandle<>(tensor));
        if (old != null) {
            old.close();
        }
    }

    @Override
    public void close() throws OrtException {
        forget();
        deadline.close();
    }

    private void forget() throws OrtException {
        tensors.clear();
        rows = 0;
        for (var handle : handles.values()) {
            handle.close();
        }
        handles.clear();
        answers.close();
    }
}
