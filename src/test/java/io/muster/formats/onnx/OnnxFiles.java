package io.muster.formats.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Small ONNX models, named by what is special about them. */
public final class OnnxFiles {

    public static final int FLOAT = 1;
    public static final int INT32 = 6;
    public static final int INT64 = 7;
    public static final int STRING = 8;
    public static final int BOOL = 9;
    public static final int DOUBLE = 11;

    /** An open batch dimension. */
    public static final long ROWS = -1;

    private OnnxFiles() {}

    /** score = sigmoid(0.1·x0 + 0.2·x1 + ... − 1) of one vector input {@code X}. */
    public static ModelProto logistic(int width) {
        var weights = floats(
                "W",
                List.of((long) width, 1L),
                IntStream.rangeClosed(1, width).mapToObj(i -> 0.1f * i).toList());
        var bias = floats("B", List.of(1L), List.of(-1f));
        return model(GraphProto.newBuilder()
                .addInput(value("X", FLOAT, ROWS, width))
                .addInitializer(weights)
                .addInitializer(bias)
                .addNode(node("MatMul", List.of("X", "W"), "product"))
                .addNode(node("Add", List.of("product", "B"), "sum"))
                .addNode(node("Sigmoid", List.of("sum"), "score"))
                .addOutput(value("score", FLOAT, ROWS, 1)));
    }

    /** Two hidden layers between a vector input {@code X} and {@code score}: a model that computes something. */
    public static ModelProto network(int width, int hidden) {
        var layers = List.of(List.of(width, hidden), List.of(hidden, hidden), List.of(hidden, 1));
        var graph = GraphProto.newBuilder().addInput(value("X", FLOAT, ROWS, width));
        for (var i = 0; i < 3; i++) {
            var in = layers.get(i).get(0);
            var out = layers.get(i).get(1);
            var weights = IntStream.range(0, in * out)
                    .mapToObj(k -> (k * 37 % 101 - 50) / 500f)
                    .toList();
            graph.addInitializer(floats("W" + i, List.of((long) in, (long) out), weights))
                    .addNode(node("MatMul", List.of(i == 0 ? "X" : "layer" + i, "W" + i), "product" + i))
                    .addNode(node("Sigmoid", List.of("product" + i), i == 2 ? "score" : "layer" + (i + 1)));
        }
        return model(graph.addOutput(value("score", FLOAT, ROWS, 1)));
    }

    /** y = factor·x of one scalar input {@code x}: versions of it are distinguished by what they answer. */
    public static ModelProto times(float factor) {
        return model(GraphProto.newBuilder()
                .addInput(value("x", FLOAT, ROWS, 1))
                .addInitializer(floats("factor", List.of(1L), List.of(factor)))
                .addNode(node("Mul", List.of("x", "factor"), "y"))
                .addOutput(value("y", FLOAT, ROWS, 1)));
    }

    /** Gives back what it gets, one field of each kind: what goes in must come out. */
    public static ModelProto everyKind() {
        return model(GraphProto.newBuilder()
                .addInput(value("float", FLOAT, ROWS, 1))
                .addInput(value("double", DOUBLE, ROWS))
                .addInput(value("whole", INT64, ROWS, 1))
                .addInput(value("small", INT32, ROWS))
                .addInput(value("text", STRING, ROWS, 1))
                .addInput(value("flag", BOOL, ROWS))
                .addInput(value("vector", INT64, ROWS, 3))
                .addNode(node("Identity", List.of("float"), "same float"))
                .addNode(node("Identity", List.of("double"), "same double"))
                .addNode(node("Identity", List.of("whole"), "same whole"))
                .addNode(node("Identity", List.of("small"), "same small"))
                .addNode(node("Identity", List.of("text"), "same text"))
                .addNode(node("Identity", List.of("flag"), "same flag"))
                .addNode(node("Identity", List.of("vector"), "same vector"))
                .addOutput(value("same float", FLOAT, ROWS, 1))
                .addOutput(value("same double", DOUBLE, ROWS))
                .addOutput(value("same whole", INT64, ROWS, 1))
                .addOutput(value("same small", INT32, ROWS))
                .addOutput(value("same text", STRING, ROWS, 1))
                .addOutput(value("same flag", BOOL, ROWS))
                .addOutput(value("same vector", INT64, ROWS, 3)));
    }

