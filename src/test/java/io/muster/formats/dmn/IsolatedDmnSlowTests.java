package io.muster.formats.dmn;

import io.muster.formats.ModelFormat;
import io.muster.formats.ScoringSettings;
import io.muster.workers.IsolatedFormatContract;
import java.io.IOException;

class IsolatedDmnSlowTests extends IsolatedFormatContract {

    @Override
    protected ModelFormat own(ScoringSettings settings) {
        return new DmnFormat(settings);
    }

    @Override
    protected Example example() throws IOException {
        return DmnFormats.example(directory);
    }
}
