package io.muster.scoring.pmml;

import io.muster.scoring.ModelFormat;
import io.muster.scoring.ScoringSettings;
import io.muster.scoring.worker.IsolatedFormatContract;
import java.io.IOException;

class IsolatedPmmlModuleTests extends IsolatedFormatContract {

    @Override
    protected ModelFormat own(ScoringSettings settings) {
        return new PmmlFormat(settings);
    }

    @Override
    protected Example example() throws IOException {
        return PmmlFormats.example(directory);
    }
}
