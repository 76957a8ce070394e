package io.muster.lifecycle;

import io.muster.formats.dmn.EndlessDmn;
import io.muster.formats.onnx.BrokenOnnx;
import io.muster.formats.onnx.EndlessOnnx;
import io.muster.formats.onnx.OnnxFiles;
import io.muster.formats.pmml.EndlessPmml;
import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.Signature;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Artifacts that fail every examination, and the message for their developer. */
enum BadArtifact {
    NUMBERS_TOO_LARGE("onnx", BrokenOnnx.inputOf(1L << 40).toByteArray(), Map.of("x", 1), "overflow"),
    ENDLESS_LOOP(
            "onnx",
            EndlessOnnx.loop().toByteArray(),
            Map.of("x", 1, "times", 1L << 50),
            "muster.scoring.evaluation-timeout"),
    MUCH_MEMORY(
            "onnx", EndlessOnnx.zeros(1_000_000_000).toByteArray(), Map.of("x", 1), "muster.scoring.workers.memory"),
    TRUNCATED("onnx", half(OnnxFiles.logistic(20).toByteArray()), Map.of("x", 1), "damaged"),
    DOUBLING_FUNCTIONS("pmml", text(EndlessPmml.doubling(40)), Map.of("age", 40), "muster.scoring.max-operations"),
    LOOP_UP_TO_AN_INPUT("dmn", text(EndlessDmn.loop()), Map.of("x", 1), "an end of a range"),
    ENDLESS_RULE("dmn", text(EndlessDmn.recursion()), Map.of("x", 1), "muster.scoring.evaluation-timeout");

    private final String format;
    private final byte[] content;
    private final Map<String, Object> inputs;
    private final String why;

    BadArtifact(String format, byte[] content, Map<String, Object> inputs, String why) {
        this.format = format;
        this.content = content;
        this.inputs = inputs;
        this.why = why;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] half(byte[] whole) {
        return Arrays.copyOf(whole, whole.length / 2);
    }

    String format() {
        return format;
    }

    byte[] content() {
        return content.clone();
    }

    Map<String, Object> inputs() {
        return inputs;
    }

    /** Part of the reason. */
    String why() {
        return why;
    }

    @Nullable
    Signature declared() {
        return format.equals("dmn")
                ? new Signature(List.of(Field.of("x", DataType.DOUBLE)), List.of(Field.of("D", DataType.TEXT)))
                : null;
    }
}
