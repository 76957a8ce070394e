package io.muster.formats.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.muster.formats.ScoringFailed;
import java.nio.FloatBuffer;
import java.util.Map;

/** The outputs of one run, to be read before their memory is reused. */
final class RunOutputs implements AutoCloseable {

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
