package io.muster.formats.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.muster.formats.ScoringFailed;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Off-heap memory into which the runtime writes 32-bit results, unless there are very many: its own memory can only be
 * read by copying. The output shape is known only after the first call with a given row count, because the
 * file's declaration is not reliable; later calls write straight into this memory. A run that does not is repeated the usual way.
 */
final class AnswerMemory implements AutoCloseable {

    /** A NaN that no computation produces: if it is still there after a run, nothing was written. */
    private static final int UNWRITTEN = 0x7fa5_c3e1;

    /** The memory is kept as long as the model, once per concurrent caller; for larger results copying is a minor cost. */
    private static final long MOST_FLOATS = 1 << 17;

    private final OrtEnvironment environment;
    private final Set<String> requested;
    private final Map<String, long[]> shapes = new HashMap<>();
    private final Set<String> others = new HashSet<>();
    private final Map<String, ByteBuffer> memories = new HashMap<>();
    private final Map<String, FloatBuffer> written = new HashMap<>();
    private final Map<String, OnnxTensor> tensors = new HashMap<>();
    private final Map<String, NativeHandle<OnnxTensor>> handles = new HashMap<>();
    private boolean usable = true;

    AnswerMemory(OrtEnvironment environment, Set<String> requested) {
        this.environment = environment;
        this.requested = requested;
    }

    RunOutputs run(OrtSession session, Map<String, OnnxTensor> inputs, OrtSession.RunOptions options)
            throws OrtException {
        if (!shapes.isEmpty()) {
            var result = runIntoMemory(session, inputs, options);
            if (result.isPresent()) {
                return new RunOutputs(result.get(), written);
            }
            usable = false;
            close();
            memories.clear();
        }
        var result = session.run(inputs, requested, options);
        if (usable) {
            remember(result);
        }
        return new RunOutputs(result, Map.of());
    }

    private Optional<OrtSession.Result> runIntoMemory(
            OrtSession session, Map<String, OnnxTensor> inputs, OrtSession.RunOptions options) throws OrtException {
        if (tensors.isEmpty()) {
            allocate();
        }
        for (var name : tensors.keySet()) {
            memories.get(name).putInt(0, UNWRITTEN);
        }
        OrtSession.Result result;
        try {
            result = session.run(inputs, others, tensors, options);
        } catch (OrtException e) {
            // The result may have another shape this time. On any other cause, the usual way fails as well.
            return Optional.empty();
        }
        if (isWritten()) {
            return Optional.of(result);
        }
        result.close();
        return Optional.empty();
    }

    private boolean isWritten() {
        for (var name : tensors.keySet()) {
            if (memories.get(name).getInt(0) == UNWRITTEN) {
                return false;
            }
        }
        return true;
    }

    private void remember(OrtSession.Result result) {
        others.clear();
        for (var answer : result) {
            if (isOfFewFloats(answer.getValue())) {
                shapes.put(
                        answer.getKey(),
                        ((OnnxTensor) answer.getValue()).getInfo().getShape());
            } else {
                others.add(answer.getKey());
            }
        }
    }

    private static boolean isOfFewFloats(OnnxValue value) {
        return value instanceof OnnxTensor tensor
                && tensor.getInfo().type == OnnxJavaType.FLOAT
                && tensor.getInfo().getNumElements() > 0
                && tensor.getInfo().getNumElements() <= MOST_FLOATS;
    }

    private void allocate() throws OrtException {
        for (var each : shapes.entrySet()) {
            var name = each.getKey();
            var elements = Shapes.width(each.getValue());
            var floats = memory(name, Math.multiplyExact(elements, Float.BYTES))
                    .asFloatBuffer()
                    .slice(0, elements);
            var tensor = OnnxTensor.createTensor(environment, floats, each.getValue());
            handles.put(name, new NativeHandle<>(tensor));
            tensors.put(name, tensor);
            written.put(name, floats);
        }
    }

    private ByteBuffer memory(String name, int bytes) {
        var memory = memories.get(name);
        if (memory == null || memory.capacity() < bytes) {
            memory = TensorMemory.aligned(bytes);
            memories.put(name, memory);
        }
        return memory;
    }

    /** Discards shapes and tensors: the next run is treated as the first. */
    @Override
    public void close() throws OrtException {
        shapes.clear();
        tensors.clear();
        written.clear();
        for (var handle : handles.values()) {
            handle.close();
        }
        handles.clear();
    }

    /** The outputs of one run, to be read before their memory is reused. */
    static final class RunOutputs implements AutoCloseable {

        private final NativeHandle<OrtSession.Result> result;
        private final Map<String, FloatBuffer> written;

        /** @param written by name, the outputs in our own memory */
        RunOutputs(OrtSession.Result result, Map<String, FloatBuffer> written) {
            this.result = new NativeHandle<>(result);
            this.written = written;
        }

        OnnxValue value(String name) {
            return result.get()
                    .get(name)
                    .orElseThrow(() -> new ScoringFailed("The model gave no output '%s'".formatted(name)));
        }

        /** All 32-bit numbers of a tensor. */
        FloatBuffer floats(String name, OnnxTensor tensor) {
            var floats = written.get(name);
            return floats == null ? tensor.getFloatBuffer() : floats.duplicate();
        }

        @Override
        public void close() throws OrtException {
            result.close();
        }
    }
}