    /** A classifier as scikit-learn converters write it: a label and a sequence of maps from class to probability. */
    public static ModelProto zipMap() {
        var classifier = NodeProto.newBuilder()
                .setOpType("LinearClassifier")
                .setDomain("ai.onnx.ml")
                .addInput("X")
                .addOutput("label")
                .addOutput("raw")
                .addAttribute(attribute("coefficients")
                        .setType(AttributeProto.AttributeType.FLOATS)
                        .addAllFloats(List.of(-1f, -2f, 1f, 2f)))
                .addAttribute(attribute("intercepts")
                        .setType(AttributeProto.AttributeType.FLOATS)
                        .addAllFloats(List.of(0.5f, -0.5f)))
                .addAttribute(classes())
                .addAttribute(attribute("post_transform")
                        .setType(AttributeProto.AttributeType.STRING)
                        .setS(ByteString.copyFromUtf8("SOFTMAX")));
        var zip = NodeProto.newBuilder()
                .setOpType("ZipMap")
                .setDomain("ai.onnx.ml")
                .addInput("raw")
                .addOutput("probability")
                .addAttribute(classes());
        var map = TypeProto.newBuilder()
                .setMapType(TypeProto.Map.newBuilder()
                        .setKeyType(STRING)
                        .setValueType(TypeProto.newBuilder()
                                .setTensorType(TypeProto.Tensor.newBuilder().setElemType(FLOAT))));
        return model(GraphProto.newBuilder()
                .addInput(value("X", FLOAT, ROWS, 2))
                .addNode(classifier)
                .addNode(zip)
                .addOutput(value("label", STRING, ROWS))
                .addOutput(ValueInfoProto.newBuilder()
                        .setName("probability")
                        .setType(TypeProto.newBuilder()
                                .setSequenceType(TypeProto.Sequence.newBuilder().setElemType(map)))));
    }

    private static AttributeProto.Builder classes() {
        return attribute("classlabels_strings")
                .setType(AttributeProto.AttributeType.STRINGS)
                .addStrings(ByteString.copyFromUtf8("bad"))
                .addStrings(ByteString.copyFromUtf8("good"));
    }

    static AttributeProto.Builder attribute(String name) {
        return AttributeProto.newBuilder().setName(name);
    }

    static TensorProto floats(String name, List<Long> dimensions, List<Float> values) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(FLOAT)
                .addAllDims(dimensions)
                .addAllFloatData(values)
                .build();
    }

    static NodeProto node(String operator, List<String> inputs, String output) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .addAllInput(inputs)
                .addOutput(output)
                .build();
    }

    static ValueInfoProto value(String name, int type, long... dimensions) {
        var shape = TensorShapeProto.newBuilder();
        for (var dimension : dimensions) {
            var dim = TensorShapeProto.Dimension.newBuilder();
            shape.addDim(dimension < 0 ? dim.setDimParam("N") : dim.setDimValue(dimension));
        }
        var tensor = TypeProto.Tensor.newBuilder().setElemType(type).setShape(shape);
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }

    static ModelProto model(GraphProto.Builder graph) {
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(17))
                .addOpsetImport(
                        OperatorSetIdProto.newBuilder().setDomain("ai.onnx.ml").setVersion(3))
                .setGraph(graph.setName("small"))
                .build();
    }

    public static Path write(Path directory, ModelProto model) throws IOException {
        return Files.write(Files.createTempFile(directory, "model", ".onnx"), model.toByteArray());
    }
}
