package io.muster.training.embedded;

import io.muster.formats.ModelFormat;
import io.muster.formats.pmml.PmmlFormats;
import io.muster.training.GermanCredit;
import io.muster.training.TrainingBackend;
import io.muster.training.TrainingBackendContract;
import io.muster.training.TrainingJob;
import io.muster.training.scorecard.Scorecards;
import java.nio.file.Path;
import java.util.Map;

/** The embedded backend with a logistic scorecard. */
class EmbeddedScorecardTests extends TrainingBackendContract {

    @Override
    protected TrainingBackend createBackend() {
        return EmbeddedBackends.of(Scorecards.logistic());
    }

    @Override
    protected String word() {
        return "embedded";
    }

    @Override
    protected TrainingJob job(Path directory) {
        return EmbeddedBackends.job(
                "logistic-scorecard", "pmml", Map.of(), GermanCredit.training(), GermanCredit.features(), directory);
    }

    @Override
    protected ModelFormat runtime() {
        return PmmlFormats.pmml();
    }
}
