package io.muster.scoring;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;
import java.time.Duration;

/** A prediction took longer than it may and was ended; the message names the setting. */
@Problem(slug = "prediction-overdue", kind = Refusal.Kind.UNAVAILABLE, title = "Prediction overdue")
public class PredictionOverdue extends ScoringFailed {

    /** @param what what took so long, as the beginning of a sentence */
    public PredictionOverdue(String what, Duration limit, String setting) {
        super(
                "%s did not end within %d ms (muster.scoring.%s) and was ended. The same request would be ended again: send fewer rows at once, or tell the model's developer"
                        .formatted(what, limit.toMillis(), setting));
    }
}
