package io.muster.formats.onnx;

import ai.onnxruntime.OrtException;
import io.muster.formats.onnx.OnnxFormat.LargestCall;
import io.muster.shared.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The check that the memory of a run is known in advance. The runtime itself infers the shapes, from a copy of the
 * model with every value as an output, for the largest call. If it infers none, the operator's own bound counts
 * ({@link OperatorSizes}). The memory is unknown if neither gives a bound, because the shape depends on values, if an
 * operator's own memory is unknown, or if there are nested graphs.
 */
final class RunBounds {

    /** More nodes take long to examine, and would almost certainly exceed the bound. */
    private static final int MOST_NODES = 20_000;

    private static final int LONGEST_TOLD = 1_000;

    private static final int MAP_ENTRY = 128;

    private final Path artifact;
    private final long limit;

    /** @param limit maximum bytes of all values of a run together */
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
                .filter(node -> node.hasGraph() || !OperatorSizes.isKnown(node.operator()))
                .findFirst()
                .map(node ->
                        "its operator %s takes time or memory that is not known beforehand".formatted(node.operator()))
                .or(() -> bySizes(graph, call));
    }

    private Optional<String> bySizes(OnnxGraph graph, LargestCall call) {
        try {
            return new Sum(graph, call).unbounded();
        } catch (OrtException e) {
            var why = String.valueOf(e.getMessage());
            return Optional.of(
                    "ONNX Runtime cannot infer the sizes of its values: " + Texts.abbreviate(why, LONGEST_TOLD));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write a copy of an ONNX model", e);
        }
    }

    /** The sum over a graph, operator by operator, in execution order. */
    private final class Sum {

        private final OnnxGraph graph;
        private final InferredShapes shapes;
        private final Map<String, ValueSize> sizes = new HashMap<>();
        private long values;
        private long beside;

        Sum(OnnxGraph graph, LargestCall call) throws IOException, OrtException {
            this.graph = graph;
            this.shapes = InferredShapes.of(graph, call);
            graph.initializers().forEach((name, initializer) -> sizes.put(name, ValueSize.of(initializer)));
            call.inputs().forEach(input -> sizes.put(input.name(), ValueSize.of(input, call.rows())));
        }

        Optional<String> unbounded() {
            for (var node : graph.nodes()) {
                var inputs = node.inputs().stream()
                        .filter(sizes::containsKey)
                        .map(sizes::get)
                        .toList();
                for (var output : node.outputs()) {
                    var size = size(node, inputs, output);
                    if (size.isEmpty()) {
                        return Optional.of("the size of '%s', the output of its operator %s, depends on values"
                                .formatted(output, node.operator()));
                    }
                    add(node, inputs, output, size.get());
                }
                if (ValueSize.plus(values, beside) > limit) {
                    return Optional.of(
                            "a run needs more than %d bytes (muster.scoring.max-tensor-size)".formatted(limit));
                }
            }
            return Optional.empty();
        }

        private void add(OnnxNode node, List<ValueSize> inputs, String output, ValueSize size) {
            sizes.put(output, size);
            values = ValueSize.plus(values, size.bytes());
            beside = Math.max(beside, OperatorSizes.beside(node, inputs, size));
        }

        private Optional<ValueSize> size(OnnxNode node, List<ValueSize> inputs, String output) {
            var number = shapes.bytesOfNumber(output);
            var size = shapes.shape(output)
                    .map(shape -> ValueSize.of(shape, number))
                    .or(() -> OperatorSizes.ofOutput(node, inputs));
            if (shapes.isText(output)) {
                return size.flatMap(each -> OperatorSizes.withTexts(node, inputs, each));
            }
            // A map has a named entry for each number.
            return size.map(each -> each.of(node.makesTensors() ? number : MAP_ENTRY + node.longestText(), false));
        }
    }
}
