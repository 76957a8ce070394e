package io.muster.validation;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;

/** ONNX models whose output is a column of the data, so that a test determines their answers. */
final class PassThrough {

    private static final int STRING = 8;
    private static final int DOUBLE = 11;

    private PassThrough() {}

    /** Input {@code x}, output {@code score}: the same number. */
    static byte[] score() {
        return bytes(number("Identity", "x", "score", DOUBLE));
    }

    /** Input {@code rule}, output {@code decision}: the same text. */
    static byte[] decision() {
        return bytes(number("Identity", "rule", "decision", STRING));
    }

    /** Input {@code x}, outputs {@code same}, the same number, and {@code score}, a random one. */
    static byte[] dice() {
        return bytes(number("Identity", "x", "same", DOUBLE)
                .addNode(node("RandomUniformLike", "x", "score"))
                .addOutput(field("score", DOUBLE)));
    }

    private static GraphProto.Builder number(String operator, String input, String output, int type) {
        return GraphProto.newBuilder()
                .setName("pass-through")
                .addInput(field(input, type))
                .addNode(node(operator, input, output))
                .addOutput(field(output, type));
    }

    private static NodeProto node(String operator, String input, String output) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .addInput(input)
                .addOutput(output)
                .build();
    }

    private static ValueInfoProto field(String name, int type) {
        var shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("N"));
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(
                                TypeProto.Tensor.newBuilder().setElemType(type).setShape(shape)))
                .build();
    }

    private static byte[] bytes(GraphProto.Builder graph) {
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(17))
                .setGraph(graph)
                .build()
                .toByteArray();
    }
}
