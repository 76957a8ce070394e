package io.muster.formats.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.TensorProto;
import io.muster.datasets.columns.Column;
import io.muster.formats.ModelFormat;
import io.muster.formats.RowsAsColumns;
import io.muster.inventory.signature.Signature;
import io.muster.scoring.ReferenceModel;
import io.muster.testing.ReferenceMaterial;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models and operator tests of others, when they lie beside the project. */
class ReferenceOnnxTests {

    private static final double RELATIVE = 1e-3;
    private static final double ABSOLUTE = 1e-7;

    private final ModelFormat format = OnnxFormats.onnx();

    @ParameterizedTest
    @CsvSource({
        "credit-logistic-numeric, probability_1, probability(1)",
        "bike-linear, cnt, cnt",
        "housing-forest, probability_1, probability(1)",
    })
    void scoresRealModelsAsScikitLearnDoes(String name, String output, String column) {
        scores(name, output, column, 2e-5, 2e-5);
    }

    /** One value is near zero, where 32 bits hold less of it. */
    @ParameterizedTest
    @CsvSource({"bike-gbm, cnt, cnt"})
    void scoresARealModelAsScikitLearnDoesToTheBitsItHas(String name, String output, String column) {
        scores(name, output, column, 5e-4, 2e-5);
    }

    private void scores(String name, String output, String column, double relative, double absolute) {
        var model = ReferenceModel.require(name);
        var signature = format.inspect(model.artifact("onnx")).orElseThrow();
        try (var scorer = format.load(model.artifact("onnx"), signature)) {
            var batch = scorer.score(RowsAsColumns.batch(signature, model.vectors("X")));
            var got = numbers(batch.column(output));
            ReferenceModel.assertClose(name, model.expected(column), i -> got[i], relative, absolute);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "iris-multinomial")
    void givesTheProbabilitiesOfSeveralClassesAsAVector(String name) {
        var model = ReferenceModel.require(name);
        var signature = format.inspect(model.artifact("onnx")).orElseThrow();
        try (var scorer = format.load(model.artifact("onnx"), signature)) {
            var got = numbers(scorer.score(RowsAsColumns.batch(signature, model.vectors("X")))
                    .column("probabilities"));
            for (var label = 0; label < 3; label++) {
                var offset = label;
                ReferenceModel.assertClose(
                        name, model.expected("probability(%d)".formatted(label)), i -> got[3 * i + offset], 2e-5, 2e-6);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "test_Linear_no_bias",
                "test_Sigmoid",
                "test_operator_concat2",
                "test_operator_index",
                "test_operator_reduced_mean_keepdim",
                "test_operator_repeat_dim_overflow"
            })
    void passesTheStandardsOperatorTests(String name) throws IOException {
        var folder = ReferenceMaterial.require("fixtures/onnx-backend").resolve(name);
        var model = folder.resolve("model.onnx");
        var signature = format.inspect(model).orElseThrow();
        try (var scorer = format.load(model, signature)) {
            var got = scorer.scoreRow(row(signature, folder.resolve("test_data_set_0")))
                    .get(signature.outputs().get(0).name());
            var expected = numbers(folder.resolve("test_data_set_0/output_0.pb"));
            var values = got instanceof float[] vector ? vector : new float[] {((Number) got).floatValue()};
            assertThat(values).hasSize(expected.size());
            for (var i = 0; i < values.length; i++) {
                assertThat(Math.abs(values[i] - expected.get(i)))
                        .isLessThanOrEqualTo(ABSOLUTE + RELATIVE * Math.abs(expected.get(i)));
            }
        }
    }

    private static HashMap<String, @Nullable Object> row(Signature signature, Path data) throws IOException {
        var row = new HashMap<String, @Nullable Object>();
        for (var i = 0; i < signature.inputs().size(); i++) {
            var field = signature.inputs().get(i);
            var values = numbers(data.resolve("input_%d.pb".formatted(i)));
            row.put(field.name(), field.isScalar() ? values.get(0) : values);
        }
        return row;
    }

    private static List<Double> numbers(Path file) throws IOException {
        var tensor = TensorProto.parseFrom(Files.readAllBytes(file));
        assertThat(tensor.getDataType()).isEqualTo(TensorProto.DataType.FLOAT_VALUE);
        var numbers = new ArrayList<Double>();
        tensor.getFloatDataList().forEach(number -> numbers.add(number.doubleValue()));
        var raw = tensor.getRawData()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        while (raw.hasRemaining()) {
            numbers.add((double) raw.get());
        }
        return numbers;
    }

    private static double[] numbers(Column column) {
        if (column instanceof Column.Numbers numbers) {
            return numbers.values();
        }
        var vectors = ((Column.Vectors) column).values();
        var numbers = new double[vectors.length];
        for (var i = 0; i < numbers.length; i++) {
            numbers[i] = vectors[i];
        }
        return numbers;
    }
}
