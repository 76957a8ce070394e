package io.muster.formats.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.muster.formats.onnx.OnnxFormat.LargestCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The shapes of a model's values from the runtime's own shape inference, for calls of a given size. */
final class InferredShapes {

    private final Map<String, NodeInfo> values;
    private final Map<String, String> shapes;

    private InferredShapes(Map<String, NodeInfo> values, Map<String, String> shapes) {
        this.values = values;
        this.shapes = shapes;
    }

    /** @throws OrtException if the runtime does not accept a model with all its values as outputs */
    static InferredShapes of(OnnxGraph graph, LargestCall call) throws IOException, OrtException {
        var copy = Files.createTempFile("shapes", ".onnx");
        try {
            var shapes = graph.writeShowingAll(copy, call);
            return new InferredShapes(outputs(copy), shapes);
        } finally {
            Files.delete(copy);
        }
    }

    private static Map<String, NodeInfo> outputs(Path model) throws OrtException {
        var environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        try (var options = new NativeHandle<>(new OrtSession.SessionOptions())) {
            options.get().setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
            options.get().setIntraOpNumThreads(1);
            try (var session = new NativeHandle<>(environment.createSession(model.toString(), options.get()))) {
                return session.get().getOutputInfo();
            }
        }
    }

    /** A value's dimensions; empty if its rank or a dimension is not fixed, or if it is not a tensor. */
    Optional<long[]> shape(String value) {
        var rank = rank(value);
        return tensor(value)
                .map(TensorInfo::getShape)
                .filter(shape -> shape.length == rank)
                .filter(shape -> Arrays.stream(shape).noneMatch(Shapes::isOpen));
    }

    /** A value's number of dimensions; negative if it is not fixed. */
    private long rank(String value) {
        var shape = shapes.get(value);
        return shape == null
                ? -1
                : tensor(shape).map(info -> info.getShape()[0]).orElse(-1L);
    }

    boolean isText(String value) {
        return tensor(value).filter(info -> info.type == OnnxJavaType.STRING).isPresent();
    }

    /** Bytes per element of the value, at least 1. */
    long bytesOfNumber(String value) {
        return tensor(value).map(info -> (long) Math.max(1, info.type.size)).orElse((long) ValueSize.LARGEST_NUMBER);
    }

    private Optional<TensorInfo> tensor(String value) {
        var node = values.get(value);
        return node != null && node.getInfo() instanceof TensorInfo tensor ? Optional.of(tensor) : Optional.empty();
    }
}
