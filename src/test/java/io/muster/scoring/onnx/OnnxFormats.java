package io.muster.scoring.onnx;

import io.muster.scoring.ModelFormat;
import io.muster.scoring.ScoringSettings;

/** Opens the format to others' tests. */
public final class OnnxFormats {

    private OnnxFormats() {}

    public static ModelFormat onnx() {
        return new OnnxFormat(ScoringSettings.defaults());
    }
}
