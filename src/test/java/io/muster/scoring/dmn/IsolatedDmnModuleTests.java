package io.muster.scoring.dmn;

import io.muster.scoring.ModelFormat;
import io.muster.scoring.ScoringSettings;
import io.muster.scoring.worker.IsolatedFormatContract;
import java.io.IOException;

class IsolatedDmnModuleTests extends IsolatedFormatContract {

    @Override
    protected ModelFormat own(ScoringSettings settings) {
        return new DmnFormat(settings);
    }

    @Override
    protected Example example() throws IOException {
        return DmnFormats.example(directory);
    }
}
