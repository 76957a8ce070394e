package io.muster.scoring.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.muster.scoring.onnx.OnnxFormat.LargestCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the memory of a run is known before it runs. The runtime itself is asked: a copy of the model that shows every
 * value as an output, for the largest call, tells their shapes. What it cannot tell depends on values; then, and where
 * there are graphs in graphs, nobody knows.
 */
final class RunBounds {

    /** More nodes than that take long to look at, and the answer would be no surprise. */
    private static final int MOST_NODES = 20_000;

    private static final int LONGEST_TEXT = 1_000;

    /** Their memory is not what their outputs' shapes say: texts grow, pictures unpack, sums are made beside each other. */
    private static final Set<String> OF_OTHER_SIZE = Set.of(
            "StringConcat",
            "StringSplit",
            "StringNormalizer",
            "ImageDecoder",
            "ConvTranspose",
            "Einsum",
            "DFT",
            "STFT",
            "MelWeightMatrix");

    /** Make one value for each row and each class or column that the file lists, or for each value they get. */
    private static final Set<String> OF_FILE_SIZE = Set.of(
            "ArrayFeatureExtractor",
            "Binarizer",
            "CastMap",
            "CategoryMapper",
            "DictVectorizer",
            "FeatureVectorizer",
            "Imputer",
            "LabelEncoder",
            "LinearClassifier",
            "LinearRegressor",
            "Normalizer",
            "OneHotEncoder",
            "Scaler",
            "SVMClassifier",
            "SVMRegressor",
            "TreeEnsemble",
            "TreeEnsembleClassifier",
            "TreeEnsembleRegressor",
            "ZipMap",
            "ArgMax",
            "Cast",
            "Flatten",
            "Identity",
            "Neg",
            "Reshape",
            "Sigmoid",
            "Softmax",
            "Squeeze");

    private final Path artifact;
    private final long limit;

    /** @param limit bytes that all values of a run may have together */
    RunBounds(Path artifact, long limit) {
        this.artifact = artifact;
        this.limit = limit;
    }

    Optional<String> unbounded(LargestCall call) {
        var graph = OnnxGraph.read(artifact);
        if (graph.nodes().size() > MOST_NODES) {
            return Optional.of("it has more than %d nodes".formatted(MOST_NODES));
        }
        return graph.nodes().stream()
                .filter(node -> node.hasGraph() || OF_OTHER_SIZE.contains(node.operator()))
                .findFirst()
                .map(node -> "its operator %s takes time or memory that its inputs decide".formatted(node.operator()))
                .or(() -> bySizes(graph, call));
    }

    private Optional<String> bySizes(OnnxGraph graph, LargestCall call) {
        try {
            var copy = Files.createTempFile("shapes", ".onnx");
            try {
                graph.writeShowingAll(copy, call);
                return judged(graph, sizes(copy));
            } finally {
                Files.delete(copy);
            }
        } catch (OrtException e) {
            var why = String.valueOf(e.getMessage());
            return Optional.of("ONNX Runtime cannot tell the sizes of its values: "
                    + why.substring(0, Math.min(why.length(), LONGEST_TEXT)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write a copy of an ONNX model", e);
        }
    }

    private static Map<String, NodeInfo> sizes(Path copy) throws OrtException {
        var environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        try (var options = new NativeHandle<>(new OrtSession.SessionOptions())) {
            options.get().setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
            options.get().setIntraOpNumThreads(1);
            try (var session = new NativeHandle<>(environment.createSession(copy.toString(), options.get()))) {
                return session.get().getOutputInfo();
            }
        }
    }

    private Optional<String> judged(OnnxGraph graph, Map<String, NodeInfo> sizes) {
        var total = 0L;
        for (var node : graph.nodes()) {
            for (var output : node.outputs()) {
                var bytes = sizes.containsKey(output) ? bytes(sizes.get(output)) : -1;
                if (bytes < 0 && !OF_FILE_SIZE.contains(node.operator())) {
                    return Optional.of("the size of '%s', which its operator %s makes, depends on values"
                            .formatted(output, node.operator()));
                }
                total += Math.max(bytes, 0);
                if (total > limit || total < 0) {
                    return Optional.of("a run makes values of more than %d bytes (muster.scoring.max-tensor-size)"
                            .formatted(limit));
                }
            }
        }
        return Optional.empty();
    }

    /** Negative if a dimension is open or there is no tensor. */
    private static long bytes(NodeInfo node) {
        if (!(node.getInfo() instanceof TensorInfo tensor)) {
            return -1;
        }
        var bytes = (long) Math.max(1, tensor.type == OnnxJavaType.STRING ? LONGEST_TEXT : tensor.type.size);
        for (var dimension : tensor.getShape()) {
            if (dimension < 0) {
                return -1;
            }
            if (dimension > 0 && bytes > Long.MAX_VALUE / dimension) {
                return Long.MAX_VALUE / 2;
            }
            bytes *= dimension;
        }
        return bytes;
    }
}
