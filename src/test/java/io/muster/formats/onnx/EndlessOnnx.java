package io.muster.formats.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Collections;
import java.util.List;

/** Small ONNX models whose time or memory their inputs, or their authors, determine. */
public final class EndlessOnnx {

    private static final long[] SCALAR = {};

    private EndlessOnnx() {}

    /** y = x, added up in a loop that goes round {@code times} times, an input. */
    public static ModelProto loop() {
        var body = GraphProto.newBuilder()
                .setName("body")
                .addInput(OnnxFiles.value("round", OnnxFiles.INT64, SCALAR))
                .addInput(OnnxFiles.value("go", OnnxFiles.BOOL, SCALAR))
                .addInput(OnnxFiles.value("sum", OnnxFiles.FLOAT, 1, 1))
                .addNode(OnnxFiles.node("Identity", List.of("go"), "go on"))
                .addNode(OnnxFiles.node("Mul", List.of("sum", "factor"), "next"))
                .addOutput(OnnxFiles.value("go on", OnnxFiles.BOOL, SCALAR))
                .addOutput(OnnxFiles.value("next", OnnxFiles.FLOAT, 1, 1));
        var loop = NodeProto.newBuilder()
                .setOpType("Loop")
                .addInput("rounds")
                .addInput("")
                .addInput("x")
                .addOutput("y")
                .addAttribute(OnnxFiles.attribute("body")
                        .setType(AttributeProto.AttributeType.GRAPH)
                        .setG(body));
        return OnnxFiles.model(GraphProto.newBuilder()
                .addInput(OnnxFiles.value("x", OnnxFiles.FLOAT, 1, 1))
                .addInput(OnnxFiles.value("times", OnnxFiles.INT64, 1))
                .addInitializer(OnnxFiles.floats("factor", List.of(1L), List.of(1f)))
                .addNode(OnnxFiles.node("Squeeze", List.of("times"), "rounds"))
                .addNode(loop)
                .addOutput(OnnxFiles.value("y", OnnxFiles.FLOAT, 1, 1)));
    }

    /** y = x + the largest of so many zeros as the input {@code count} says. */
    public static ModelProto zeros() {
        return filled(
                GraphProto.newBuilder().addInput(OnnxFiles.value("count", OnnxFiles.INT64, 1)), "ConstantOfShape");
    }

    /** The same with as many zeros as the file says: a few bytes that ask for much memory. */
    public static ModelProto zeros(long count) {
        return filled(
                GraphProto.newBuilder().addInitializer(wholes("count", List.of(1L), List.of(count))),
                "ConstantOfShape");
    }

    private static ModelProto filled(GraphProto.Builder graph, String operator) {
        return OnnxFiles.model(graph.addInput(OnnxFiles.value("x", OnnxFiles.FLOAT, 1, 1))
                .addNode(OnnxFiles.node(operator, List.of("count"), "zeros"))
                .addNode(OnnxFiles.node("ReduceMax", List.of("zeros"), "largest"))
                .addNode(OnnxFiles.node("Add", List.of("x", "largest"), "y"))
                .addOutput(OnnxFiles.value("y", OnnxFiles.FLOAT, 1, 1)));
    }

    /** y = the sum of x, laid out as often as the input {@code count} says. */
    public static ModelProto repeated(String operator) {
        return OnnxFiles.model(GraphProto.newBuilder()
                .addInput(OnnxFiles.value("x", OnnxFiles.FLOAT, 1))
                .addInput(OnnxFiles.value("count", OnnxFiles.INT64, 1))
                .addNode(OnnxFiles.node(operator, List.of("x", "count"), "many"))
                .addNode(OnnxFiles.node("ReduceMax", List.of("many"), "y"))
                .addOutput(OnnxFiles.value("y", OnnxFiles.FLOAT, 1)));
    }

    /** y = the largest number below the input {@code count}. */
    public static ModelProto range() {
        return OnnxFiles.model(GraphProto.newBuilder()
                .addInput(OnnxFiles.value("count", OnnxFiles.FLOAT, SCALAR))
                .addInitializer(scalar("zero", 0))
                .addInitializer(scalar("one", 1))
                .addNode(NodeProto.newBuilder()
                        .setOpType("Range")
                        .addInput("zero")
                        .addInput("count")
                        .addInput("one")
                        .addOutput("many"))
                .addNode(OnnxFiles.node("ReduceMax", List.of("many"), "y"))
                .addOutput(OnnxFiles.value("y", OnnxFiles.FLOAT, 1)));
    }

