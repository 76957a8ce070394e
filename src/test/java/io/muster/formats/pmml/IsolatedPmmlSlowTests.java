package io.muster.formats.pmml;

import io.muster.formats.ModelFormat;
import io.muster.formats.ScoringSettings;
import io.muster.workers.IsolatedFormatContract;
import java.io.IOException;

class IsolatedPmmlSlowTests extends IsolatedFormatContract {

    @Override
    protected ModelFormat own(ScoringSettings settings) {
        return new PmmlFormat(settings);
    }

    @Override
    protected Example example() throws IOException {
        return PmmlFormats.example(directory);
    }
}
