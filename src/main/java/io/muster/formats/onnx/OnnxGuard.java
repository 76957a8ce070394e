package io.muster.formats.onnx;

import io.muster.formats.UnreadableArtifact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The check of a model before the native runtime sees it, which refuses anything that could read other files, run
 * foreign code or claim more memory than the file can justify. Field numbers are those of onnx.proto (onnx/onnx, IR
 * version 10).
 */
final class OnnxGuard {

    /** Operators in every build of the runtime; all others would be third-party code. */
    private static final Set<String> STANDARD_DOMAINS = Set.of("", "ai.onnx", "ai.onnx.ml");

    private static final int MAX_DEPTH = 32;
    private static final int MAX_NODES = 1_000_000;

    private final long maxTensorBytes;
    private final List<ClassLabels> labels = new ArrayList<>();
    private int nodes;

    /** The classes of an output that maps class to probability (operator ZipMap). */
    record ClassLabels(String output, List<String> labels) {}

    private OnnxGuard(long maxTensorBytes) {
        this.maxTensorBytes = maxTensorBytes;
    }

    /**
     * @return the classes of outputs that are maps
     * @throws UnreadableArtifact naming what was refused
     */
    static List<ClassLabels> check(Path artifact, long maxTensorBytes) {
        try (var channel = FileChannel.open(artifact)) {
            var guard = new OnnxGuard(maxTensorBytes);
            guard.model(new WireReader(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size())));
            return guard.labels;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the local copy of an ONNX model", e);
        }
    }

    private void model(WireReader model) {
        var graphs = 0;
        for (var field = model.nextField(); field != 0; field = model.nextField()) {
            switch (field) {
                case 7 -> {
                    graph(model.message(), 0);
                    graphs++;
                }
                case 20 -> throw refused("training information");
                case 25 -> throw refused("functions defined in the file");
                default -> model.skip();
            }
        }
        if (graphs != 1) {
            throw new UnreadableArtifact(
                    "The artifact is not an ONNX model: it has %d graphs, expected one".formatted(graphs));
        }
    }

    private void graph(WireReader graph, int depth) {
        if (depth > MAX_DEPTH) {
            throw new UnreadableArtifact("The ONNX model nests graphs more than %d deep".formatted(MAX_DEPTH));
        }
        for (var field = graph.nextField(); field != 0; field = graph.nextField()) {
            switch (field) {
                case 1 -> node(graph.message(), depth);
                case 5 -> tensor(graph.message());
                case 15 -> throw refused("sparse tensors");
                default -> graph.skip();
            }
        }
    }

    private void node(WireReader node, int depth) {
        if (++nodes > MAX_NODES) {
            throw new UnreadableArtifact("The ONNX model has more than %d nodes".formatted(MAX_NODES));
        }
        var operator = "";
        var domain = "";
        var outputs = new ArrayList<String>();
        var classes = new ArrayList<String>();
        for (var field = node.nextField(); field != 0; field = node.nextField()) {
            switch (field) {
                case 2 -> outputs.add(node.text());
                case 4 -> operator = node.text();
                case 5 -> attribute(node.message(), depth, classes);
                case 7 -> domain = node.text();
                default -> node.skip();
            }
        }
        if (!STANDARD_DOMAINS.contains(domain)) {
            throw refused("the operator '%s' of domain '%s'".formatted(operator, domain));
        }
        if (operator.equals("ZipMap")) {
            outputs.forEach(output -> labels.add(new ClassLabels(output, List.copyOf(classes))));
        }
    }

    private void attribute(WireReader attribute, int depth, List<String> classes) {
        var name = "";
        var values = new ArrayList<String>();
        for (var field = attribute.nextField(); field != 0; field = attribute.nextField()) {
            switch (field) {
                case 1 -> name = attribute.text();
                case 5, 10 -> tensor(attribute.message());
                case 6, 11 -> graph(attribute.message(), depth + 1);
                case 8 -> attribute.integers().forEach(value -> values.add(Long.toString(value)));
                case 9 -> values.add(attribute.text());
                case 22, 23 -> throw refused("sparse tensors");
                default -> attribute.skip();
            }
        }
        if (name.equals("classlabels_int64s") || name.equals("classlabels_strings")) {
            classes.addAll(values);
        }
    }

    private void tensor(WireReader tensor) {
        var size = tensor.remaining();
        var elements = 1L;
        for (var field = tensor.nextField(); field != 0; field = tensor.nextField()) {
            switch (field) {
                case 1 -> {
                    for (var dimension : tensor.integers()) {
                        elements = multiplied(elements, dimension);
                    }
                }
                case 13 -> throw refused("tensors kept in other files");
                case 14 -> {
                    if (tensor.number() != 0) {
                        throw refused("tensors kept in other files");
                    }
                }
                default -> tensor.skip();
            }
        }
        // Two four-bit elements fit a byte, so more elements than that cannot be in the file.
        if (elements > 2L * size) {
            throw new UnreadableArtifact(
                    "The ONNX model declares a tensor of %d elements but holds only %d bytes for it"
                            .formatted(elements, size));
        }
    }

    private long multiplied(long elements, long dimension) {
        if (dimension < 0 || dimension != 0 && elements > maxTensorBytes / dimension) {
            throw new UnreadableArtifact(
                    "The ONNX model declares a tensor larger than %d bytes".formatted(maxTensorBytes));
        }
        return elements * dimension;
    }

    private static UnreadableArtifact refused(String what) {
        return new UnreadableArtifact("The ONNX model uses %s, which is not accepted".formatted(what));
    }
}
