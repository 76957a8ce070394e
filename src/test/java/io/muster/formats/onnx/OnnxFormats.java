package io.muster.formats.onnx;

import io.muster.formats.ModelFormat;
import io.muster.formats.ScoringSettings;
import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import io.muster.scoring.ModelFormatContract.Example;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Opens the format to others' tests. */
public final class OnnxFormats {

    private OnnxFormats() {}

    public static ModelFormat onnx() {
        return new OnnxFormat(ScoringSettings.defaults());
    }

    static Example example(Path directory) throws IOException {
        return new Example(
                OnnxFiles.write(directory, OnnxFiles.logistic(3)),
                new Signature(
                        List.of(Field.vector("X", DataType.FLOAT, 3)), List.of(Field.of("score", DataType.FLOAT))),
                new GoldenRecord(Map.of("X", List.of(1, 2, 3)), Map.of("score", 1 / (1 + Math.exp(-0.4))), 1e-6),
                "X");
    }
}
