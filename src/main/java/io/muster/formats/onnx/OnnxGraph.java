package io.muster.formats.onnx;

import io.muster.formats.onnx.OnnxFormat.LargestCall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A model's outermost graph, field by field as in the file. Field numbers are those of onnx.proto (onnx/onnx, IR
 * version 10). It reads only files that {@link OnnxGuard} has accepted.
 */
final class OnnxGraph {

    private static final int GRAPH = 7;
    private static final int NODE = 1;
    private static final int INITIALIZER = 5;
    private static final int INPUT = 11;
    private static final int OUTPUT = 12;
    private static final int VALUE_INFO = 13;

    private final List<ByteBuffer> besides = new ArrayList<>();
    private final List<ByteBuffer> within = new ArrayList<>();
    private final List<String> inputs = new ArrayList<>();
    private final List<OnnxNode> nodes = new ArrayList<>();
    private final Map<String, ByteBuffer> types = new HashMap<>();
    private final Map<String, Initializer> initializers = new HashMap<>();

    /**
     * A tensor stored in the file.
     *
     * @param longestText bytes of the longest text in it
     */
    record Initializer(List<Long> dimensions, int longestText) {

        private static Initializer of(WireReader tensor) {
            var dimensions = new ArrayList<Long>();
            var longest = 0;
            for (var field = tensor.nextField(); field != 0; field = tensor.nextField()) {
                switch (field) {
                    case 1 -> dimensions.addAll(tensor.integers());
                    case 6 -> longest = Math.max(longest, tensor.message().remaining());
                    default -> tensor.skip();
                }
            }
            return new Initializer(dimensions, longest);
        }
    }

    private OnnxGraph() {}

    static OnnxGraph read(Path artifact) {
        try (var channel = FileChannel.open(artifact)) {
            var graph = new OnnxGraph();
            var model = new WireReader(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
            for (var field = model.nextField(); field != 0; field = model.nextField()) {
                if (field == GRAPH) {
                    graph.readGraph(model.message());
                } else {
                    graph.besides.add(model.raw());
                }
            }
            return graph;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the local copy of an ONNX model", e);
        }
    }

    private void readGraph(WireReader graph) {
        for (var field = graph.nextField(); field != 0; field = graph.nextField()) {
            switch (field) {
                case NODE -> {
                    var raw = graph.raw();
                    nodes.add(OnnxNode.of(WireReader.ofField(raw)));
                    within.add(raw);
                }
                case INITIALIZER -> {
                    var raw = graph.raw();
                    initializers.put(name(raw, 8), Initializer.of(WireReader.ofField(raw)));
                    within.add(raw);
                }
                case INPUT -> readInput(graph.raw());
                // The file's claims about the sizes of its values are not trusted.
                case OUTPUT, VALUE_INFO -> graph.skip();
                default -> within.add(graph.raw());
            }
        }
    }

    private void readInput(ByteBuffer raw) {
        var name = name(raw, 1);
        inputs.add(name);
        types.put(name, raw);
    }

    private static String name(ByteBuffer raw, int number) {
        var value = WireReader.ofField(raw);
        for (var field = value.nextField(); field != 0; field = value.nextField()) {
            if (field == number) {
                return value.text();
            }
            value.skip();
        }
        return "";
    }

    List<OnnxNode> nodes() {
        return nodes;
    }

    Map<String, Initializer> initializers() {
        return initializers;
    }

    /**
     * Writes the same model with every value as an output, and inputs of the size of one call. Each tensor gets its
     * shape as another output: to the runtime a value with unknown dimensions looks like a single number, but the
     * length of its shape is open.
     *
     * @return the name of the shape output, by value
     */
    Map<String, String> writeShowingAll(Path file, LargestCall call) throws IOException {
        var graph = new ArrayList<>(within);
        for (var input : inputs) {
            var tensor = call.inputs().stream()
                    .filter(each -> each.name().equals(input))
                    .findFirst();
            graph.add(tensor.map(each -> field(INPUT, input(each, call.rows()))).orElse(types.get(input)));
        }
        var shapes = new HashMap<String, String>();
        for (var node : nodes) {
            for (var output : node.outputs()) {
                graph.add(field(OUTPUT, field(1, text(output))));
                if (node.makesTensors()) {
                    var shape = "muster: shape of %d".formatted(shapes.size());
                    shapes.put(output, shape);
                    graph.add(field(
                            NODE, joined(field(1, text(output)), field(2, text(shape)), field(4, text("Shape")))));
                    graph.add(field(OUTPUT, field(1, text(shape))));
                }
            }
        }
        write(file, graph);
        return shapes;
    }

    private void write(Path file, List<ByteBuffer> graph) throws IOException {
        var model = new ArrayList<>(besides);
        model.add(header(GRAPH, graph.stream().mapToInt(ByteBuffer::remaining).reduce(0, Math::addExact)));
        model.addAll(graph);
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            for (var part : model) {
                var left = part.duplicate();
                while (left.hasRemaining()) {
                    channel.write(left);
                }
            }
        }
    }

    /** ValueInfoProto: name and TypeProto, of that TypeProto.Tensor: element type and shape. */
    private static ByteBuffer input(InputTensor input, int rows) {
        var dimensions = new ArrayList<ByteBuffer>();
        if (input.batched()) {
            dimensions.add(field(1, number(1, rows)));
        }
        for (var dimension : input.shape()) {
            dimensions.add(field(1, number(1, dimension)));
        }
        var tensor = joined(number(1, elementType(input)), field(2, joined(dimensions.toArray(ByteBuffer[]::new))));
        return joined(field(1, text(input.name())), field(2, field(1, tensor)));
    }

    /** TensorProto.DataType. */
    private static int elementType(InputTensor input) {
        return switch (input.type()) {
            case FLOAT -> 1;
            case INT32 -> 6;
            case INT64 -> 7;
            case STRING -> 8;
            case BOOL -> 9;
            case DOUBLE -> 11;
            case INT8, INT16, UINT8, FLOAT16, BFLOAT16, UNKNOWN ->
                throw new IllegalStateException("No input is a tensor of " + input.type());
        };
    }

    private static ByteBuffer field(int number, ByteBuffer content) {
        return joined(header(number, content.remaining()), content);
    }

    private static ByteBuffer header(int number, int length) {
        var bytes = new ByteArrayOutputStream();
        varint(bytes, (long) number << 3 | 2);
        varint(bytes, length);
        return ByteBuffer.wrap(bytes.toByteArray());
    }

    private static ByteBuffer number(int number, long value) {
        var bytes = new ByteArrayOutputStream();
        varint(bytes, (long) number << 3);
        varint(bytes, value);
        return ByteBuffer.wrap(bytes.toByteArray());
    }

    private static ByteBuffer text(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ByteBuffer joined(ByteBuffer... parts) {
        var size = 0;
        for (var part : parts) {
            size += part.remaining();
        }
        var joined = ByteBuffer.allocate(size);
        for (var part : parts) {
            joined.put(part.duplicate());
        }
        return joined.flip();
    }

    private static void varint(ByteArrayOutputStream bytes, long value) {
        var left = value;
        while ((left & ~0x7FL) != 0) {
            bytes.write((int) (left & 0x7F | 0x80));
            left >>>= 7;
        }
        bytes.write((int) left);
    }
}
