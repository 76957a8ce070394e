package io.muster.scoring.onnx;

import io.muster.scoring.ModelFormat;
import io.muster.scoring.ScoringSettings;
import io.muster.scoring.worker.IsolatedFormatContract;
import java.io.IOException;

class IsolatedOnnxModuleTests extends IsolatedFormatContract {

    @Override
    protected ModelFormat own(ScoringSettings settings) {
        return new OnnxFormat(settings);
    }

    @Override
    protected Example example() throws IOException {
        return OnnxFormats.example(directory);
    }
}