    /** Rows laid behind themselves, again and again: 2 to the given power of them. */
    public static ModelProto doubled(int times) {
        var graph = GraphProto.newBuilder().addInput(OnnxFiles.value("x", OnnxFiles.FLOAT, OnnxFiles.ROWS, 1));
        for (var i = 0; i < times; i++) {
            var before = i == 0 ? "x" : "x" + i;
            graph.addNode(NodeProto.newBuilder()
                    .setOpType("Concat")
                    .addInput(before)
                    .addInput(before)
                    .addOutput("x" + (i + 1))
                    .addAttribute(OnnxFiles.attribute("axis")
                            .setType(AttributeProto.AttributeType.INT)
                            .setI(0)));
        }
        return OnnxFiles.model(graph.addNode(OnnxFiles.node("ReduceMax", List.of("x" + times), "largest"))
                .addNode(OnnxFiles.node("Add", List.of("x", "largest"), "y"))
                .addOutput(OnnxFiles.value("y", OnnxFiles.FLOAT, OnnxFiles.ROWS, 1)));
    }

    /** Each row with each other: n rows make n² values in between. */
    public static ModelProto outerProduct() {
        return OnnxFiles.model(GraphProto.newBuilder()
                .addInput(OnnxFiles.value("x", OnnxFiles.FLOAT, OnnxFiles.ROWS, 1))
                .addNode(OnnxFiles.node("Transpose", List.of("x"), "turned"))
                .addNode(OnnxFiles.node("MatMul", List.of("x", "turned"), "square"))
                .addNode(OnnxFiles.node("ReduceMax", List.of("square"), "largest"))
                .addNode(OnnxFiles.node("Add", List.of("x", "largest"), "y"))
                .addOutput(OnnxFiles.value("y", OnnxFiles.FLOAT, OnnxFiles.ROWS, 1)));
    }

    /** A chain of so many operators. */
    public static ModelProto chain(int nodes) {
        var graph = GraphProto.newBuilder().addInput(OnnxFiles.value("x", OnnxFiles.FLOAT, OnnxFiles.ROWS, 1));
        for (var i = 0; i < nodes; i++) {
            graph.addNode(OnnxFiles.node("Neg", List.of("v" + i), "v" + (i + 1)));
        }
        return OnnxFiles.model(graph.setNode(0, OnnxFiles.node("Neg", List.of("x"), "v1"))
                .addOutput(OnnxFiles.value("v" + nodes, OnnxFiles.FLOAT, OnnxFiles.ROWS, 1)));
    }

    /** So many values of each row, and the largest of them. */
    public static ModelProto wide(int targets) {
        return OnnxFiles.model(wideGraph(targets)
                .addNode(largestOfRow("wide"))
                .addOutput(OnnxFiles.value("y", OnnxFiles.FLOAT, OnnxFiles.ROWS, 1)));
    }

    /** The same, but the file says that there is one of each row. */
    public static ModelProto claimedNarrow(int targets) {
        var honest = wide(targets);
        return honest.toBuilder()
                .setGraph(honest.getGraph().toBuilder()
                        .addValueInfo(OnnxFiles.value("wide", OnnxFiles.FLOAT, OnnxFiles.ROWS, 1)))
                .build();
    }

    /** The same values again and again, by an operator whose own shape is known only if that of its input is. */
    public static ModelProto wideAndOn(int targets) {
        var graph = wideGraph(targets);
        for (var i = 0; i < 20; i++) {
            graph.addNode(OnnxFiles.node("Neg", List.of(i == 0 ? "wide" : "wide" + i), "wide" + (i + 1)));
        }
        return OnnxFiles.model(graph.addNode(largestOfRow("wide20"))
                .addOutput(OnnxFiles.value("y", OnnxFiles.FLOAT, OnnxFiles.ROWS, 1)));
    }

    private static NodeProto.Builder largestOfRow(String values) {
        return NodeProto.newBuilder()
                .setOpType("ReduceMax")
                .addInput(values)
                .addOutput("y")
                .addAttribute(OnnxFiles.attribute("axes")
                        .setType(AttributeProto.AttributeType.INTS)
                        .addInts(1));
    }

    private static GraphProto.Builder wideGraph(int targets) {
        return GraphProto.newBuilder()
                .addInput(OnnxFiles.value("x", OnnxFiles.FLOAT, OnnxFiles.ROWS, 1))
                .addNode(NodeProto.newBuilder()
                        .setOpType("LinearRegressor")
                        .setDomain("ai.onnx.ml")
                        .addInput("x")
                        .addOutput("wide")
                        .addAttribute(whole("targets", targets))
                        .addAttribute(OnnxFiles.attribute("coefficients")
                                .setType(AttributeProto.AttributeType.FLOATS)
                                .addAllFloats(Collections.nCopies(targets, 1f))));
    }

