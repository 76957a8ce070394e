package io.muster.training.tribuo;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.muster.training.embedded.Feature;
import io.muster.training.embedded.TrainingTable;
import java.util.ArrayList;
import java.util.List;

/**
 * A writer of forests as ONNX: one input of shape [N, 1] per column (double for numbers, string for categories),
 * outputs {@code label} (string) and {@code probability} (float) of shape [N, 1].
 *
 * <p>Categories go through OneHotEncoder, whose {@code zeros=1} turns unseen ones into a row of zeros; NaN becomes the
 * training data's median. The trees compare and add in double precision, as the trainer does, so that only the last
 * rounding to 32 bits is ONNX's own. They are a TreeEnsembleRegressor of the positive class's share rather than a
 * TreeEnsembleClassifier: one output instead of a column per class, and an explicit threshold instead of a rule for
 * ties that differs between runtimes. Operators: <a href="https://onnx.ai/onnx/operators/">ONNX</a> 13 and ai.onnx.ml
 * 3.
 */
final class OnnxExporter {

    private static final int IR_VERSION = 8;
    private static final int OPSET = 13;
    private static final int ML_OPSET = 3;

    private final TrainingTable table;
    private final FeatureEncoding encoding;
    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("random-forest");

    OnnxExporter(TrainingTable table, FeatureEncoding encoding) {
        this.table = table;
        this.encoding = encoding;
    }

    byte[] export(List<Tree> trees) {
        var encoded = new ArrayList<String>();
        encoding.positions().forEach(position -> encoded.add(encode(position.feature())));
        graph.addNode(Onnx.node("Concat", encoded, List.of("#row")).addAttribute(Onnx.attribute("axis", 1)));
        graph.addNode(new TreeAttributes(trees).node("#row", TrainingTable.PROBABILITY));
        addLabel();
        graph.addOutput(Onnx.column(TrainingTable.LABEL, DataType.STRING));
        graph.addOutput(Onnx.column(TrainingTable.PROBABILITY, DataType.FLOAT));
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("muster")
                .addOpsetImport(operators("", OPSET))
                .addOpsetImport(operators(Onnx.ML, ML_OPSET))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    /** @return the name of the encoded columns, doubles of shape [N, width] */
    private String encode(Feature feature) {
        if (feature instanceof Feature.Numeric numeric) {
            return encode(numeric);
        }
        return encode((Feature.Categorical) feature);
    }

    private String encode(Feature.Numeric feature) {
        var name = feature.name();
        graph.addInput(Onnx.column(name, DataType.DOUBLE));
        graph.addInitializer(Onnx.doubles("#median:" + name, feature.median()));
        graph.addNode(Onnx.node("IsNaN", List.of(name), List.of("#missing:" + name)));
        graph.addNode(
                Onnx.node("Where", List.of("#missing:" + name, "#median:" + name, name), List.of("#encoded:" + name)));
        return "#encoded:" + name;
    }

    private String encode(Feature.Categorical feature) {
        var name = feature.name();
        graph.addInput(Onnx.column(name, DataType.STRING));
        graph.addNode(Onnx.mlNode("OneHotEncoder", List.of(name), List.of("#onehot:" + name))
                .addAttribute(Onnx.strings("cats_strings", feature.levels()))
                .addAttribute(Onnx.attribute("zeros", 1)));
        graph.addNode(Onnx.node("Flatten", List.of("#onehot:" + name), List.of("#flat:" + name))
                .addAttribute(Onnx.attribute("axis", 1)));
        graph.addNode(Onnx.node("Cast", List.of("#flat:" + name), List.of("#encoded:" + name))
                .addAttribute(Onnx.attribute("to", DataType.DOUBLE_VALUE)));
        return "#encoded:" + name;
    }

    private void addLabel() {
        graph.addInitializer(Onnx.floats("#half", 0.5f));
        graph.addNode(Onnx.node("GreaterOrEqual", List.of(TrainingTable.PROBABILITY, "#half"), List.of("#isPositive")));
        graph.addNode(Onnx.node("Cast", List.of("#isPositive"), List.of("#class"))
                .addAttribute(Onnx.attribute("to", DataType.INT64_VALUE)));
        graph.addNode(Onnx.mlNode("LabelEncoder", List.of("#class"), List.of(TrainingTable.LABEL))
                .addAttribute(Onnx.integers("keys_int64s", List.of(0L, 1L)))
                .addAttribute(Onnx.strings("values_strings", List.of(table.negative(), table.positive()))));
    }

    private static OperatorSetIdProto operators(String domain, int version) {
        return OperatorSetIdProto.newBuilder()
                .setDomain(domain)
                .setVersion(version)
                .build();
    }
}
