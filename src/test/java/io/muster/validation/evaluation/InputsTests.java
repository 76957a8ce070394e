package io.muster.validation.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.datasets.Dataset;
import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.datasets.columns.ColumnSummary;
import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.Signature;
import io.muster.inventory.versions.EvaluationPlan;
import io.muster.inventory.versions.ModelVersion;
import io.muster.inventory.versions.Origin;
import io.muster.inventory.versions.Stage;
import io.muster.inventory.versions.TrainingPlan;
import io.muster.shared.Actor;
import io.muster.shared.DatasetId;
import io.muster.shared.Digest;
import io.muster.shared.VersionId;
import io.muster.validation.model.UnusableEvaluationData;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InputsTests {

    /** Codes that look like numbers, a truth as 0 and 1, an empty column, and the target. */
    private static final Dataset DATA = dataset(
            summary("code", DataType.INTEGER, 0, 3.0),
            summary("amount", DataType.DOUBLE, 0, 9.5),
            summary("owns", DataType.INTEGER, 0, 1.0),
            summary("note", DataType.TEXT, 2, null),
            summary("y", DataType.INTEGER, 0, 1.0));

    private static final ColumnBatch ROWS = new ColumnBatch(List.of(
            new Column.Numbers("code", new double[] {1, 3}),
            new Column.Numbers("amount", new double[] {Double.NaN, 9.5}),
            new Column.Numbers("owns", new double[] {0, 1}),
            new Column.Texts("note", new String[] {null, null})));

    @Test
    void readsColumnsInTheTypesOfTheModel() {
        var filled = inputs(
                        Field.of("code", DataType.TEXT),
                        Field.of("amount", DataType.FLOAT),
                        Field.of("owns", DataType.BOOLEAN),
                        Field.of("note", DataType.DOUBLE))
                .fill(ROWS);

        assertThat(((Column.Texts) filled.column("code")).values()).containsExactly("1", "3");
        assertThat(((Column.Numbers) filled.column("amount")).values()).containsExactly(Double.NaN, 9.5);
        assertThat(((Column.Flags) filled.column("owns")).values()).containsExactly(false, true);
        assertThat(((Column.Numbers) filled.column("note")).values()).containsExactly(Double.NaN, Double.NaN);
    }

    @Test
    void omitsAMissingOptionalInputAndSaysSo() {
        var inputs = inputs(
                new Field("income", DataType.DOUBLE, List.of(), true, null, null, List.of()),
                Field.of("amount", DataType.DOUBLE));

        assertThat(inputs.needed()).containsExactly("amount");
        assertThat(inputs.fill(ROWS).find("income")).isEmpty();
        assertThat(inputs.described().get("income")).startsWith("left out");
    }

    @Test
    void fillsAVectorFromTheColumnsTheModelWasTrainedOn() {
        var plan = new TrainingPlan("embedded", "x", new DatasetId("tr"), "y", List.of("amount", "code"), Map.of());
        var inputs = inputs(plan, Field.vector("X", DataType.FLOAT, 2));

        assertThat(((Column.Vectors) inputs.fill(ROWS).column("X")).values()).containsExactly(Float.NaN, 1f, 9.5f, 3f);
        assertThat(inputs.described()).containsEntry("X", "columns amount, code");
    }

    @Test
    void fillsAVectorFromAllNumbersButTheTarget() {
        assertThat(inputs(Field.vector("X", DataType.FLOAT, 3)).needed()).containsExactly("code", "amount", "owns");
        refuses(null, Field.vector("X", DataType.FLOAT, 4), "takes 4 numbers per row, but there are 3");
    }

    @Test
    void fillsAnInputFromTheColumnsThatItsSignatureNames() {
        var vector = new Field("X", DataType.FLOAT, List.of(2), false, null, null, List.of(), List.of("owns", "code"));
        var renamed = new Field("sum", DataType.DOUBLE, List.of(), false, null, null, List.of(), List.of("amount"));
        var inputs = inputs(vector, renamed);

        assertThat(((Column.Vectors) inputs.fill(ROWS).column("X")).values()).containsExactly(0f, 1f, 1f, 3f);
        assertThat(inputs.described()).containsEntry("X", "columns owns, code").containsEntry("sum", "column amount");
    }

    @Test
    void refusesNamedColumnsThatDoNotExistOrGiveTheAnswer() {
        refuses(null, named("X", List.of(2), "owns", "age"), "the dataset has no column 'age'");
        refuses(null, named("X", List.of(2), "owns", "y"), "given the answer");
        refuses(null, named("outcome", List.of(), "y"), "given the answer");
        var optional = new Field("income", DataType.FLOAT, List.of(), true, null, null, List.of(), List.of("incme"));
        refuses(null, optional, "the dataset has no column 'incme'");
    }

    private static Field named(String name, List<Integer> shape, String... columns) {
        return new Field(name, DataType.FLOAT, shape, false, null, null, List.of(), List.of(columns));
    }

    @Test
    void refusesWhatWouldBeAGuessOrTheAnswer() {
        refuses(null, Field.of("amount", DataType.TEXT), "has double values, the model needs text");
        refuses(null, Field.of("code", DataType.BOOLEAN), "has integer values, the model needs boolean");
        refuses(null, Field.of("income", DataType.DOUBLE), "the dataset has no column 'income'");
        refuses(null, Field.of("y", DataType.DOUBLE), "given the answer");
        var leaking = new TrainingPlan("embedded", "x", new DatasetId("tr"), "z", List.of("amount", "y"), Map.of());
        refuses(leaking, Field.vector("X", DataType.FLOAT, 2), "given the answer");
    }

    private static void refuses(@Nullable TrainingPlan plan, Field field, String why) {
        assertThatThrownBy(() -> inputs(plan, field))
                .isInstanceOf(UnusableEvaluationData.class)
                .hasMessageContaining("Input '%s' of version 'm1@1'".formatted(field.name()))
                .hasMessageContaining(why);
    }

    private static Inputs inputs(Field... fields) {
        return inputs(null, fields);
    }

    private static Inputs inputs(@Nullable TrainingPlan plan, Field... fields) {
        var signature = new Signature(List.of(fields), List.of());
        return Inputs.of(version(plan, signature), signature, DATA, "y");
    }

    private static ModelVersion version(@Nullable TrainingPlan plan, Signature signature) {
        return new ModelVersion(
                VersionId.parse("m1@1"),
                Stage.CANDIDATE,
                plan == null ? Origin.IMPORTED : Origin.TRAINED,
                "onnx",
                plan,
                new EvaluationPlan(EvaluationPlan.Task.BINARY_CLASSIFICATION, DATA.id(), "y", "1", "score"),
                Digest.ofText("artifact"),
                signature,
                List.of(),
                Map.of(),
                null,
                1,
                Actor.person("dora"),
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                1);
    }

    private static Dataset dataset(ColumnSummary... columns) {
        return new Dataset(
                new DatasetId("held-out"),
                Dataset.Role.VALIDATION,
                Dataset.Format.PARQUET,
                null,
                "somewhere",
                Digest.ofText("data"),
                2,
                List.of(columns),
                null,
                Actor.person("dora"),
                Instant.EPOCH);
    }

    private static ColumnSummary summary(String name, DataType type, long missing, @Nullable Double maximum) {
        return new ColumnSummary(name, type, missing, 2, maximum == null ? null : 0.0, maximum, null, List.of());
    }
}
