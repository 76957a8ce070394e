package io.muster.scoring.pmml;

import io.muster.scoring.ModelFormat;
import io.muster.scoring.ScoringSettings;

/** Opens the format to tests of those who write PMML. */
public final class PmmlFormats {

    private PmmlFormats() {}

    public static ModelFormat pmml() {
        return new PmmlFormat(ScoringSettings.defaults());
    }
}
