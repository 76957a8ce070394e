package io.muster.training.embedded;

import io.muster.formats.ModelFormat;
import io.muster.formats.onnx.OnnxFormats;
import io.muster.training.GermanCredit;
import io.muster.training.TrainingBackend;
import io.muster.training.TrainingBackendContract;
import io.muster.training.TrainingJob;
import io.muster.training.tribuo.Forests;
import java.nio.file.Path;
import java.util.Map;

/** The embedded backend with a small forest. */
class EmbeddedForestSlowTests extends TrainingBackendContract {

    @Override
    protected TrainingBackend createBackend() {
        return EmbeddedBackends.of(Forests.randomForest());
    }

    @Override
    protected String word() {
        return "embedded";
    }

    @Override
    protected TrainingJob job(Path directory) {
        var parameters = Map.of("trees", "5", "max-depth", "4", "seed", "7");
        return EmbeddedBackends.job(
                "random-forest", "onnx", parameters, GermanCredit.training(), GermanCredit.features(), directory);
    }

    @Override
    protected ModelFormat runtime() {
        return OnnxFormats.onnx();
    }
}
