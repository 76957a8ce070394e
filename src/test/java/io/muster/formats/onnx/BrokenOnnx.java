package io.muster.formats.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;
import java.util.stream.LongStream;

/** ONNX models no runtime could score. */
public final class BrokenOnnx {

    private BrokenOnnx() {}

    /** y = x, of rows of these dimensions. */
    public static ModelProto inputOf(long... dimensions) {
        var shape = LongStream.concat(LongStream.of(OnnxFiles.ROWS), LongStream.of(dimensions))
                .toArray();
        return OnnxFiles.model(GraphProto.newBuilder()
                .addInput(OnnxFiles.value("x", OnnxFiles.FLOAT, shape))
                .addNode(OnnxFiles.node("Identity", List.of("x"), "y"))
                .addOutput(OnnxFiles.value("y", OnnxFiles.FLOAT, shape)));
    }

    /** y = x + a weight that says it has these dimensions. */
    public static ModelProto weightOf(long... dimensions) {
        var weight = TensorProto.newBuilder()
                .setName("w")
                .setDataType(OnnxFiles.FLOAT)
                .addFloatData(1);
        LongStream.of(dimensions).forEach(weight::addDims);
        return adding(weight.build());
    }

    public static ModelProto weightsElsewhere() {
        return adding(TensorProto.newBuilder()
                .setName("w")
                .setDataType(OnnxFiles.FLOAT)
                .addDims(1)
                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalData(
                        StringStringEntryProto.newBuilder().setKey("location").setValue("../weights.bin"))
                .build());
    }

    private static ModelProto adding(TensorProto weight) {
        return OnnxFiles.model(GraphProto.newBuilder()
                .addInput(OnnxFiles.value("x", OnnxFiles.FLOAT, OnnxFiles.ROWS, 1))
                .addInitializer(weight)
                .addNode(OnnxFiles.node("Add", List.of("x", "w"), "y"))
                .addOutput(OnnxFiles.value("y", OnnxFiles.FLOAT, OnnxFiles.ROWS, 1)));
    }

    public static ModelProto operatorSet(int version) {
        return OnnxFiles.times(2).toBuilder()
                .clearOpsetImport()
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(version))
                .build();
    }

    public static ModelProto operator(String name) {
        var model = OnnxFiles.times(2).toBuilder();
        model.getGraphBuilder().getNodeBuilder(0).setOpType(name);
        return model.build();
    }
}
