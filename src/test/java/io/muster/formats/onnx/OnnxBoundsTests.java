package io.muster.formats.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.muster.formats.PredictionOverdue;
import io.muster.formats.ScoringSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Time and memory of an ONNX run in the server's own process. */
class OnnxBoundsTests {

    private static final Duration SHORT = Duration.ofMillis(200);

    @TempDir
    Path directory;

    private final OnnxFormat format = new OnnxFormat(ScoringSettings.defaults());

    private Optional<String> unbounded(ModelProto model) throws IOException {
        var file = OnnxFiles.write(directory, model);
        return format.unbounded(file, format.inspect(file).orElseThrow());
    }

    static Stream<ModelProto> ordinary() {
        return Stream.of(
                OnnxFiles.logistic(20),
                OnnxFiles.network(20, 64),
                OnnxFiles.times(2),
                OnnxFiles.everyKind(),
                OnnxFiles.zipMap(),
                EndlessOnnx.wide(3),
                EndlessOnnx.wideAndOn(3),
                EndlessOnnx.convolved("Conv"),
                EndlessOnnx.manySupportVectors(2),
                EndlessOnnx.doubled(2),
                EndlessOnnx.chain(1_000));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("ordinary")
    void knowsTheMemoryOfOrdinaryModels(ModelProto model) throws IOException {
        assertThat(unbounded(model)).isEmpty();
    }

    static Stream<Arguments> unknown() {
        return Stream.of(
                Arguments.of(EndlessOnnx.loop(), "Loop"),
                Arguments.of(EndlessOnnx.zeros(), "ConstantOfShape"),
                Arguments.of(EndlessOnnx.repeated("Expand"), "Expand"),
                Arguments.of(EndlessOnnx.repeated("Tile"), "Tile"),
                Arguments.of(EndlessOnnx.range(), "Range"),
                Arguments.of(EndlessOnnx.zeros(1_000_000_000), "max-tensor-size"),
                Arguments.of(EndlessOnnx.doubled(24), "max-tensor-size"),
                Arguments.of(EndlessOnnx.outerProduct(), "max-tensor-size"),
                Arguments.of(EndlessOnnx.chain(30_000), "nodes"),
                Arguments.of(EndlessOnnx.wide(30_000), "max-tensor-size"),
                Arguments.of(EndlessOnnx.claimedNarrow(30_000), "max-tensor-size"),
                Arguments.of(EndlessOnnx.wideAndOn(5_000), "max-tensor-size"),
                Arguments.of(EndlessOnnx.manySupportVectors(30_000), "max-tensor-size"),
                Arguments.of(EndlessOnnx.convolved("ConvTranspose"), "ConvTranspose"),
                Arguments.of(EndlessOnnx.unknown(), "GRU"),
                Arguments.of(EndlessOnnx.textsLaidOut(), "depends on values"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("unknown")
    void reportsUnknownBounds(ModelProto model, String why) throws IOException {
        assertThat(unbounded(model))
                .hasValueSatisfying(reason -> assertThat(reason).contains(why));
    }

    @Test
    void endsARunThatDoesNotEndAndScoresOn() throws IOException {
        var impatient = new OnnxFormat(ScoringSettings.defaults().withTimes(Duration.ofMinutes(1), SHORT, SHORT));
        var file = OnnxFiles.write(directory, EndlessOnnx.loop());
        var before = NativeHandle.open();
        try (var scorer = impatient.load(file, impatient.inspect(file).orElseThrow())) {
            for (var i = 0; i < 3; i++) {
                assertThatThrownBy(() -> scorer.scoreRow(Map.of("x", 3, "times", 1L << 50)))
                        .isInstanceOf(PredictionOverdue.class)
                        .hasMessageContaining("200 ms")
                        .hasMessageContaining("muster.scoring.evaluation-timeout");
                assertThat(scorer.scoreRow(Map.of("x", 3, "times", 7))).containsEntry("y", 3.0);
            }
        }
        assertThat(NativeHandle.open()).isEqualTo(before);
    }
}
