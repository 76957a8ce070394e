package io.muster.formats;

import java.time.Duration;

/** A prediction exceeded its time limit and was ended; the message names the setting. */
public class PredictionOverdue extends ScoringFailed {

    /** @param what what took so long, as the beginning of a sentence */
    public PredictionOverdue(String what, Duration limit, String setting) {
        super(
                FormatProblem.PREDICTION_OVERDUE,
                ("%s took longer than %d ms (muster.scoring.%s) and was ended. The same request would be "
                                + "ended again: send fewer rows at once, or inform the model's developer")
                        .formatted(what, limit.toMillis(), setting),
                null);
    }
}
