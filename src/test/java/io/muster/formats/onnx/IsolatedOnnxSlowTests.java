package io.muster.formats.onnx;

import io.muster.formats.ModelFormat;
import io.muster.formats.ScoringSettings;
import io.muster.workers.IsolatedFormatContract;
import java.io.IOException;

class IsolatedOnnxSlowTests extends IsolatedFormatContract {

    @Override
    protected ModelFormat own(ScoringSettings settings) {
        return new OnnxFormat(settings);
    }

    @Override
    protected Example example() throws IOException {
        return OnnxFormats.example(directory);
    }
}
