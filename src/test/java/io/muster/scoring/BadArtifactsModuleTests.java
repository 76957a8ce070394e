package io.muster.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.muster.formats.dmn.EndlessDmn;
import io.muster.formats.onnx.BrokenOnnx;
import io.muster.formats.onnx.EndlessOnnx;
import io.muster.formats.onnx.OnnxFiles;
import io.muster.formats.pmml.EndlessPmml;
import io.muster.inventory.ArtifactExaminer;
import io.muster.inventory.artifacts.Artifacts;
import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import io.muster.shared.Digest;
import io.muster.shared.Refusal;
import io.muster.testing.MusterModuleTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * The examination of any bad artifact ends within its limits, with a refusal that is not retried, and without harm to the
 * server.
 */
@MusterModuleTest
@TestPropertySource(
        properties = {
            "muster.scoring.load-timeout=20s",
            "muster.scoring.evaluation-timeout=2s",
            "muster.scoring.batch-timeout=2s",
            "muster.scoring.workers.heap=192MB",
            "muster.scoring.workers.memory=1GB",
        })
class BadArtifactsModuleTests {

    private static final Map<String, Object> X = Map.of("x", 1);

    @Autowired
    ArtifactExaminer examiner;

    @Autowired
    Artifacts artifacts;

    /**
     * @param why part of what its developer reads
     * @param declared whether its signature must be
     */
    record Bad(String format, byte[] bytes, Map<String, Object> inputs, Optional<Signature> declared, String why) {

        static Named<Bad> onnx(String name, ModelProto model, Map<String, Object> inputs, String why) {
            return Named.of(name, new Bad("onnx", model.toByteArray(), inputs, Optional.empty(), why));
        }

        static Named<Bad> text(String name, String format, String text, String why) {
            var x = new Signature(List.of(Field.of("x", DataType.DOUBLE)), List.of(Field.of("D", DataType.TEXT)));
            var declared = format.equals("dmn") ? Optional.of(x) : Optional.<Signature>empty();
            return Named.of(
                    name,
                    new Bad(format, text.getBytes(StandardCharsets.UTF_8), Map.of("x", 1, "age", 40), declared, why));
        }
    }

    static Stream<Named<Bad>> bad() {
        var whole = OnnxFiles.logistic(20).toByteArray();
        return Stream.of(
                Named.of(
                        "truncated ONNX",
                        new Bad("onnx", Arrays.copyOf(whole, whole.length / 2), X, Optional.empty(), "")),
                Bad.onnx("an input of 2^40 values", BrokenOnnx.inputOf(1L << 40), X, ""),
                Bad.onnx("an input of 2^40 times 2^40 values", BrokenOnnx.inputOf(1L << 40, 1L << 40), X, ""),
                Bad.onnx("a weight of 2^40 times 2^40 values", BrokenOnnx.weightOf(1L << 40, 1L << 40), X, "tensor"),
                Bad.onnx("a weight of -1 values", BrokenOnnx.weightOf(-1), X, "tensor"),
                Bad.onnx("an operator set of another century", BrokenOnnx.operatorSet(999), X, "ONNX Runtime"),
                Bad.onnx("an unknown operator", BrokenOnnx.operator("Divine"), X, "ONNX Runtime"),
                Bad.onnx("weights in another file", BrokenOnnx.weightsElsewhere(), X, "other files"),
                Bad.onnx(
                        "a loop that does not end",
                        EndlessOnnx.loop(),
                        Map.of("x", 1, "times", 1L << 50),
                        "muster.scoring.evaluation-timeout"),
                Bad.onnx(
                        "a file of few bytes that asks for 4 GB",
                        EndlessOnnx.zeros(1_000_000_000),
                        X,
                        "muster.scoring"),
                Bad.onnx(
                        "an input that asks for 4 GB",
                        EndlessOnnx.zeros(),
                        Map.of("x", 1, "count", 1_000_000_000),
                        "muster.scoring"),
                Bad.text("functions that double each other", "pmml", EndlessPmml.doubling(40), "max-operations"),
                Bad.text("a function that calls itself", "pmml", EndlessPmml.recursive(), "calls itself"),
                Bad.text("truncated PMML", "pmml", EndlessPmml.doubling(2).substring(0, 700), "XML"),
                Bad.text("a loop up to an input", "dmn", EndlessDmn.loop(), "an end of a range"),
                Bad.text("a function that calls itself twice", "dmn", EndlessDmn.recursion(), "evaluation-timeout"),
                Bad.text("texts that grow and grow", "dmn", EndlessDmn.growth(), "muster.scoring"),
                Bad.text("truncated DMN", "dmn", EndlessDmn.loop().substring(0, 300), "XML"));
    }

    private Digest store(byte[] bytes) {
        return artifacts.store(new ByteArrayInputStream(bytes));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void refusesABadArtifactForGoodAndGoesOn(Bad bad) {
        var golden = new GoldenRecord(bad.inputs(), Map.of("y", 1), 1e-6);
        var digest = store(bad.bytes());

        var refusal = catchThrowableOfType(
                Refusal.class, () -> examiner.examine(bad.format(), digest, bad.declared(), List.of(golden)));

        assertThat(refusal).isNotNull().hasMessageContaining(bad.why());
        assertThat(refusal.mayWorkLater()).as(refusal.toString()).isFalse();
        assertThatOthersAreExamined();
    }

    private void assertThatOthersAreExamined() {
        var golden = new GoldenRecord(Map.of("x", 3), Map.of("y", 6.0), 1e-6);
        var sound = store(OnnxFiles.times(2).toByteArray());
        assertThat(examiner.examine("onnx", sound, Optional.empty(), List.of(golden))
                        .signature()
                        .outputs())
                .hasSize(1);
    }

    /** The permitted size of a model is up to the limits: it is accepted or refused in time. */
    @Test
    void veryLargeModelsAreTakenOrRefusedWithinTheLimits() {
        var golden = new GoldenRecord(X, Map.of("y", 1), 1e-6);
        takenOrRefused("onnx", EndlessOnnx.chain(300_000).toByteArray(), golden);
        takenOrRefused("dmn", EndlessDmn.table(50_000).getBytes(StandardCharsets.UTF_8), golden);
        assertThatOthersAreExamined();
    }

    private void takenOrRefused(String format, byte[] bytes, GoldenRecord golden) {
        var refusal = catchThrowableOfType(
                Refusal.class, () -> examiner.examine(format, store(bytes), Optional.empty(), List.of(golden)));
        if (refusal != null) {
            assertThat(refusal.mayWorkLater()).as(refusal.toString()).isFalse();
        }
    }
}