    /** A regression that keeps a number for each row and each support vector while it computes. */
    public static ModelProto manySupportVectors(int vectors) {
        return OnnxFiles.model(GraphProto.newBuilder()
                .addInput(OnnxFiles.value("x", OnnxFiles.FLOAT, OnnxFiles.ROWS, 1))
                .addNode(NodeProto.newBuilder()
                        .setOpType("SVMRegressor")
                        .setDomain("ai.onnx.ml")
                        .addInput("x")
                        .addOutput("y")
                        .addAttribute(whole("n_supports", vectors))
                        .addAttribute(numbers("coefficients", Collections.nCopies(vectors, 1f)))
                        .addAttribute(numbers("support_vectors", Collections.nCopies(vectors, 2f)))
                        .addAttribute(numbers("kernel_params", List.of(1f, 0f, 3f)))
                        .addAttribute(numbers("rho", List.of(0.5f))))
                .addOutput(OnnxFiles.value("y", OnnxFiles.FLOAT, OnnxFiles.ROWS, 1)));
    }

    /** A picture of four by four, folded or unfolded. */
    public static ModelProto convolved(String operator) {
        return OnnxFiles.model(GraphProto.newBuilder()
                .addInput(OnnxFiles.value("x", OnnxFiles.FLOAT, OnnxFiles.ROWS, 16))
                .addInitializer(wholes("picture", List.of(4L), List.of(-1L, 1L, 4L, 4L)))
                .addInitializer(OnnxFiles.floats("filter", List.of(1L, 1L, 2L, 2L), List.of(1f, 1f, 1f, 1f)))
                .addNode(OnnxFiles.node("Reshape", List.of("x", "picture"), "pictures"))
                .addNode(OnnxFiles.node(operator, List.of("pictures", "filter"), "folded"))
                .addNode(OnnxFiles.node("GlobalMaxPool", List.of("folded"), "pooled"))
                .addNode(OnnxFiles.node("Flatten", List.of("pooled"), "y"))
                .addOutput(OnnxFiles.value("y", OnnxFiles.FLOAT, OnnxFiles.ROWS, 1)));
    }

    /** With an operator whose own memory was never examined. */
    public static ModelProto unknown() {
        return OnnxFiles.model(GraphProto.newBuilder()
                .addInput(OnnxFiles.value("x", OnnxFiles.FLOAT, 1, 1, 1))
                .addInitializer(OnnxFiles.floats("w", List.of(1L, 3L, 1L), List.of(1f, 1f, 1f)))
                .addNode(NodeProto.newBuilder()
                        .setOpType("GRU")
                        .addInput("x")
                        .addInput("w")
                        .addInput("w")
                        .addOutput("y")
                        .addAttribute(whole("hidden_size", 1)))
                .addOutput(OnnxFiles.value("y", OnnxFiles.FLOAT, 1, 1, 1, 1)));
    }

    /** A text of the call, three times, of unknown length. */
    public static ModelProto textsLaidOut() {
        return OnnxFiles.model(GraphProto.newBuilder()
                .addInput(OnnxFiles.value("x", OnnxFiles.STRING, 1))
                .addInitializer(wholes("places", List.of(3L), List.of(0L, 0L, 0L)))
                .addInitializer(wholes("one", List.of(1L), List.of(0L)))
                .addNode(OnnxFiles.node("Gather", List.of("x", "places"), "three"))
                .addNode(OnnxFiles.node("Gather", List.of("three", "one"), "y"))
                .addOutput(OnnxFiles.value("y", OnnxFiles.STRING, 1)));
    }

    private static AttributeProto.Builder whole(String name, long value) {
        return OnnxFiles.attribute(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value);
    }

    private static AttributeProto.Builder numbers(String name, List<Float> values) {
        return OnnxFiles.attribute(name)
                .setType(AttributeProto.AttributeType.FLOATS)
                .addAllFloats(values);
    }

    static TensorProto wholes(String name, List<Long> dimensions, List<Long> values) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(OnnxFiles.INT64)
                .addAllDims(dimensions)
                .addAllInt64Data(values)
                .build();
    }

    private static TensorProto scalar(String name, float value) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(OnnxFiles.FLOAT)
                .addFloatData(value)
                .build();
    }
}
